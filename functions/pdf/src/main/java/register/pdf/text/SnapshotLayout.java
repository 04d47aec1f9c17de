package register.pdf.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.SnapshotText;
import register.log.Checkpoint;
import register.pdf.layout.Attachment;
import register.pdf.layout.Book;
import register.pdf.layout.PageFurniture;
import register.policy.Category;
import register.policy.Edition;
import register.value.Bytes;
import register.words.LongDate;
import register.words.Places;
import register.words.Words;

/// Sets one edition of one entry: the company, the changes, the list, the policy's text, and how to check them.
public final class SnapshotLayout {
    static final Words.Bundle WORDS = Words.bundle(SnapshotLayout.class, "documents");

    /// The number of digits of the content's hash on each page: enough to find the document.
    private static final int HASH_DIGITS = 16;

    private final SnapshotText text;
    private final EntryHeader header;
    private final @Nullable Sealed seal;
    private final SnapshotPart part;
    private final Book book;

    /// The parts that only an accepted entry has.
    ///
    /// @param content of the entry, embedded in the document as a file
    /// @param checkpoint that ends at the entry
    /// @param statement on the future seal
    public record Sealed(Bytes content, Checkpoint checkpoint, SealStatement statement) {}

    /// @param seal absent for a draft
    public SnapshotLayout(SnapshotText text, @Nullable Sealed seal) {
        this.text = text;
        this.header = text.header();
        this.seal = seal;
        Edition edition = text.version().edition(text.language());
        this.book = new Book(
                Metadata.edition(edition.title(), edition.provider(), text, seal == null),
                header.recordedAt(),
                furniture(edition));
        this.part = new SnapshotPart(text, book);
    }

    public byte[] render() {
        var notes = new EditionNotes(part);
        new HeadPart(part)
                .write(
                        notes.origin(seal != null),
                        seal == null ? null : seal.statement().marks(part.words.language()));
        notes.write();
        new ChangesPart(part).write();
        Map<Category, ListPart.Numbers> numbers = new ListPart(part).write();
        new PolicyPart(part, numbers).write();
        new RequestsPart(part).write();
        if (seal != null) {
            attach(seal.content());
            new ProofPart(part).write(seal.checkpoint(), seal.statement());
        }
        return book.close();
    }

    private void attach(Bytes content) {
        String name = header.policy() + "-" + header.effectiveDate() + "-" + header.revision() + ".json";
        String description = part.glossary.get("content-hash") + ": " + header.contentHash();
        book.attach(new Attachment(name, "application/json", description, content), header.recordedAt());
    }

    private PageFurniture furniture(Edition edition) {
        Words words = WORDS.in(text.language());
        Words glossary = Words.glossary().in(text.language());
        String facts = " · "
                + String.join(
                        " · ",
                        glossary.get("date-basis", text.version().dateBasis()) + " "
                                + LongDate.of(header.effectiveDate(), words.language()),
                        glossary.get("revision", Integer.toString(header.revision())),
                        Places.language(text.language(), words.language()),
                        header.contentHash().hex().substring(0, HASH_DIGITS));
        String reason = header.reason();
        var more = new ArrayList<>(
                seal == null ? List.<String>of() : seal.statement().marks(words.language()));
        if (header.kind() == EntryKind.CORRECTION && reason != null) {
            more.add(glossary.get("corrected", reason));
        }
        return new PageFurniture(
                edition.title(),
                facts,
                more,
                (page, pages) -> words.get("page", Integer.toString(page), Integer.toString(pages)),
                seal == null ? new PageFurniture.Draft(words.get("draft"), words.get("draft-line")) : null);
    }
}
