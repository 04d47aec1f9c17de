package register.pdf.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfOutline;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.log.Checkpoint;
import register.pdf.layout.Attachment;
import register.pdf.layout.Book;
import register.pdf.layout.Furniture;
import register.pdf.layout.Style;
import register.pdf.layout.Table;
import register.pdf.layout.Text;
import register.policy.Category;
import register.policy.Edition;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.policy.compare.Additions;
import register.value.Bytes;
import register.value.Language;
import register.words.LongDate;
import register.words.Places;
import register.words.Words;

/// Sets one edition of one entry: what the policy says, and what the register knows of it.
public final class SnapshotLayout {
    static final Words.Bundle WORDS = Words.bundle(SnapshotLayout.class, "documents");

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final float LABELS = 130;

    private final EntryHeader header;
    private final PolicyVersion version;
    private final @Nullable Additions additions;
    private final Language language;
    private final Edition edition;
    private final Words words;
    private final Words glossary;
    private final @Nullable Sealed seal;
    private final Book book;

    /// What only an accepted entry has.
    ///
    /// @param content of the entry, which goes into the document as a file
    /// @param checkpoint that ends at the entry
    /// @param statement of what will seal it
    /// @param redaction the last that ended a name in it
    public record Sealed(
            Bytes content,
            Checkpoint checkpoint,
            SealStatement statement,
            @Nullable EntryHeader redaction) {}

    /// @param additions of a correction
    /// @param seal absent for a draft
    public SnapshotLayout(
            EntryHeader header,
            PolicyVersion version,
            @Nullable Additions additions,
            Language language,
            @Nullable Sealed seal) {
        this.header = header;
        this.version = version;
        this.additions = additions;
        this.language = language;
        this.edition = version.edition(language);
        this.words = WORDS.in(language);
        this.glossary = Words.glossary().in(language);
        this.seal = seal;
        this.book = new Book(
                Metadata.edition(edition.title(), edition.provider(), header, language, seal == null),
                header.recordedAt(),
                furniture());
    }

    static String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    public byte[] render() {
        book.paragraph(Text.linked(edition.provider(), Style.LEDE), 2);
        book.title(Text.linked(edition.title(), Style.TITLE), 12);
        facts();
        List<String> notes = new EditionNotes(header, version, language)
                .of(additions, seal != null, seal == null ? null : seal.redaction());
        if (!notes.isEmpty()) {
            book.panel(
                    notes.stream()
                            .map(note -> Text.linked(note, Style.FACT).in(words.language()))
                            .toList(),
                    10);
        }
        var unplaced = EnumSet.allOf(Category.class);
        for (Section section : edition.sections()) {
            section(section);
            if (section.table() != null) {
                unplaced.remove(section.table());
            }
        }
        for (Category category : unplaced) {
            engagements(category).ifPresent(table -> {
                book.heading(said(glossary.get("category", category), Style.HEADING), 14, table.firstRows() + 6);
                book.table(table, 6, 10);
            });
        }
        new Particulars(book, version, language).write();
        new AnnexPart(book, language).write(version, language);
        if (seal != null) {
            attach(seal.content());
            new EntryPart(book, header, language).write(seal, LABELS);
        }
        return book.close();
    }

    private void facts() {
        Table table = Table.facts(book.type(), LABELS);
        fact(
                table,
                glossary.get("date-basis", version.dateBasis()),
                LongDate.of(header.effectiveDate(), words.language()),
                Style.FACT_STRONG);
        fact(table, glossary.get("member.timeZone"), header.timeZone().getId(), Style.FACT);
        if (seal != null) {
            fact(table, words.get("recorded"), instant(header.recordedAt()), Style.FACT);
        }
        fact(table, glossary.get("revision-label"), revision(Integer.toString(header.revision()), " – "), Style.FACT);
        table.fact(
                said(words.get("language"), Style.LABEL),
                said(
                        Places.language(language, words.language()) + " ("
                                + glossary.get("edition-status", edition.status()) + ")",
                        Style.FACT));
        if (version.authoritativeLanguage() != null) {
            table.fact(
                    said(glossary.get("member.authoritativeLanguage"), Style.LABEL),
                    said(Places.language(version.authoritativeLanguage(), words.language()), Style.FACT));
        }
        fact(table, words.get("policy"), header.policy().value(), Style.FACT);
        book.table(table, 0, 10);
    }

    private void fact(Table table, String label, String value, Style style) {
        table.fact(said(label, Style.LABEL), Text.plain(value, style));
    }

    /// A text in the register's words, not the policy's.
    private Text said(String text, Style style) {
        return Text.plain(text, style).in(words.language());
    }

    /// The revision, and for a correction its reason.
    private String revision(String revision, String separator) {
        return header.kind() == EntryKind.CORRECTION && header.reason() != null
                ? revision + separator + glossary.get("corrected", header.reason())
                : revision;
    }

    private void section(Section section) {
        Category category = section.table();
        Optional<Table> table = category == null ? Optional.empty() : engagements(category);
        PdfOutline parent = book.root();
        if (section.heading() != null) {
            boolean tableFollows =
                    section.paragraphs().isEmpty() && section.bullets().isEmpty();
            float following = tableFollows ? table.map(Table::firstRows).orElse(0f) + 6 : 0;
            parent = book.heading(Text.linked(section.heading(), Style.HEADING), 14, following);
        }
        for (String paragraph : section.paragraphs()) {
            book.paragraph(Text.linked(paragraph, Style.BODY), 6);
        }
        if (!section.bullets().isEmpty()) {
            book.bullets(section.bullets().stream()
                    .map(bullet -> Text.linked(bullet, Style.BODY))
                    .toList());
        }
        if (category != null && table.isPresent()) {
            book.room(6 + table.get().firstRows());
            book.bookmark(parent, words.get("table", glossary.get("category", category)));
            book.table(table.get(), 6, 10);
        }
    }

    private Optional<Table> engagements(Category category) {
        return new EngagementTable(book.type(), language).of(version, category);
    }

    private void attach(Bytes content) {
        String name = header.policy() + "-" + header.effectiveDate() + "-" + header.revision() + ".json";
        String description = glossary.get("content-hash") + ": " + header.contentHash();
        book.attach(new Attachment(name, "application/json", description, content), header.recordedAt());
    }

    private Furniture furniture() {
        String date = glossary.get("date-basis", version.dateBasis()) + " " + header.effectiveDate();
        return new Furniture(
                List.of(
                        header.policy() + " · " + date,
                        revision(glossary.get("revision", Integer.toString(header.revision())), " · "),
                        glossary.get("content-hash") + ": " + header.contentHash()),
                (page, pages) -> words.get("page", Integer.toString(page), Integer.toString(pages)),
                seal == null ? new Furniture.Draft(words.get("draft"), words.get("draft-line")) : null);
    }
}
