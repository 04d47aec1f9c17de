package register.pdf.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.evidence.EvidencePack;
import register.notice.LedgerLine.Kind;
import register.pdf.layout.Attachment;
import register.pdf.layout.Book;
import register.pdf.layout.Masthead;
import register.pdf.layout.PageFurniture;
import register.pdf.layout.PdfTable;
import register.pdf.layout.Style;
import register.pdf.layout.StyledText;
import register.value.Bytes;
import register.words.Words;

/// Sets the evidence of the notices to one customer: their content, their results, and what each fact proves and
/// does not prove.
final class EvidenceLayout {
    static final Words.Bundle WORDS = Words.bundle(EvidenceLayout.class, "evidence");

    private static final String FILE = "evidence.json";
    /// The height in points of the seal and the sentences above it, which stay together.
    private static final float SEAL = 200;

    private final EvidencePack pack;
    private final Bytes content;
    private final SealStatement seal;
    private final Words words;
    private final Book book;

    EvidenceLayout(EvidencePack pack, SealStatement seal) {
        this.pack = pack;
        this.content = pack.content();
        this.seal = seal;
        this.words = WORDS.in(pack.language());
        Words documents = SnapshotLayout.WORDS.in(pack.language());
        this.book = new Book(
                Metadata.evidence(words.get("title"), pack, content.hash(), words.language()),
                pack.madeAt(),
                new PageFurniture(
                        words.get("title"),
                        " · " + pack.policy() + " · " + Instants.utc(pack.madeAt()),
                        seal.marks(words.language()),
                        (page, pages) -> documents.get("page", Integer.toString(page), Integer.toString(pages)),
                        null));
    }

    byte[] render() {
        head();
        var part = new EvidencePart(pack, words, book);
        pack.notices().forEach(part::write);
        shows();
        book.attach(
                new Attachment(FILE, "application/json", words.get("title") + ": " + content.hash(), content),
                pack.madeAt());
        seal.write(book, words.language(), SnapshotPart.LABELS, List.of());
        return book.close();
    }

    private void head() {
        var parts = new ArrayList<>(HeadPart.company(
                pack.company(), pack.provider(), Words.glossary().in(words.language())));
        parts.addAll(HeadPart.marked(seal.marks(words.language()), words.language()));
        parts.add(new Masthead.Part(StyledText.plain(words.get("title"), Style.TITLE), true, 7));
        parts.add(new Masthead.Part(StyledText.foreign(who(), Style.STATE), false, 2));
        String made = words.get("as-of", Instants.utc(pack.madeAt())) + " · " + pack.policy();
        parts.add(new Masthead.Part(StyledText.plain(made, Style.QUIET), false, 0));
        book.masthead(new Masthead(parts, code()), 10);
    }

    /// The recipient as the company wrote it, which may be any text.
    private String who() {
        return Stream.of(pack.who().customer(), pack.who().address(), pack.who().externalId())
                .filter(Objects::nonNull)
                .map(EvidencePart::line)
                .collect(Collectors.joining(" · "));
    }

    private Masthead.@Nullable Code code() {
        URI address = pack.register();
        return address == null
                ? null
                : new Masthead.Code(
                        address + "/verify",
                        SnapshotLayout.WORDS.in(words.language()).get("code"),
                        List.of(
                                StyledText.plain(
                                        Words.glossary().in(words.language()).get("list-verify"), Style.CAPTION),
                                StyledText.plain(
                                        address.getRawAuthority() + address.getRawPath() + "\n/verify",
                                        Style.CAPTION_STRONG)));
    }

    /// Writes what each fact proves and what it does not.
    private void shows() {
        PdfTable table = PdfTable.facts(book.type(), SnapshotPart.LABELS);
        shows(table, words.get("commitment"), "shows.commitment");
        for (Kind kind : List.of(Kind.SENT, Kind.ACCEPTED, Kind.TOLD_BY_HAND)) {
            shows(table, words.capital(words.get("kind", kind)), "shows." + kind.term());
        }
        shows(table, words.get("outcome"), "shows.outcome");
        book.heading(StyledText.plain(words.get("shows"), Style.HEADING), 10, table.height() + SEAL);
        book.table(table, 0, 4);
        book.paragraph(StyledText.plain(words.get("own-mail"), Style.FACT_STRONG), 2);
        book.paragraph(StyledText.plain(words.get("attached"), Style.FACT), 8);
    }

    private void shows(PdfTable table, String what, String sentence) {
        table.fact(StyledText.plain(what, Style.FACT_STRONG), StyledText.plain(words.get(sentence), Style.FACT));
    }
}
