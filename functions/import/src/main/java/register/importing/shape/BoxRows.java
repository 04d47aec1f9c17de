package register.importing.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.importing.entry.Labels;
import register.importing.source.Part;
import register.importing.source.Parts;
import register.importing.source.Text;
import register.importing.word.Vocabulary;

/// Boxes that stand beside each other as the rows and cells of a table do.
final class BoxRows {
    private static final int MOST_CELLS = 12;
    private static final int MANY = 2;
    private static final int SHORT = 20;

    private final Vocabulary vocabulary;

    BoxRows(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Boxes as rows, where each holds as many boxes of its own; the head may be one of them. No rows if they do not.
    List<Part.Row> rows(Part.Items boxes) {
        var rows = new ArrayList<Part.Row>();
        int width = 0;
        boolean ended = false;
        for (Part.Item item : boxes.items()) {
            List<Text> cells = cells(item);
            boolean button = cells.isEmpty() && rows.size() > MANY && isShort(item);
            boolean other = !cells.isEmpty() && rows.size() > MANY && cells.size() < width;
            if (!cells.isEmpty() && !ended && (width == 0 || cells.size() == width)) {
                width = cells.size();
                rows.add(new Part.Row(item.line(), cells, false, false));
            } else if (button || other) {
                ended = true;
            } else if (!item.parts().isEmpty()) {
                return flat(boxes);
            }
        }
        return rows.size() > 1 && columns(rows.getFirst().cells()) > 1 ? rows : flat(boxes);
    }

    /// Below the rows, an application has a button for one more, or a sum.
    private static boolean isShort(Part.Item item) {
        return item.parts().size() == 1
                && item.parts().getFirst() instanceof Part.Paragraph one
                && one.text().plain().length() <= SHORT;
    }

    /// Cells of all rows beside each other in one box, the head's first.
    private List<Part.Row> flat(Part.Items boxes) {
        List<Text> cells =
                boxes.items().stream().map(item -> leaf(item.parts())).toList();
        if (cells.stream().anyMatch(Objects::isNull)) {
            return List.of();
        }
        for (int width = 2; width <= MOST_CELLS && width * 2 <= cells.size(); width++) {
            if (cells.size() % width == 0 && columns(cells.subList(0, width)) * 3 > width * 2 - 1) {
                var rows = new ArrayList<Part.Row>();
                for (int i = 0; i < cells.size(); i += width) {
                    rows.add(new Part.Row(boxes.items().get(i).line(), cells.subList(i, i + width), false, false));
                }
                return rows;
            }
        }
        return List.of();
    }

    private int columns(List<Text> head) {
        Labels labels = Labels.of(vocabulary);
        boolean names =
                head.stream().anyMatch(cell -> labels.meaning(cell.plain()).equals(Vocabulary.NAME));
        int known =
                (int) head.stream().filter(cell -> labels.isKnown(cell.plain())).count();
        return names || known == head.size() ? known : 0;
    }

    /// Boxes that hold a label and its value each are no cells of a row.
    private boolean isLabelled(List<Text> cells) {
        Labels labels = Labels.of(vocabulary);
        long labelled = cells.stream()
                .map(Text::lines)
                .filter(lines -> !lines.isEmpty())
                .filter(lines -> labels.labelled(lines.getFirst())
                                .filter(one -> labels.isLabel(one.label()))
                                .isPresent()
                        || (lines.size() > 1 && labels.isLabel(lines.getFirst().plain())))
                .count();
        return labelled > 1 || (labelled == 1 && cells.size() == 1);
    }

    private List<Text> cells(Part.Item item) {
        List<Part> parts = item.parts();
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Items inner && inner.kind() == Part.Kind.BOXES) {
            List<Text> cells =
                    inner.items().stream().map(one -> leaf(one.parts())).toList();
            boolean none = cells.stream().anyMatch(Objects::isNull) || cells.size() > MOST_CELLS;
            return none || isLabelled(cells) ? List.of() : cells;
        }
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Paragraph line) {
            List<Text.Run> runs = line.text().runs().stream()
                    .filter(run -> !run.words().isBlank())
                    .toList();
            return runs.size() > 1 && runs.stream().allMatch(run -> run.mark() != Text.Mark.PLAIN)
                    ? runs.stream().map(run -> new Text(List.of(run))).toList()
                    : List.of();
        }
        return List.of();
    }

    private static @Nullable Text leaf(List<Part> parts) {
        var lines = new ArrayList<Text>();
        for (Part part : parts) {
            switch (part) {
                case Part.Paragraph one -> lines.add(one.text());
                case Part.Heading one -> lines.add(one.text());
                case Part.Items one
                when one.kind() == Part.Kind.LIST ->
                    Parts.texts(List.of(one)).forEach(words -> lines.add(words.text()));
                default -> {
                    return null;
                }
            }
        }
        return Text.lines(lines);
    }
}
