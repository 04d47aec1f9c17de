package register.importing.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import register.importing.entry.Context;
import register.importing.entry.ListEntry;
import register.importing.source.MarkedText;
import register.importing.source.Page;
import register.importing.source.PartTexts;
import register.importing.source.SourceBlock;
import register.importing.source.SourcePart;
import register.importing.word.Vocabulary;

/// Finds the parts of a page that list subprocessors, in any form, by their regularity and the words around them. A
/// part much less likely than the likeliest is not a list.
public final class ListFinder {
    private static final String ELSEWHERE = "a section that is not about subprocessors";
    private static final double SURE = 5;
    private static final double LIKELY = 2;
    private static final double LEAST_BESIDE = 3.5;

    private final Vocabulary vocabulary;
    private final List<SourceBlock> blocks = new ArrayList<>();
    private final Set<String> forms = new HashSet<>();
    private final boolean agreement;
    private final Set<String> parties;
    private double least;

    private ListFinder(Vocabulary vocabulary, AgreementParts parts) {
        this.vocabulary = vocabulary;
        this.agreement = parts.isAgreement();
        this.parties = parts.parties(vocabulary);
    }

    public static List<SourceBlock> blocks(Page page, Vocabulary vocabulary) {
        Context top = Context.of(page.title() == null ? "" : page.title());
        AgreementParts parts = AgreementParts.of(page, vocabulary);
        List<OpenPart> nodes = new NamingHeadings(vocabulary).in(new Nodes(vocabulary).of(parts.searched(), top), top);
        var shape = new ListFinder(vocabulary, parts);
        double best = nodes.stream()
                .filter(node -> !(node instanceof OpenPart.Choice choice) || shape.isEvident(choice))
                .mapToDouble(OpenPart::score)
                .max()
                .orElse(0);
        shape.least = best >= SURE ? LEAST_BESIDE : best >= LIKELY ? LIKELY : Nodes.LEAST;
        nodes.forEach(shape::note);
        parts.lead().forEach(part -> shape.add(part, false));
        nodes.forEach(shape::add);
        PartTexts.texts(parts.others())
                .forEach(one -> shape.blocks.add(
                        new SourceBlock.Aside(one.line(), one.text().plain(), ELSEWHERE)));
        return PageSurroundings.apart(new Crossing(vocabulary).without(shape.blocks));
    }

    /// Notes the form of a list, because a part of the same form beside it is one too.
    private void note(OpenPart node) {
        if (node instanceof OpenPart.Choice choice) {
            if (choice.score() >= least && isEvident(choice)) {
                if (choice.entries().size() > 1) {
                    forms.add(choice.form());
                }
            } else {
                choice.otherwise().forEach(this::note);
            }
        }
    }

    private boolean isList(OpenPart.Choice choice) {
        return isEvident(choice)
                && (choice.entries().size() > 1
                        || least < LEAST_BESIDE
                        || forms.contains(choice.form())
                        || (agreement && choice.context().isOfSubprocessors(vocabulary))
                        || isPlaced(choice.entries().getFirst()))
                && (choice.score() >= least || (choice.isRich() && forms.contains(choice.form())));
    }

    /// True if one of the names is a company's or a known vendor's, or all stand below words on subprocessors. Those of
    /// a long agreement stand there anyway; elsewhere in an agreement, one name is a party's, or its own.
    private boolean isEvident(OpenPart.Choice choice) {
        if (!agreement && choice.context().isOfSubprocessors(vocabulary)) {
            return true;
        }
        List<ListEntry> named = choice.entries().stream()
                .filter(entry ->
                        agreement ? !vocabulary.leading(entry.words()).isEmpty() : vocabulary.isNamed(entry.words()))
                .toList();
        boolean enough = agreement || !choice.context().isOfAgreement();
        return enough
                ? !named.isEmpty()
                : named.size() > 1 && named.size() == choice.entries().size();
    }

    private void add(OpenPart node) {
        switch (node) {
            case OpenPart.Plain plain -> add(plain.part(), plain.bullet());
            case OpenPart.Grid grid -> add(grid);
            case OpenPart.Sentence(OpenPart.Choice choice, MarkedText before, MarkedText after) -> {
                if (choice.score() >= least && isEvident(choice)) {
                    int line = choice.parts().getFirst().line();
                    text(line, before.plain(), false);
                    blocks.add(EntryTable.of(choice.entries(), choice.context(), choice.score(), vocabulary));
                    text(line, after.plain(), false);
                } else {
                    choice.otherwise().forEach(this::add);
                }
            }
            case OpenPart.Choice choice -> {
                if (isList(choice)) {
                    double score = choice.score() >= least ? choice.score() : SURE;
                    List<ListEntry> entries = choice.entries().stream()
                            .filter(entry -> !isParty(entry.words()))
                            .toList();
                    blocks.add(EntryTable.of(entries, choice.context(), score, vocabulary));
                } else {
                    choice.otherwise().forEach(this::add);
                }
            }
        }
    }

    private static boolean isLabelled(ListEntry entry) {
        return entry.fields().stream()
                .anyMatch(field -> !field.label().isEmpty() && !field.meaning().isEmpty());
    }

    /// True if the entry says where: beside a list, a company alone may be the one that publishes it.
    private static boolean isPlaced(ListEntry entry) {
        return entry.has(Vocabulary.LOCATION) || isLabelled(entry);
    }

    private boolean isParty(String name) {
        return parties.contains(name.toLowerCase(Locale.ROOT));
    }

    private void add(OpenPart.Grid grid) {
        Grids.Read read = grid.read();
        boolean less = read.score() >= 0
                && read.score() < least
                && !read.table().doubts().isEmpty();
        SourceBlock.Table table = less ? excluded(read.table(), "a table unlike the list of this page") : read.table();
        boolean line = table.rows().size() < 2
                && (!table.why().isEmpty() || !table.doubts().isEmpty());
        if (line || (!table.why().isEmpty() && grid.part() instanceof SourcePart.Items)) {
            add(grid.part(), false);
            return;
        }
        blocks.addAll(read.before());
        blocks.add(table);
    }

    static SourceBlock.Table excluded(SourceBlock.Table table, String why) {
        return new SourceBlock.Table(
                table.line(), table.rows(), table.heads(), List.of(), table.form(), List.of(), false, why);
    }

    /// Adds a part that lists no subprocessors as the page's own text.
    private void add(SourcePart part, boolean bullet) {
        switch (part) {
            case SourcePart.Heading one ->
                blocks.add(new SourceBlock.Heading(one.line(), one.text().plain()));
            case SourcePart.Paragraph one -> text(one.line(), one.text().plain(), bullet);
            case SourcePart.Aside one -> blocks.add(new SourceBlock.Aside(one.line(), one.text(), one.why()));
            case SourcePart.Items one
            when one.kind() == SourcePart.Kind.TERMS ->
                one.items().forEach(item -> text(item.line(), term(item), bullet));
            case SourcePart.Items one ->
                one.items()
                        .forEach(item -> item.parts()
                                .forEach(inner -> add(inner, bullet || one.kind() == SourcePart.Kind.LIST)));
            case SourcePart.Grid one ->
                one.rows()
                        .forEach(row -> text(
                                row.line(),
                                String.join(
                                        " | ",
                                        row.cells().stream()
                                                .map(MarkedText::plain)
                                                .toList()),
                                bullet));
        }
    }

    private void text(int line, String words, boolean bullet) {
        if (!words.isEmpty()) {
            blocks.add(bullet ? new SourceBlock.Bullet(line, words) : new SourceBlock.Paragraph(line, words));
        }
    }

    private static String term(SourcePart.Item item) {
        String term = item.term().plain();
        String said = String.join(
                " ",
                PartTexts.texts(item.parts()).stream()
                        .map(one -> one.text().plain())
                        .toList());
        return (term.endsWith(":") || said.isEmpty() ? term : term + ":") + (said.isEmpty() ? "" : " " + said);
    }
}
