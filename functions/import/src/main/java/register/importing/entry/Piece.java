package register.importing.entry;

import java.util.ArrayList;
import java.util.List;
import register.importing.source.MarkedText;
import register.importing.source.SourcePart;

/// A line of a thing, as divided by the source.
///
/// @param label the source's own label for it; empty if none
/// @param level of a heading, 1 for the highest; 0 if it is none
public record Piece(int line, String label, MarkedText text, int level) {
    private static final int WIDE = 2;
    private static final int LONGEST = 5000;

    /// @param heavy the number of table rows among them
    public record All(List<Piece> pieces, int heavy) {}

    boolean heading() {
        return level > 0;
    }

    public static All of(List<? extends SourcePart> parts, Labels labels) {
        var pieces = new ArrayList<Piece>();
        int heavy = 0;
        for (SourcePart part : parts) {
            heavy += add(part, labels, pieces);
        }
        return new All(pieces, heavy);
    }

    private static int add(SourcePart part, Labels labels, List<Piece> pieces) {
        int heavy = 0;
        switch (part) {
            case SourcePart.Heading one -> pieces.add(new Piece(one.line(), "", one.text(), one.level()));
            case SourcePart.Paragraph one when one.text().raw().length() > LONGEST -> heavy++;
            case SourcePart.Paragraph one -> one.text().lines().forEach(line -> lines(one.line(), line, pieces));
            case SourcePart.Aside _ -> {}
            case SourcePart.Items one -> {
                for (SourcePart.Item item : one.items()) {
                    if (!item.term().isEmpty()) {
                        All said = of(item.parts(), labels);
                        MarkedText text = MarkedText.lines(
                                said.pieces().stream().map(Piece::text).toList());
                        pieces.add(new Piece(item.line(), item.term().plain(), text, 0));
                        heavy += said.heavy();
                    } else {
                        All said = of(item.parts(), labels);
                        pieces.addAll(said.pieces());
                        heavy += said.heavy();
                    }
                }
            }
            case SourcePart.Grid one -> heavy += add(one, labels, pieces);
        }
        return heavy;
    }

    /// Adds a table of labels and values to the pieces of its subject; otherwise returns the number of its rows.
    private static int add(SourcePart.Grid grid, Labels labels, List<Piece> pieces) {
        long labelled = grid.rows().stream()
                .filter(row -> row.cells().size() == WIDE
                        && labels.isKnown(row.cells().getFirst().plain()))
                .count();
        if (labelled * 2 < grid.rows().size()) {
            return grid.rows().size();
        }
        for (SourcePart.Row row : grid.rows()) {
            if (row.cells().size() == WIDE) {
                pieces.add(new Piece(
                        row.line(), row.cells().getFirst().plain(), row.cells().getLast(), 0));
            }
        }
        return 0;
    }

    /// Adds adjacent elements with nothing between them as separate pieces.
    private static void lines(int line, MarkedText text, List<Piece> pieces) {
        List<MarkedText.Run> said =
                text.runs().stream().filter(run -> !run.words().isBlank()).toList();
        boolean apart = said.size() > 1
                && said.stream().allMatch(run -> run.mark() != MarkedText.Mark.PLAIN)
                && said.stream()
                        .anyMatch(run -> run.mark() == MarkedText.Mark.SPAN || run.mark() == MarkedText.Mark.NOTE);
        if (apart) {
            said.forEach(run -> pieces.add(new Piece(line, "", new MarkedText(List.of(run)), 0)));
        } else {
            pieces.add(new Piece(line, "", text, 0));
        }
    }
}
