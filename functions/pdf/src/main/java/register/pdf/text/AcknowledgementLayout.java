package register.pdf.text;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import register.document.AcknowledgementText;
import register.pdf.layout.Book;
import register.pdf.layout.Furniture;
import register.pdf.layout.Style;
import register.pdf.layout.Table;
import register.pdf.layout.Text;
import register.words.LongDate;
import register.words.Words;

/// Sets the receipt of a request: that the message arrived, and nothing more. Of what the sender
/// wrote it shows the address alone.
final class AcknowledgementLayout {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private static final float LABELS = 140;

    private static final Words.Bundle WORDS = Words.bundle(AcknowledgementLayout.class, "acknowledgement");

    private final AcknowledgementText text;
    private final SealStatement seal;
    private final Words words;
    private final Words glossary;
    private final Book book;

    AcknowledgementLayout(AcknowledgementText text, SealStatement seal) {
        this.text = text;
        this.seal = seal;
        this.words = WORDS.in(text.language());
        this.glossary = Words.glossary().in(text.language());
        String title = words.get("acknowledgement");
        this.book = new Book(
                Metadata.acknowledgement(
                        title + " " + text.reference(), text.provider(), text.reference(), words.language()),
                text.receivedAt(),
                new Furniture(
                        List.of(title + " · " + text.reference()),
                        (page, pages) -> words.get("page", Integer.toString(page), Integer.toString(pages)),
                        null));
    }

    byte[] render() {
        book.paragraph(Text.linked(text.provider(), Style.LEDE), 2);
        book.title(Text.linked(words.get("acknowledgement"), Style.TITLE), 12);
        Table receipt = Table.facts(book.type(), LABELS);
        fact(receipt, words.get("reference"), text.reference().value(), Style.FACT_STRONG);
        fact(receipt, words.get("received"), SnapshotLayout.instant(text.receivedAt()), Style.FACT);
        fact(receipt, words.get("received-local"), local(), Style.FACT);
        fact(receipt, words.get("received-from"), text.sender(), Style.FACT);
        book.table(receipt, 0, 10);
        for (String sentence : List.of("arrived", "no-agreement", "no-relationship", "no-period", "next")) {
            book.paragraph(Text.linked(words.get(sentence, text.provider()), Style.BODY), 3);
        }
        if (text.privacyNoticeUrl() != null) {
            String privacy = words.get(
                    "privacy", text.provider(), text.privacyNoticeUrl().toString());
            book.paragraph(Text.linked(privacy, Style.BODY), 3);
        }
        book.heading(Text.plain(words.get("policy-in-force"), Style.HEADING), 12, 60);
        Table policy = Table.facts(book.type(), LABELS);
        fact(policy, words.get("policy"), text.policy().value(), Style.FACT);
        fact(policy, words.get("version-of"), LongDate.of(text.effectiveDate(), words.language()), Style.FACT);
        fact(policy, glossary.get("revision-label"), Integer.toString(text.revision()), Style.FACT);
        fact(policy, glossary.get("content-hash"), text.contentHash().hex(), Style.HASH);
        if (text.dpaFile() != null) {
            fact(policy, glossary.get("prepared-dpa"), text.dpaFile().name(), Style.FACT);
            fact(policy, "SHA-256", text.dpaFile().sha256(), Style.HASH);
        }
        book.table(policy, 0, 10);
        if (text.checkpoint() != null) {
            EntryPart.checkpoint(book, words.language(), text.checkpoint());
        }
        book.heading(Text.plain(words.get("about"), Style.HEADING), 12, 160);
        seal.write(
                book,
                words.language(),
                LABELS,
                List.of(
                        new SealStatement.Fact(
                                words.get("received"), SnapshotLayout.instant(text.receivedAt()), Style.FACT),
                        new SealStatement.Fact(
                                words.get("acknowledgement"), text.reference().value(), Style.FACT)));
        return book.close();
    }

    private String local() {
        ZoneId zone = text.timeZone();
        return LOCAL.format(ZonedDateTime.ofInstant(text.receivedAt(), zone)) + ", " + zone.getId();
    }

    private static void fact(Table table, String label, String value, Style style) {
        table.fact(Text.plain(label, Style.LABEL), Text.plain(value, style));
    }
}
