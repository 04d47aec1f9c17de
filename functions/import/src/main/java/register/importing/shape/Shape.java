package register.importing.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import register.importing.entry.Context;
import register.importing.entry.Entry;
import register.importing.source.Block;
import register.importing.source.Page;
import register.importing.source.Part;
import register.importing.source.Parts;
import register.importing.source.Text;
import register.importing.word.Names;
import register.importing.word.Vocabulary;

/// Finds out which parts of a page list subprocessors, in whatever form, by how regular they are and by the words
/// around them; what is much less likely than the likeliest is no list.
public final class Shape {
    private static final double SURE = 5;
    private static final double LIKELY = 2;
    private static final double LEAST_BESIDE = 3.5;

    private final Vocabulary vocabulary;
    private final List<Block> blocks = new ArrayList<>();
    private final Set<String> forms = new HashSet<>();
    private double least;

    private Shape(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public static List<Block> blocks(Page page, Vocabulary vocabulary) {
        Context top = Context.of(page.title() == null ? "" : page.title());
        List<Node> nodes = new Sections(vocabulary).in(new Nodes(vocabulary).of(page.parts(), top), top);
        var shape = new Shape(vocabulary);
        double best = nodes.stream().mapToDouble(Node::score).max().orElse(0);
        shape.least = best >= SURE ? LEAST_BESIDE : best >= LIKELY ? LIKELY : Nodes.LEAST;
        nodes.forEach(shape::note);
        nodes.forEach(shape::add);
        return Furniture.apart(new Crossing(vocabulary).without(shape.blocks));
    }

    /// Notes the form of what is a list: what has the same form beside it is one too.
    private void note(Node node) {
        if (node instanceof Node.Choice choice) {
            if (choice.score() >= least) {
                forms.add(choice.form());
            } else {
                choice.otherwise().forEach(this::note);
            }
        }
    }

    private boolean isList(Node.Choice choice) {
        return choice.score() >= least || (choice.isRich() && forms.contains(choice.form()));
    }

    private void add(Node node) {
        switch (node) {
            case Node.Plain plain -> add(plain.part(), plain.bullet());
            case Node.Grid grid -> add(grid);
            case Node.Sentence(Node.Choice choice, Text before, Text after) -> {
                if (choice.score() >= least) {
                    int line = choice.parts().getFirst().line();
                    text(line, before.plain(), false);
                    blocks.add(EntryTable.of(choice.entries(), choice.context(), choice.score(), vocabulary));
                    text(line, after.plain(), false);
                } else {
                    choice.otherwise().forEach(this::add);
                }
            }
            case Node.Choice choice -> {
                if (isList(choice)) {
                    double score = choice.score() >= least ? choice.score() : SURE;
                    List<Entry> titles = titles(choice.entries());
                    List<Entry> entries = choice.entries().stream()
                            .filter(entry -> !titles.contains(entry))
                            .toList();
                    blocks.add(EntryTable.of(entries, choice.context(), score, vocabulary));
                    titles.forEach(this::add);
                } else {
                    choice.otherwise().forEach(this::add);
                }
            }
        }
    }

    /// Those among subprocessors of one form that head something else: `How may I object?`
    private List<Entry> titles(List<Entry> entries) {
        long labelled = entries.stream().filter(Shape::isLabelled).count();
        List<Entry> titles = entries.stream()
                .filter(entry -> !isLabelled(entry)
                        && !vocabulary.isCompany(entry.words())
                        && (entry.words().endsWith("?") || Names.isTitle(entry.words())))
                .toList();
        return labelled > 1 && titles.size() < entries.size() ? titles : List.of();
    }

    private static boolean isLabelled(Entry entry) {
        return entry.fields().stream()
                .anyMatch(field -> !field.label().isEmpty() && !field.meaning().isEmpty());
    }

    private void add(Entry title) {
        blocks.add(new Block.Heading(title.line(), title.words()));
        title.fields().forEach(field -> text(title.line(), field.value().plain(), false));
    }

    private void add(Node.Grid grid) {
        Grids.Read read = grid.read();
        boolean less = read.score() >= 0
                && read.score() < least
                && !read.table().doubts().isEmpty();
        Block.Table table = less ? excluded(read.table(), "a table unlike the list of this page") : read.table();
        boolean line = table.rows().size() < 2 && !table.why().isEmpty();
        if (line || (!table.why().isEmpty() && grid.part() instanceof Part.Items)) {
            add(grid.part(), false);
            return;
        }
        blocks.addAll(read.before());
        blocks.add(table);
    }

    static Block.Table excluded(Block.Table table, String why) {
        return new Block.Table(
                table.line(), table.rows(), table.heads(), List.of(), table.form(), List.of(), false, why);
    }

    /// What lists nobody, as the page's own text.
    private void add(Part part, boolean bullet) {
        switch (part) {
            case Part.Heading one ->
                blocks.add(new Block.Heading(one.line(), one.text().plain()));
            case Part.Paragraph one -> text(one.line(), one.text().plain(), bullet);
            case Part.Aside one -> blocks.add(new Block.Aside(one.line(), one.text(), one.why()));
            case Part.Items one
            when one.kind() == Part.Kind.TERMS -> one.items().forEach(item -> text(item.line(), term(item), bullet));
            case Part.Items one ->
                one.items()
                        .forEach(item ->
                                item.parts().forEach(inner -> add(inner, bullet || one.kind() == Part.Kind.LIST)));
            case Part.Grid one ->
                one.rows()
                        .forEach(row -> text(
                                row.line(),
                                String.join(
                                        " | ",
                                        row.cells().stream().map(Text::plain).toList()),
                                bullet));
        }
    }

    private void text(int line, String words, boolean bullet) {
        if (!words.isEmpty()) {
            blocks.add(bullet ? new Block.Bullet(line, words) : new Block.Paragraph(line, words));
        }
    }

    private static String term(Part.Item item) {
        String term = item.term().plain();
        String said = String.join(
                " ",
                Parts.texts(item.parts()).stream()
                        .map(one -> one.text().plain())
                        .toList());
        return (term.endsWith(":") || said.isEmpty() ? term : term + ":") + (said.isEmpty() ? "" : " " + said);
    }
}
