package register.pdf.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import register.pdf.layout.Block;
import register.pdf.layout.Book;
import register.pdf.layout.Style;
import register.pdf.layout.Table;
import register.pdf.layout.Text;
import register.policy.PolicyVersion;
import register.value.Language;
import register.words.AnnexRow;
import register.words.Words;

/// The list on pages of its own, as Annex III of the standard contractual clauses wants it.
final class AnnexPart {
    private static final float[] WIDTHS = {104, 92, 100, Book.WIDTH - 296};

    private final Book book;
    private final Words glossary;

    AnnexPart(Book book, Language language) {
        this.book = book;
        this.glossary = Words.glossary().in(language);
    }

    void write(PolicyVersion version, Language language) {
        List<AnnexRow> rows = AnnexRow.of(version, version.subprocessors(), language);
        if (rows.isEmpty()) {
            return;
        }
        book.room(Float.MAX_VALUE);
        book.heading(said("annex-title", Style.HEADING), 0, 0);
        book.paragraph(said("annex-basis", Style.FACT), 4);
        Table table = Table.list(
                book.type(),
                Stream.of("annex-name", "address", "annex-contact", "annex-description")
                        .map(word -> said(word, Style.COLUMN))
                        .toList(),
                WIDTHS);
        for (int i = 0; i < rows.size(); i++) {
            AnnexRow row = rows.get(i);
            var name = new ArrayList<>(
                    List.of(Block.of(Text.linked((i + 1) + ". " + row.name().getFirst(), Style.CELL_STRONG))));
            row.name().stream().skip(1).map(AnnexPart::note).forEach(name::add);
            table.row(List.of(name, lines(row.address()), lines(row.contact()), description(row.description())));
        }
        book.table(table, 6, 10);
    }

    private Text said(String word, Style style) {
        return Text.linked(glossary.get(word), style).in(glossary.language());
    }

    private static List<Block> lines(List<String> lines) {
        return lines.stream()
                .map(line -> Block.of(Text.linked(line, Style.CELL)))
                .toList();
    }

    private static List<Block> description(List<AnnexRow.Part> parts) {
        var blocks = new ArrayList<Block>();
        for (AnnexRow.Part part : parts) {
            blocks.add(new Block(Text.linked(part.service(), Style.CELL_STRONG), 5));
            blocks.add(Block.of(Text.linked(part.purpose(), Style.CELL)));
            part.lines().stream().map(AnnexPart::note).forEach(blocks::add);
        }
        return blocks;
    }

    private static Block note(String line) {
        return new Block(Text.linked(line, Style.CELL_NOTE), 1.5f);
    }
}
