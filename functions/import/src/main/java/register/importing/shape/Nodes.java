package register.importing.shape;

import java.util.ArrayList;
import java.util.List;
import register.importing.source.Part;
import register.importing.source.Text;

/// Looks in each part of a page for what may be a list, the whole before what is in it.
final class Nodes {
    /// What is less likely is no list.
    static final double LEAST = 1;

    private static final int DEEPEST = 60;
    private static final int MOST_CELLS = 12;

    private final Vocabulary vocabulary;
    private final Grids grids;
    private final EntryReader reader;
    private final Score score;

    Nodes(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.grids = new Grids(vocabulary);
        this.reader = new EntryReader(vocabulary);
        this.score = new Score(vocabulary);
    }

    List<Node> of(List<Part> parts, Context above) {
        return of(parts, above, false, 0);
    }

    private List<Node> of(List<Part> parts, Context above, boolean bullet, int depth) {
        var nodes = new ArrayList<Node>();
        Context context = above;
        for (Part part : parts) {
            switch (part) {
                case Part.Grid grid -> nodes.addAll(grid(grid, context));
                case Part.Items items when depth < DEEPEST -> nodes.addAll(items(items, context, bullet, depth));
                default -> nodes.add(new Node.Plain(part, bullet));
            }
            context = last(part, context);
        }
        return nodes;
    }

    /// Headings in boxes are above what follows the boxes, too.
    private static Context last(Part part, Context context) {
        Context below = context;
        if (part instanceof Part.Items items && items.kind() == Part.Kind.BOXES) {
            for (Part.Item item : items.items()) {
                for (Part inner : item.parts()) {
                    below = last(inner, below);
                }
            }
            return below;
        }
        return below.below(part);
    }

    private List<Node> grid(Part.Grid grid, Context context) {
        Labels labels = Labels.of(vocabulary);
        boolean two = grid.form() == Part.Form.TABLE
                && grid.rows().stream().allMatch(row -> row.cells().size() == 2 && !isHead(row, labels));
        boolean labelled = two && Piece.of(List.of(grid), labels).heavy() == 0;
        if (labelled
                && labels.meaning(grid.rows().getFirst().cells().getFirst().plain())
                        .equals(Vocabulary.NAME)) {
            return choice(List.of(List.of(grid)), context, List.of(grid), List.of(new Node.Plain(grid, false)), true);
        }
        return labelled
                ? List.of(new Node.Plain(grid, false))
                : List.of(new Node.Grid(grids.read(grid, context), grid));
    }

    private static boolean isHead(Part.Row row, Labels labels) {
        return row.cells().stream().allMatch(cell -> labels.isKnown(cell.plain()));
    }

    private List<Node> items(Part.Items items, Context context, boolean bullet, int depth) {
        return switch (items.kind()) {
            case LIST -> things(items, context, true, depth);
            case TERMS -> terms(items, context, bullet);
            case BOXES -> {
                List<Part.Row> rows = rows(items);
                yield rows.isEmpty()
                        ? things(items, context, bullet, depth)
                        : List.of(new Node.Grid(
                                grids.read(new Part.Grid(items.line(), "", rows, Part.Form.TABLE), context), items));
            }
        };
    }

    private List<Node> things(Part.Items items, Context context, boolean bullet, int depth) {
        var otherwise = new ArrayList<Node>();
        Context below = context;
        for (Part.Item item : items.items()) {
            otherwise.addAll(of(item.parts(), below, bullet, depth + 1));
            for (Part part : item.parts()) {
                below = items.kind() == Part.Kind.BOXES ? last(part, below) : below;
            }
        }
        List<List<Part>> things = items.items().stream()
                .map(Part.Item::parts)
                .filter(parts -> !parts.isEmpty())
                .toList();
        return choice(things, context, List.of(items), otherwise, false);
    }

    /// Terms that are labels belong to what is above them, or name it; others are names.
    private List<Node> terms(Part.Items items, Context context, boolean bullet) {
        Labels labels = Labels.of(vocabulary);
        List<Node> otherwise = List.of(new Node.Plain(items, bullet));
        long known = items.items().stream()
                .filter(item -> labels.isKnown(item.term().plain()))
                .count();
        if (known * 2 < items.items().size()) {
            List<List<Part>> things = items.items().stream()
                    .map(item -> {
                        var parts = new ArrayList<Part>();
                        parts.add(new Part.Heading(item.line(), 7, item.term()));
                        parts.addAll(item.parts());
                        return List.copyOf(parts);
                    })
                    .toList();
            return choice(things, context, List.of(items), otherwise, false);
        }
        boolean names = items.items().stream()
                .anyMatch(item -> labels.meaning(item.term().plain()).equals(Vocabulary.NAME));
        return names ? choice(List.of(List.of(items)), context, List.of(items), otherwise, true) : otherwise;
    }

    /// @param labelled whether a label says which words are the name
    private List<Node> choice(
            List<List<Part>> things, Context context, List<Part> parts, List<Node> otherwise, boolean labelled) {
        List<Entry> entries = kept(reader.read(things));
        double best = otherwise.stream().mapToDouble(Node::score).max().orElse(0);
        double own = score.of(entries, context) + (labelled ? 1 : 0);
        return own < LEAST || own < best || best(otherwise) > entries.size() * 2L
                ? otherwise
                : List.of(new Node.Choice(entries, context, own, parts, otherwise));
    }

    /// How many entries the parts would give.
    private static long best(List<Node> nodes) {
        return nodes.stream()
                .mapToLong(node -> node instanceof Node.Choice choice && choice.score() > LEAST + 1
                        ? choice.entries().size()
                        : node instanceof Node.Grid grid && grid.read().score() > LEAST
                                ? grid.read().table().body().size()
                                : 0)
                .sum();
    }

    /// A list may begin or end with a line that names nobody.
    private List<Entry> kept(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> !Topic.NONE.begins(entry.words()))
                .toList();
    }

    /// Boxes as rows, where each holds as many boxes of its own; the head may be one of them. No rows if they do not.
    private List<Part.Row> rows(Part.Items boxes) {
        var rows = new ArrayList<Part.Row>();
        for (Part.Item item : boxes.items()) {
            List<Text> cells = cells(item);
            if (!cells.isEmpty()) {
                rows.add(new Part.Row(item.line(), cells, false, false));
            } else if (!item.parts().isEmpty()) {
                return flat(boxes);
            }
        }
        long widths = rows.stream().map(row -> row.cells().size()).distinct().count();
        return rows.size() > 1 && widths == 1 && columns(rows.getFirst().cells()) > 1 ? rows : flat(boxes);
    }

    /// Cells of all rows beside each other in one box, the head's first.
    private List<Part.Row> flat(Part.Items boxes) {
        List<Text> cells =
                boxes.items().stream().map(item -> leaf(item.parts())).toList();
        if (cells.stream().anyMatch(java.util.Objects::isNull)) {
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
            boolean none = cells.stream().anyMatch(java.util.Objects::isNull) || cells.size() > MOST_CELLS;
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

    private static @org.jspecify.annotations.Nullable Text leaf(List<Part> parts) {
        var lines = new ArrayList<Text>();
        for (Part part : parts) {
            switch (part) {
                case Part.Paragraph one -> lines.add(one.text());
                case Part.Heading one -> lines.add(one.text());
                case Part.Items one
                when one.kind() == Part.Kind.LIST ->
                    register.importing.source.Parts.texts(List.of(one)).forEach(words -> lines.add(words.text()));
                default -> {
                    return null;
                }
            }
        }
        return Text.lines(lines);
    }
}
