package register.pdf.text;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import register.document.AcknowledgementText;
import register.pdf.layout.Book;
import register.pdf.layout.Masthead;
import register.pdf.layout.PageFurniture;
import register.pdf.layout.PdfTable;
import register.pdf.layout.Style;
import register.pdf.layout.StyledText;
import register.words.LongDate;
import register.words.Words;

/// Sets the receipt of a request, which confirms only that the message arrived. It shows what identifies the message,
/// but none of its text.
final class AcknowledgementLayout {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    /// The maximum number of characters shown of a value that a sender chose.
    private static final int LONGEST = 300;

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
                new PageFurniture(
                        title,
                        " · " + text.reference(),
                        seal.marks(words.language()),
                        (page, pages) -> words.get("page", Integer.toString(page), Integer.toString(pages)),
                        null));
    }

    byte[] render() {
        var head = new ArrayList<>(HeadPart.company(
                text.company(), text.provider(), Words.glossary().in(words.language())));
        head.addAll(HeadPart.marked(seal.marks(words.language()), words.language()));
        head.add(new Masthead.Part(StyledText.linked(words.get("acknowledgement"), Style.TITLE), true, 7));
        head.add(new Masthead.Part(StyledText.plain(text.reference().value(), Style.STATE), false, 2));
        head.add(new Masthead.Part(StyledText.plain(received(), Style.QUIET), false, 0));
        book.masthead(new Masthead(head, null), 8);
        message();
        for (String sentence : List.of("arrived", "no-agreement", "no-relationship", "no-period", "next")) {
            book.paragraph(StyledText.linked(words.get(sentence, text.provider()), Style.BODY), 2);
        }
        if (text.privacyNoticeUrl() != null) {
            String privacy = words.get(
                    "privacy", text.provider(), text.privacyNoticeUrl().toString());
            book.paragraph(StyledText.linked(privacy, Style.BODY), 2);
        }
        policy();
        book.heading(StyledText.plain(SnapshotLayout.WORDS.in(words.language()).get("proof"), Style.HEADING), 12, 160);
        if (text.checkpoint() != null) {
            ProofPart.checkpoint(
                    book, PdfTable.facts(book.type(), SnapshotPart.LABELS), words.language(), text.checkpoint());
        }
        seal.write(
                book,
                words.language(),
                SnapshotPart.LABELS,
                List.of(new SealStatement.Fact(
                        words.get("reference"), text.reference().value(), Style.FACT)));
        return book.close();
    }

    private String received() {
        return words.get("received") + words.colon() + Instants.utc(text.receivedAt()) + " ("
                + words.get("received-local") + words.colon() + local() + ")";
    }

    private void message() {
        AcknowledgementText.Message message = text.message();
        PdfTable table = PdfTable.facts(book.type(), SnapshotPart.LABELS);
        table.fact(words.get("received-from"), text.sender(), Style.FACT);
        wrote(table, words.get("subject"), message.subject());
        wrote(table, "Message-ID", message.id());
        wrote(table, words.get("sent"), message.sentAt() == null ? null : LOCAL.format(message.sentAt()));
        book.heading(StyledText.plain(words.get("message"), Style.HEADING), 4, table.height());
        book.table(table, 0, 8);
    }

    private void policy() {
        PdfTable policy = PdfTable.facts(book.type(), SnapshotPart.LABELS);
        policy.fact(words.get("policy"), text.policy().value(), Style.FACT);
        policy.fact(words.get("version-of"), LongDate.of(text.effectiveDate(), words.language()), Style.FACT);
        policy.fact(glossary.get("revision-label"), Integer.toString(text.revision()), Style.FACT);
        policy.fact(glossary.get("content-hash"), text.contentHash().hex(), Style.HASH);
        if (text.dpaFile() != null) {
            policy.fact(glossary.get("prepared-dpa"), text.dpaFile().name(), Style.FACT);
            policy.fact("SHA-256", text.dpaFile().sha256(), Style.HASH);
        }
        book.heading(StyledText.plain(words.get("policy-in-force"), Style.HEADING), 12, 60);
        book.table(policy, 0, 6);
    }

    private String local() {
        ZoneId zone = text.timeZone();
        return LOCAL.format(ZonedDateTime.ofInstant(text.receivedAt(), zone)) + ", " + zone.getId();
    }

    /// Adds a value that the sender chose, in any script and of any length.
    private static void wrote(PdfTable table, String label, @Nullable String value) {
        if (value != null) {
            int end = value.codePointCount(0, value.length()) <= LONGEST
                    ? value.length()
                    : value.offsetByCodePoints(0, LONGEST);
            String shown = value.substring(0, end).replaceAll("\\s", " ") + (end < value.length() ? "…" : "");
            table.fact(StyledText.plain(label, Style.LABEL), StyledText.foreign(shown, Style.FACT));
        }
    }
}
