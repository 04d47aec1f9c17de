package register.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfPTable;
import register.chain.Checkpoint;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.policy.Additions;
import register.policy.Category;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Language;
import register.policy.Origin;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.words.Notes;
import register.words.Places;
import register.words.Words;

/// Sets one edition of one entry: what the policy says, and what the register knows of it.
final class SnapshotLayout {
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
    /// @param checkpoint that ends at the entry
    /// @param statement of what will seal it
    /// @param redaction the last that ended a name in it
    record Sealed(
            Checkpoint checkpoint,
            SealStatement statement,
            @Nullable EntryHeader redaction) {}

    /// @param additions of a correction
    /// @param seal absent for a draft
    SnapshotLayout(
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

    byte[] render() {
        book.paragraph(edition.provider(), Style.LEDE, 2);
        book.paragraph(edition.title(), Style.TITLE, 12);
        facts();
        List<Phrase> notes = notes();
        if (!notes.isEmpty()) {
            book.add(Tables.panel(notes));
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
                book.heading(glossary.get("category", category), Style.HEADING, 14, Tables.firstRows(table) + 6);
                book.add(table);
            });
        }
        new Particulars(book, version, language).write();
        new AnnexPart(book, language).write(version, language);
        if (seal != null) {
            about(seal);
        }
        return book.close();
    }

    private void facts() {
        PdfPTable table = Tables.facts(LABELS);
        fact(
                table,
                glossary.get("date-basis", version.dateBasis()),
                header.effectiveDate().toString(),
                Style.STRONG);
        fact(table, words.get("time-zone"), header.timeZone().getId(), Style.FACT);
        if (seal != null) {
            fact(table, words.get("recorded"), instant(header.recordedAt()), Style.FACT);
        }
        fact(table, words.get("revision"), revision(Integer.toString(header.revision()), " – "), Style.FACT);
        fact(
                table,
                words.get("language"),
                Places.language(language, words.language()) + " (" + glossary.get("edition-status", edition.status())
                        + ")",
                Style.FACT);
        if (version.authoritativeLanguage() != null) {
            fact(
                    table,
                    words.get("authoritative-language"),
                    Places.language(version.authoritativeLanguage(), words.language()),
                    Style.FACT);
        }
        fact(table, words.get("policy"), header.policy().value(), Style.FACT);
        book.add(table);
    }

    private void fact(PdfPTable table, String label, String value, Style style) {
        Tables.fact(table, book.type(), label, book.type().plain(value, style));
    }

    /// The revision, and for a correction its reason.
    private String revision(String revision, String separator) {
        return header.kind() == EntryKind.CORRECTION && header.reason() != null
                ? revision + separator + glossary.get("corrected", header.reason())
                : revision;
    }

    private List<Phrase> notes() {
        var notes = new ArrayList<String>();
        var of = new Notes(header, glossary, language);
        of.addition(additions, LocalDate::toString).ifPresent(notes::add);
        if (edition.status() != EditionStatus.ORIGINAL) {
            Language authoritative = version.authoritativeLanguage();
            notes.add(
                    authoritative == null || authoritative.equals(language)
                            ? glossary.get("translation-note-unknown")
                            : glossary.get("translation-note", Places.language(authoritative, words.language())));
        }
        Origin origin = version.origin();
        if (origin != null && origin.imported()) {
            notes.add(of.imported() + ".");
        } else if (seal != null && recordedLate()) {
            notes.add(words.get("recorded-after"));
        }
        if (seal != null && seal.redaction() != null) {
            notes.add(redacted(seal.redaction()));
        }
        if (origin != null && origin.sourceUrl() != null) {
            notes.add(words.get("source", origin.sourceUrl().toString()));
        }
        return notes.stream().map(note -> book.type().linked(note, Style.FACT)).toList();
    }

    private String redacted(EntryHeader redaction) {
        String date = LocalDate.ofInstant(redaction.recordedAt(), redaction.timeZone())
                .toString();
        return glossary.get("redacted", date, Objects.requireNonNullElse(redaction.reason(), ""));
    }

    private boolean recordedLate() {
        return LocalDate.ofInstant(header.recordedAt(), header.timeZone()).isAfter(header.effectiveDate());
    }

    private void section(Section section) {
        Category category = section.table();
        Optional<PdfPTable> table = category == null ? Optional.empty() : engagements(category);
        PdfOutline parent = book.root();
        if (section.heading() != null) {
            boolean tableFollows =
                    section.paragraphs().isEmpty() && section.bullets().isEmpty();
            float following = tableFollows ? table.map(Tables::firstRows).orElse(0f) + 6 : 0;
            parent = book.heading(section.heading(), Style.HEADING, 14, following);
        }
        for (String paragraph : section.paragraphs()) {
            book.paragraph(paragraph, Style.BODY, 6);
        }
        if (!section.bullets().isEmpty()) {
            book.bullets(section.bullets());
        }
        if (category != null && table.isPresent()) {
            book.room(table.get().spacingBefore() + Tables.firstRows(table.get()));
            book.bookmark(parent, words.get("table", glossary.get("category", category)));
            book.add(table.get());
        }
    }

    private Optional<PdfPTable> engagements(Category category) {
        return new EngagementTable(book.type(), language).of(version, category);
    }

    private void about(Sealed sealed) {
        book.heading(words.get("about"), Style.HEADING, 14, 150);
        PdfPTable table = Tables.facts(LABELS);
        fact(table, words.get("entry"), Long.toString(header.sequence()), Style.FACT);
        fact(table, words.get("entry-hash"), header.hash().hex(), Style.HASH);
        fact(table, glossary.get("content-hash"), header.contentHash().hex(), Style.HASH);
        if (header.previousHash() != null) {
            fact(table, words.get("previous-hash"), header.previousHash().hex(), Style.HASH);
        }
        book.add(table);
        checkpoint(sealed.checkpoint());
        sealed.statement().write(book, words.language(), LABELS);
    }

    /// Over the whole width: a line that ends in the middle of the origin is copied wrongly.
    private void checkpoint(Checkpoint checkpoint) {
        List<String> lines = checkpoint.text().lines().toList();
        book.room(Style.LABEL.leading() + lines.size() * Style.HASH.leading());
        book.paragraph(words.get("checkpoint"), Style.LABEL, 1.5f);
        for (int line = 0; line < lines.size(); line++) {
            book.paragraph(lines.get(line), Style.HASH, line == lines.size() - 1 ? 12 : 0);
        }
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
