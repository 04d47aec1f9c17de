package register.importing.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.importing.entry.Labels;
import register.importing.source.MarkedText;
import register.importing.source.PartTexts;
import register.importing.source.SourcePart;
import register.importing.word.Vocabulary;

/// Boxes arranged like the rows and cells of a table.
record BoxRows(Vocabulary vocabulary) {
    private static final int MOST_CELLS = 12;
    private static final int MANY = 2;
    private static final int SHORT = 20;

    /// Boxes as rows, if each contains the same number of boxes; the head may be one of them. Empty otherwise.
    List<SourcePart.Row> rows(SourcePart.Items boxes) {
        var rows = new ArrayList<SourcePart.Row>();
        int width = 0;
        boolean ended = false;
        for (SourcePart.Item item : boxes.items()) {
            List<MarkedText> cells = cells(item);
            boolean button = cells.isEmpty() && rows.size() > MANY && isShort(item);
            boolean other = !cells.isEmpty() && rows.size() > MANY && cells.size() < width;
            if (!cells.isEmpty() && !ended && (width == 0 || cells.size() == width)) {
                width = cells.size();
                rows.add(new SourcePart.Row(item.line(), cells, false, false));
            } else if (button || other) {
                ended = true;
            } else if (!item.parts().isEmpty()) {
                return flat(boxes);
            }
        }
        return rows.size() > 1 && columns(rows.getFirst().cells()) > 1 ? rows : flat(boxes);
    }

    /// True for a short item below the rows: an application's button for adding one, or a total.
    private static boolean isShort(SourcePart.Item item) {
        return item.parts().size() == 1
                && item.parts().getFirst() instanceof SourcePart.Paragraph one
                && one.text().plain().length() <= SHORT;
    }

    /// Cells of all rows in one box, the head's first.
    private List<SourcePart.Row> flat(SourcePart.Items boxes) {
        List<MarkedText> cells =
                boxes.items().stream().map(item -> leaf(item.parts())).toList();
        if (cells.stream().anyMatch(Objects::isNull)) {
            return List.of();
        }
        for (int width = 2; width <= MOST_CELLS && width * 2 <= cells.size(); width++) {
            if (cells.size() % width == 0 && columns(cells.subList(0, width)) * 3 > width * 2 - 1) {
                var rows = new ArrayList<SourcePart.Row>();
                for (int i = 0; i < cells.size(); i += width) {
                    rows.add(
                            new SourcePart.Row(boxes.items().get(i).line(), cells.subList(i, i + width), false, false));
                }
                return rows;
            }
        }
        return List.of();
    }

    private int columns(List<MarkedText> head) {
        Labels labels = Labels.of(vocabulary);
        boolean names =
                head.stream().anyMatch(cell -> labels.meaning(cell.plain()).equals(Vocabulary.NAME));
        int known =
                (int) head.stream().filter(cell -> labels.isKnown(cell.plain())).count();
        return names || known == head.size() ? known : 0;
    }

    /// True if each box holds a label and its value, so that the boxes are not cells of a row.
    private boolean isLabelled(List<MarkedText> cells) {
        Labels labels = Labels.of(vocabulary);
        long labelled = cells.stream()
                .map(MarkedText::lines)
                .filter(lines -> !lines.isEmpty())
                .filter(lines -> labels.labelled(lines.getFirst())
                                .filter(one -> labels.isLabel(one.label()))
                                .isPresent()
                        || (lines.size() > 1 && labels.isLabel(lines.getFirst().plain())))
                .count();
        return labelled > 1 || (labelled == 1 && cells.size() == 1);
    }

    private List<MarkedText> cells(SourcePart.Item item) {
        List<SourcePart> parts = item.parts();
        if (parts.size() == 1
                && parts.getFirst() instanceof SourcePart.Items inner
                && inner.kind() == SourcePart.Kind.BOXES) {
            List<MarkedText> cells =
                    inner.items().stream().map(one -> leaf(one.parts())).toList();
            boolean none = cells.stream().anyMatch(Objects::isNull) || cells.size() > MOST_CELLS;
            return none || isLabelled(cells) ? List.of() : cells;
        }
        if (parts.size() == 1 && parts.getFirst() instanceof SourcePart.Paragraph line) {
            List<MarkedText.Run> runs = line.text().runs().stream()
                    .filter(run -> !run.words().isBlank())
                    .toList();
            return runs.size() > 1 && runs.stream().allMatch(run -> run.mark() != MarkedText.Mark.PLAIN)
                    ? runs.stream().map(run -> new MarkedText(List.of(run))).toList()
                    : List.of();
        }
        return List.of();
    }

    private static @Nullable MarkedText leaf(List<SourcePart> parts) {
        var lines = new ArrayList<MarkedText>();
        for (SourcePart part : parts) {
            switch (part) {
                case SourcePart.Paragraph one -> lines.add(one.text());
                case SourcePart.Heading one -> lines.add(one.text());
                case SourcePart.Items one
                when one.kind() == SourcePart.Kind.LIST ->
                    PartTexts.texts(List.of(one)).forEach(words -> lines.add(words.text()));
                default -> {
                    return null;
                }
            }
        }
        return MarkedText.lines(lines);
    }
}
