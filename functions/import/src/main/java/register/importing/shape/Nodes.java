package register.importing.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.importing.entry.Context;
import register.importing.entry.Entry;
import register.importing.entry.EntryReader;
import register.importing.entry.Labels;
import register.importing.entry.Piece;
import register.importing.entry.Score;
import register.importing.source.Part;
import register.importing.source.Text;
import register.importing.word.Topic;
import register.importing.word.Vocabulary;

/// Looks in each part of a page for what may be a list, the whole before what is in it.
final class Nodes {
    /// What is less likely is no list.
    static final double LEAST = 1;

    private static final int MOST_LINES = 200;
    private static final double UNSAID = -1;
    private static final int DEEPEST = 60;

    private final Vocabulary vocabulary;
    private final Grids grids;
    private final EntryReader reader;
    private final Score score;
    private final BoxRows boxes;

    Nodes(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.grids = new Grids(vocabulary);
        this.reader = new EntryReader(vocabulary);
        this.score = new Score(vocabulary);
        this.boxes = new BoxRows(vocabulary);
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
                case Part.Paragraph paragraph -> nodes.addAll(paragraph(paragraph, context, bullet, depth));
                default -> nodes.add(new Node.Plain(part, bullet));
            }
            context = last(part, context);
        }
        return nodes;
    }

    private List<Node> paragraph(Part.Paragraph paragraph, Context context, boolean bullet, int depth) {
        return List.of(lines(paragraph, context, bullet)
                .or(() -> Prose.in(paragraph, context, vocabulary)
                        .filter(_ -> depth < DEEPEST)
                        .flatMap(prose -> sentence(prose, paragraph, context, bullet)))
                .orElseGet(() -> new Node.Plain(paragraph, bullet)));
    }

    /// Companies on lines of their own within one paragraph.
    private Optional<Node> lines(Part.Paragraph paragraph, Context context, boolean bullet) {
        List<Text> lines = paragraph.text().lines();
        if (lines.size() < 2 || lines.size() > MOST_LINES) {
            return Optional.empty();
        }
        List<List<Part>> things = lines.stream()
                .map(line -> List.<Part>of(new Part.Paragraph(paragraph.line(), line)))
                .toList();
        List<List<Entry>> each = reader.each(things);
        List<Node> otherwise = List.of(new Node.Plain(paragraph, bullet));
        long named = each.stream()
                .filter(one -> one.size() == 1 && score.isCompany(one.getFirst().name()))
                .count();
        boolean companies = named * 3 >= lines.size() * 2L
                && each.stream().allMatch(one -> one.size() == 1 && score.of(one.getFirst()) > 1);
        List<Entry> entries = companies ? reader.read(things) : List.of();
        double own = companies ? score.of(entries, context) : 0;
        return own < LEAST
                ? Optional.empty()
                : Optional.of(new Node.Choice(entries, context, own, List.of(paragraph), otherwise));
    }

    private Optional<Node> sentence(Prose prose, Part.Paragraph paragraph, Context context, boolean bullet) {
        Context below = prose.before().isEmpty()
                ? context
                : context.below(new Part.Paragraph(paragraph.line(), prose.before()));
        List<Entry> entries = reader.read(prose.each());
        double own = score.of(entries, below) + (prose.said() ? 0 : UNSAID);
        var choice =
                new Node.Choice(entries, below, own, List.of(paragraph), List.of(new Node.Plain(paragraph, bullet)));
        return own < LEAST ? Optional.empty() : Optional.of(new Node.Sentence(choice, prose.before(), prose.after()));
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
                && !grid.rows().isEmpty()
                && grid.rows().stream().allMatch(row -> row.cells().size() == 2)
                && !isHead(grid.rows().getFirst(), labels);
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
                List<Part.Row> rows = boxes.rows(items);
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
                        : node instanceof Node.Sentence one
                                ? one.choice().entries().size()
                                : node instanceof Node.Grid grid && grid.read().score() > LEAST
                                        ? grid.read().table().body().size()
                                        : 0)
                .sum();
    }

    /// A list may begin or end with a line that names nobody.
    private List<Entry> kept(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> !Topic.NONE.begins(entry.words())
                        && entry.words().indexOf('@') < 0
                        && !score.isLabel(entry.words()))
                .toList();
    }
}
