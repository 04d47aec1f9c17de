package register.pdf.text;

import java.time.LocalDate;
import register.document.SnapshotText;
import register.pdf.layout.Book;
import register.pdf.layout.PdfTable;
import register.pdf.layout.Style;
import register.pdf.layout.StyledText;
import register.policy.PolicyVersion;
import register.value.Language;
import register.words.LongDate;
import register.words.Words;

/// The common base of a snapshot's parts: the edition, the book they write, and their wording.
final class SnapshotPart {
    /// The width of the labels of facts, in points.
    static final float LABELS = 130;

    final SnapshotText text;
    final PolicyVersion version;
    final Language language;
    final Words words;
    final Words glossary;
    final Book book;

    SnapshotPart(SnapshotText text, Book book) {
        this.text = text;
        this.version = text.version();
        this.language = text.language();
        this.words = SnapshotLayout.WORDS.in(language);
        this.glossary = Words.glossary().in(language);
        this.book = book;
    }

    /// A text in the register's words, not the policy's.
    StyledText said(String said, Style style) {
        return StyledText.plain(said, style).in(words.language());
    }

    String date(LocalDate date) {
        return LongDate.of(date, words.language());
    }

    void fact(PdfTable table, String label, String value, Style style) {
        table.fact(said(label, Style.LABEL), StyledText.plain(value, style));
    }
}
