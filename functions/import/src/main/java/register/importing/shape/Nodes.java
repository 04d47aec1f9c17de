package register.importing.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import register.importing.entry.Context;
import register.importing.entry.EntryReader;
import register.importing.entry.Labels;
import register.importing.entry.ListEntry;
import register.importing.entry.Piece;
import register.importing.entry.Score;
import register.importing.source.MarkedText;
import register.importing.source.PartTexts;
import register.importing.source.SourcePart;
import register.importing.word.Vocabulary;
import register.importing.word.WordTopic;

/// Searches each part of a page for possible lists, the whole before its parts.
final class Nodes {
    /// The minimum likelihood of a list.
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

    List<OpenPart> of(List<SourcePart> parts, Context above) {
        return of(parts, above, false, 0);
    }

    private List<OpenPart> of(List<SourcePart> parts, Context above, boolean bullet, int depth) {
        var nodes = new ArrayList<OpenPart>();
        Context context = above;
        for (SourcePart part : parts) {
            switch (part) {
                case SourcePart.Grid grid -> nodes.addAll(grid(grid, context));
                case SourcePart.Items items when depth < DEEPEST -> nodes.addAll(items(items, context, bullet, depth));
                case SourcePart.Paragraph paragraph -> nodes.addAll(paragraph(paragraph, context, bullet, depth));
                default -> nodes.add(new OpenPart.Plain(part, bullet));
            }
            context = last(part, context);
        }
        return nodes;
    }

    private List<OpenPart> paragraph(SourcePart.Paragraph paragraph, Context context, boolean bullet, int depth) {
        return List.of(lines(paragraph, context, bullet)
                .or(() -> NamingSentence.in(paragraph, context, vocabulary)
                        .filter(_ -> depth < DEEPEST)
                        .flatMap(prose -> sentence(prose, paragraph, context, bullet)))
                .orElseGet(() -> new OpenPart.Plain(paragraph, bullet)));
    }

    /// Companies on lines of their own within one paragraph.
    private Optional<OpenPart> lines(SourcePart.Paragraph paragraph, Context context, boolean bullet) {
        List<MarkedText> lines = paragraph.text().lines();
        if (lines.size() < 2 || lines.size() > MOST_LINES) {
            return Optional.empty();
        }
        List<List<SourcePart>> things = lines.stream()
                .map(line -> List.<SourcePart>of(new SourcePart.Paragraph(paragraph.line(), line)))
                .toList();
        List<List<ListEntry>> each = reader.each(things);
        List<OpenPart> otherwise = List.of(new OpenPart.Plain(paragraph, bullet));
        long named = each.stream()
                .filter(one -> one.size() == 1 && score.isCompany(one.getFirst().name()))
                .count();
        boolean companies = named * 3 >= lines.size() * 2L
                && each.stream().allMatch(one -> one.size() == 1 && score.of(one.getFirst()) > 1);
        List<ListEntry> entries = companies ? reader.read(things) : List.of();
        double own = companies ? score.of(entries, context) : 0;
        return own < LEAST
                ? Optional.empty()
                : Optional.of(new OpenPart.Choice(entries, context, own, List.of(paragraph), otherwise));
    }

    private Optional<OpenPart> sentence(
            NamingSentence prose, SourcePart.Paragraph paragraph, Context context, boolean bullet) {
        Context below = prose.before().isEmpty()
                ? context
                : context.below(new SourcePart.Paragraph(paragraph.line(), prose.before()));
        List<ListEntry> entries = reader.read(prose.each());
        double own = score.of(entries, below) + (prose.said() ? 0 : UNSAID);
        var choice = new OpenPart.Choice(
                entries, below, own, List.of(paragraph), List.of(new OpenPart.Plain(paragraph, bullet)));
        return own < LEAST
                ? Optional.empty()
                : Optional.of(new OpenPart.Sentence(choice, prose.before(), prose.after()));
    }

    /// The context after a part: headings in boxes also apply to the content after the boxes.
    private static Context last(SourcePart part, Context context) {
        Context below = context;
        if (part instanceof SourcePart.Items items && items.kind() == SourcePart.Kind.BOXES) {
            for (SourcePart.Item item : items.items()) {
                for (SourcePart inner : item.parts()) {
                    below = last(inner, below);
                }
            }
            return below;
        }
        return below.below(part);
    }

    private List<OpenPart> grid(SourcePart.Grid grid, Context context) {
        Labels labels = Labels.of(vocabulary);
        boolean two = grid.form() == SourcePart.Form.TABLE
                && !grid.rows().isEmpty()
                && grid.rows().stream().allMatch(row -> row.cells().size() == 2)
                && !isHead(grid.rows().getFirst(), labels);
        boolean labelled = two && Piece.of(List.of(grid), labels).heavy() == 0;
        if (labelled
                && labels.meaning(grid.rows().getFirst().cells().getFirst().plain())
                        .equals(Vocabulary.NAME)) {
            return choice(
                    List.of(List.of(grid)), context, List.of(grid), List.of(new OpenPart.Plain(grid, false)), true);
        }
        return labelled
                ? List.of(new OpenPart.Plain(grid, false))
                : List.of(new OpenPart.Grid(grids.read(grid, context), grid));
    }

    private static boolean isHead(SourcePart.Row row, Labels labels) {
        return row.cells().stream().allMatch(cell -> labels.isKnown(cell.plain()));
    }

    private List<OpenPart> items(SourcePart.Items items, Context context, boolean bullet, int depth) {
        return switch (items.kind()) {
            case LIST -> things(items, context, true, depth);
            case TERMS -> terms(items, context, bullet);
            case BOXES -> {
                List<SourcePart.Row> rows = boxes.rows(items);
                yield rows.isEmpty()
                        ? things(items, context, bullet, depth)
                        : List.of(new OpenPart.Grid(
                                grids.read(new SourcePart.Grid(items.line(), "", rows, SourcePart.Form.TABLE), context),
                                items));
            }
        };
    }

    private List<OpenPart> things(SourcePart.Items items, Context context, boolean bullet, int depth) {
        var otherwise = new ArrayList<OpenPart>();
        Context below = context;
        for (SourcePart.Item item : items.items()) {
            otherwise.addAll(of(item.parts(), below, bullet, depth + 1));
            for (SourcePart part : item.parts()) {
                below = items.kind() == SourcePart.Kind.BOXES ? last(part, below) : below;
            }
        }
        List<List<SourcePart>> things = items.items().stream()
                .flatMap(item -> apart(item.parts(), depth))
                .filter(parts -> !parts.isEmpty())
                .toList();
        return choice(things, context, List.of(items), otherwise, false);
    }

    /// The thing, and each company that a list within it names first, as an affiliate that takes part.
    private Stream<List<SourcePart>> apart(List<SourcePart> thing, int depth) {
        var own = new ArrayList<SourcePart>();
        var named = new ArrayList<List<SourcePart>>();
        for (SourcePart part : thing) {
            if (depth < DEEPEST
                    && part instanceof SourcePart.Items inner
                    && inner.kind() == SourcePart.Kind.LIST
                    && !own.isEmpty()
                    && isNamed(own.getFirst())
                    && inner.items().stream()
                            .allMatch(item -> !item.parts().isEmpty()
                                    && isNamed(item.parts().getFirst()))) {
                inner.items().forEach(item -> apart(item.parts(), depth + 1).forEach(named::add));
            } else {
                own.add(part);
            }
        }
        return Stream.concat(Stream.of(List.copyOf(own)), named.stream());
    }

    private boolean isNamed(SourcePart part) {
        return part instanceof SourcePart.Paragraph one
                && !vocabulary.leading(one.text().plain()).isEmpty();
    }

    /// Terms that are labels belong to the content above them, or name it; other terms are names.
    private List<OpenPart> terms(SourcePart.Items items, Context context, boolean bullet) {
        Labels labels = Labels.of(vocabulary);
        List<OpenPart> otherwise = List.of(new OpenPart.Plain(items, bullet));
        long known = items.items().stream()
                .filter(item -> labels.isKnown(item.term().plain()))
                .count();
        if (known * 2 < items.items().size()) {
            List<List<SourcePart>> things = items.items().stream()
                    .map(item -> {
                        var parts = new ArrayList<SourcePart>();
                        parts.add(new SourcePart.Heading(item.line(), 7, item.term()));
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

    /// @param labelled true if a label marks the words of the name
    private List<OpenPart> choice(
            List<List<SourcePart>> things,
            Context context,
            List<SourcePart> parts,
            List<OpenPart> otherwise,
            boolean labelled) {
        List<ListEntry> entries = kept(reader.read(things));
        double best = otherwise.stream().mapToDouble(OpenPart::score).max().orElse(0);
        double own = score.of(entries, context) + (labelled ? 1 : 0);
        boolean named = things.stream()
                .flatMap(thing -> PartTexts.texts(thing).stream().limit(1))
                .anyMatch(first -> !vocabulary.leading(first.text().plain()).isEmpty());
        return own < LEAST || own < best || best(otherwise) > entries.size() * (named ? 2L : 1L)
                ? otherwise
                : List.of(new OpenPart.Choice(entries, context, own, parts, otherwise));
    }

    /// The number of entries that the nodes would yield.
    private static long best(List<OpenPart> nodes) {
        return nodes.stream()
                .mapToLong(node -> node instanceof OpenPart.Choice choice && choice.score() > LEAST + 1
                        ? choice.entries().size()
                        : node instanceof OpenPart.Sentence one
                                ? one.choice().entries().size()
                                : node instanceof OpenPart.Grid grid
                                                && grid.read().score() > LEAST
                                        ? grid.read().table().body().size()
                                        : 0)
                .sum();
    }

    /// The entries without a first or last line that names no subprocessor.
    private List<ListEntry> kept(List<ListEntry> entries) {
        return entries.stream()
                .filter(entry -> !WordTopic.NONE.begins(entry.words())
                        && entry.words().indexOf('@') < 0
                        && !score.isLabel(entry.words()))
                .toList();
    }
}
