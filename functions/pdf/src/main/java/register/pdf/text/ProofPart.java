package register.pdf.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import register.chain.EntryHeader;
import register.log.Checkpoint;
import register.pdf.layout.Book;
import register.pdf.layout.PdfTable;
import register.pdf.layout.Style;
import register.pdf.layout.StyledText;
import register.value.Language;
import register.words.Words;

/// The part on how to check a snapshot, its entry in the log, and its seal.
final class ProofPart {
    /// The room needed under the heading, in points: about the whole part.
    private static final float HEIGHT = 250;

    private final SnapshotPart part;
    private final EntryHeader header;

    ProofPart(SnapshotPart part) {
        this.part = part;
        this.header = part.text.header();
    }

    void write(Checkpoint checkpoint, SealStatement statement) {
        Words words = part.words;
        part.book.heading(part.said(words.get("proof"), Style.HEADING), 12, HEIGHT);
        part.book.numbers(steps(), 4);
        PdfTable table = PdfTable.facts(part.book.type(), SnapshotPart.LABELS);
        part.fact(table, words.get("entry"), header.policy() + ", " + header.sequence(), Style.FACT);
        part.fact(table, words.get("recorded"), Instants.utc(header.recordedAt()), Style.FACT);
        part.fact(table, part.glossary.get("content-hash"), header.contentHash().hex(), Style.HASH);
        part.fact(table, words.get("entry-hash"), header.hash().hex(), Style.HASH);
        checkpoint(part.book, table, words.language(), checkpoint);
        statement.write(part.book, words.language(), SnapshotPart.LABELS, List.of());
    }

    private List<StyledText> steps() {
        var steps = new ArrayList<StyledText>();
        URI address = part.text.presentation().address();
        if (address != null) {
            steps.add(step(part.words.get("proof-with", address + "/verify", address + "/" + header.policy())));
        }
        String without = part.words.get("proof-without");
        steps.add(step(
                address == null
                        ? without
                        : without + " " + part.words.get("proof-certificates", address + "/v1/keys")));
        return steps;
    }

    private StyledText step(String sentence) {
        return StyledText.linked(sentence, Style.FACT).in(part.words.language());
    }

    /// Writes facts, and a checkpoint after them. A long one takes the whole width, because a line that breaks within
    /// the origin is copied wrongly.
    static void checkpoint(Book book, PdfTable facts, Language language, Checkpoint checkpoint) {
        Words words = SnapshotLayout.WORDS.in(language);
        List<String> lines = checkpoint.text().lines().toList();
        float widest = 0;
        for (String line : lines) {
            widest = Math.max(widest, book.type().widestWord(line, Style.HASH));
        }
        if (widest <= Book.WIDTH - SnapshotPart.LABELS - PdfTable.GAP) {
            facts.fact(
                    StyledText.plain(words.get("checkpoint"), Style.LABEL).in(words.language()),
                    StyledText.plain(String.join("\n", lines), Style.HASH));
            book.table(facts, 0, 8);
            return;
        }
        book.table(facts, 0, 2);
        book.room(Style.LABEL.leading() + lines.size() * Style.HASH.leading());
        book.paragraph(StyledText.plain(words.get("checkpoint"), Style.LABEL).in(words.language()), 0);
        for (int line = 0; line < lines.size(); line++) {
            book.paragraph(StyledText.plain(lines.get(line), Style.HASH), line == lines.size() - 1 ? 6 : 0);
        }
    }
}
