package register.documents;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.pdf.PdfPTable;
import register.document.AcknowledgementText;
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
    private final Book book;

    AcknowledgementLayout(AcknowledgementText text, SealStatement seal) {
        this.text = text;
        this.seal = seal;
        this.words = WORDS.in(text.language());
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
        book.paragraph(text.provider(), Style.LEDE, 2);
        book.paragraph(words.get("acknowledgement"), Style.TITLE, 12);
        PdfPTable receipt = Tables.facts(LABELS);
        fact(receipt, words.get("reference"), text.reference().value(), Style.STRONG);
        fact(receipt, words.get("received"), SnapshotLayout.instant(text.receivedAt()), Style.FACT);
        fact(receipt, words.get("received-local"), local(), Style.FACT);
        fact(receipt, words.get("received-from"), text.sender(), Style.FACT);
        book.add(receipt);
        for (String sentence : List.of("arrived", "no-agreement", "no-relationship", "no-period")) {
            book.paragraph(words.get(sentence, text.provider()), Style.BODY, 3);
        }
        if (text.privacyNoticeUrl() != null) {
            book.paragraph(
                    words.get(
                            "privacy", text.provider(), text.privacyNoticeUrl().toString()),
                    Style.BODY,
                    3);
        }
        book.heading(words.get("policy-in-force"), Style.HEADING, 12, 60);
        PdfPTable policy = Tables.facts(LABELS);
        fact(policy, words.get("policy"), text.policy().value(), Style.FACT);
        fact(policy, words.get("version-of"), text.effectiveDate().toString(), Style.FACT);
        fact(policy, words.get("revision"), Integer.toString(text.revision()), Style.FACT);
        fact(policy, words.get("content-hash"), text.contentHash().hex(), Style.HASH);
        book.add(policy);
        book.heading(words.get("about"), Style.HEADING, 12, 110);
        seal.write(book, words.language(), LABELS);
        return book.close();
    }

    private String local() {
        ZoneId zone = text.timeZone();
        return LOCAL.format(ZonedDateTime.ofInstant(text.receivedAt(), zone)) + ", " + zone.getId();
    }

    private void fact(PdfPTable table, String label, String value, Style style) {
        Tables.fact(table, book.type(), label, book.type().plain(value, style));
    }
}
