package register.pdf.text;

import java.util.List;
import register.chain.EntryHeader;
import register.log.Checkpoint;
import register.pdf.layout.Book;
import register.pdf.layout.Style;
import register.pdf.layout.Table;
import register.pdf.layout.Text;
import register.pdf.text.SealStatement.Fact;
import register.value.Language;
import register.words.Words;

/// Where a snapshot says which entry it shows, and by what it is sealed.
final class EntryPart {
    /// What must have room under its heading, in points: about all of it.
    private static final float HEIGHT = 250;

    private final Book book;
    private final EntryHeader header;
    private final Words words;
    private final Words glossary;

    EntryPart(Book book, EntryHeader header, Language language) {
        this.book = book;
        this.header = header;
        this.words = SnapshotLayout.WORDS.in(language);
        this.glossary = Words.glossary().in(language);
    }

    void write(SnapshotLayout.Sealed sealed, float labelWidth) {
        book.heading(said("about", Style.HEADING), 14, HEIGHT);
        Table table = Table.facts(book.type(), labelWidth);
        table.fact(said("entry", Style.LABEL), Text.plain(Long.toString(header.sequence()), Style.FACT));
        table.fact(said("entry-hash", Style.LABEL), Text.plain(header.hash().hex(), Style.HASH));
        book.table(table, 0, 10);
        checkpoint(book, words.language(), sealed.checkpoint());
        sealed.statement().write(book, words.language(), labelWidth, List.of(recorded(), what(), content()));
    }

    private Fact recorded() {
        return new Fact(words.get("recorded"), SnapshotLayout.instant(header.recordedAt()), Style.FACT);
    }

    private Fact what() {
        String revision = glossary.get("revision", Integer.toString(header.revision()));
        return new Fact(
                words.get("policy"), header.policy() + " · " + header.effectiveDate() + " · " + revision, Style.FACT);
    }

    private Fact content() {
        return new Fact(glossary.get("content-hash"), header.contentHash().hex(), Style.HASH);
    }

    /// Over the whole width: a line that ends in the middle of the origin is copied wrongly.
    static void checkpoint(Book book, Language language, Checkpoint checkpoint) {
        Words words = SnapshotLayout.WORDS.in(language);
        List<String> lines = checkpoint.text().lines().toList();
        book.room(Style.LABEL.leading() + lines.size() * Style.HASH.leading());
        book.paragraph(Text.plain(words.get("checkpoint"), Style.LABEL).in(words.language()), 1.5f);
        for (int line = 0; line < lines.size(); line++) {
            book.paragraph(Text.plain(lines.get(line), Style.HASH), line == lines.size() - 1 ? 8 : 0);
        }
    }

    private Text said(String word, Style style) {
        return Text.plain(words.get(word), style).in(words.language());
    }
}
