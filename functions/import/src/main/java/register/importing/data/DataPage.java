package register.importing.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.importing.source.MarkedText;
import register.importing.source.Page;
import register.importing.source.RefusedSourceException;
import register.importing.source.SourcePart;
import register.importing.word.Vocabulary;

/// A data file as a page: each array of objects with names is a table, below the name of its array; the rest is beside
/// them. If the name of one array says that it lists subprocessors, the others do not.
public final class DataPage {
    static final String BESIDE = "a field beside the list";
    private static final String OTHER = "not the array of subprocessors";
    private static final Set<String> TITLES = Set.of("name", "title", "category", "label", "heading", "group", "type");
    private final DataCells cells;
    private final ArrayMeanings arrays;
    private final List<SourcePart> parts = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    private @Nullable String title;
    private @Nullable String said;

    /// An array that may list subprocessors.
    ///
    /// @param at its index among the parts
    /// @param rank 2 if the name of its array says so, 1 if it means companies, -1 if it means others, 0 otherwise
    private record Found(int at, int rank, String name, int level, SourcePart.Grid list) {}

    private DataPage(DataCells cells) {
        this.cells = cells;
        this.arrays = new ArrayMeanings(cells);
    }

    /// @param language the preferred one of texts in several languages
    public static Page json(String text, Vocabulary vocabulary, @Nullable String language)
            throws RefusedSourceException {
        return of(JsonData.read(text), vocabulary, language);
    }

    /// @param language the preferred one of texts in several languages
    public static Page yaml(String text, Vocabulary vocabulary, @Nullable String language)
            throws RefusedSourceException {
        return of(YamlData.read(text), vocabulary, language);
    }

    private static Page of(DataValue root, Vocabulary vocabulary, @Nullable String language)
            throws RefusedSourceException {
        Page page = matter(root, vocabulary, language);
        if (page.parts().stream().noneMatch(part -> !(part instanceof SourcePart.Aside))) {
            throw new RefusedSourceException("no array of objects with names found: expected one, such as"
                    + " [{\"name\": …, \"purpose\": …, \"location\": …}]");
        }
        return page;
    }

    /// A data file that may have no list.
    static Page matter(DataValue root, Vocabulary vocabulary, @Nullable String language) throws RefusedSourceException {
        var page = new DataPage(new DataCells(vocabulary, language));
        page.add("", root, 0, 0);
        return Page.of(page.parts(), page.title, page.said);
    }

    private List<SourcePart> parts() {
        int best = found.stream().mapToInt(Found::rank).max().orElse(0);
        List<Found> lists = found.stream().filter(one -> one.rank() == best).toList();
        var all = new ArrayList<>(parts);
        for (Found one : found.reversed()) {
            var instead = new ArrayList<SourcePart>();
            if (one.rank() < best || one.rank() < 0) {
                String why = ArrayMeanings.not(one.name())
                        .map(about -> "an array " + about)
                        .orElse(OTHER);
                one.list()
                        .rows()
                        .forEach(row -> instead.add(new SourcePart.Aside(
                                row.line(), MarkedText.items(row.cells()).plain(), why)));
            } else {
                boolean only = lists.size() == 1 && ArrayMeanings.isOfSubprocessors(one.name());
                if (!one.name().isEmpty() && !only && !ArrayMeanings.isMembers(one.name())) {
                    instead.add(new SourcePart.Heading(
                            one.list().line(), Math.min(6, one.level() + 2), MarkedText.of(one.name())));
                }
                instead.add(one.list());
            }
            all.addAll(one.at(), instead);
        }
        return all;
    }

    private void add(String name, DataValue value, int rank, int level) throws RefusedSourceException {
        switch (value) {
            case DataValue.Text text -> beside(name, text);
            case DataValue.Items items -> add(name, items, rank, level);
            case DataValue.Fields object -> {
                if (cells.chosen(object) instanceof DataValue.Text chosen) {
                    beside(name, chosen);
                } else if (arrays.isKeyed(object)) {
                    List<DataValue.Fields> objects = new DataValue.Items(
                                    object.line(), List.copyOf(object.fields().values()))
                            .objects();
                    list(
                            name,
                            rank,
                            level,
                            object.line(),
                            DataGrid.of(
                                    objects,
                                    arrays.hasNames(objects)
                                            ? null
                                            : List.copyOf(object.fields().keySet()),
                                    cells));
                } else {
                    fields(object, rank, level);
                }
            }
        }
    }

    private void fields(DataValue.Fields object, int rank, int level) throws RefusedSourceException {
        for (Map.Entry<String, DataValue> one : object.fields().entrySet()) {
            String name = KeyWords.of(one.getKey());
            add(name, one.getValue(), arrays.rank(name, rank), level + 1);
        }
    }

    private void add(String name, DataValue.Items items, int rank, int level) throws RefusedSourceException {
        List<DataValue.Fields> objects = items.objects();
        if (!objects.isEmpty()) {
            if (arrays.isGroups(objects)) {
                for (DataValue.Fields group : objects) {
                    group(group, rank, level);
                }
            } else {
                objects(name, items.line(), objects, rank, level);
            }
            for (DataValue one : items.items()) {
                if (!(one instanceof DataValue.Fields)) {
                    add(name, one, rank, level + 1);
                }
            }
        } else if (items.isOfTexts() && rank > 0 && !items.isEmpty()) {
            var names = new ArrayList<SourcePart.Row>();
            names.add(new SourcePart.Row(items.line(), List.of(MarkedText.of("name")), true, false));
            items.items().stream()
                    .filter(one -> !one.isEmpty())
                    .forEach(one -> names.add(new SourcePart.Row(one.line(), List.of(cells.text(one)), false, false)));
            found.add(new Found(
                    parts.size(),
                    rank,
                    name,
                    level,
                    new SourcePart.Grid(items.line(), name, names, SourcePart.Form.TABLE)));
        } else if (items.items().size() > 1
                && items.items().stream().allMatch(one -> one instanceof DataValue.Items row && row.isOfTexts())) {
            found.add(new Found(parts.size(), rank, name, level, rows(name, items)));
        } else if (items.isOfTexts()) {
            aside(items.line(), name, cells.text(items));
        } else {
            for (DataValue one : items.items()) {
                add(name, one, rank, level + 1);
            }
        }
    }

    /// A table written as arrays, the first of which may name the columns.
    private SourcePart.Grid rows(String name, DataValue.Items items) {
        List<SourcePart.Row> rows = items.items().stream()
                .map(one -> new SourcePart.Row(
                        one.line(),
                        one instanceof DataValue.Items row
                                ? row.items().stream().map(cells::text).toList()
                                : List.of(),
                        false,
                        false))
                .filter(row -> !row.isEmpty())
                .toList();
        return new SourcePart.Grid(items.line(), name, rows, SourcePart.Form.TABLE);
    }

    private void objects(String name, int line, List<DataValue.Fields> objects, int rank, int level)
            throws RefusedSourceException {
        if (arrays.isList(name, objects, rank, level)) {
            list(name, rank, level, line, DataGrid.of(objects, null, cells));
            return;
        }
        for (DataValue.Fields one : objects) {
            if (one.fields().values().stream()
                    .anyMatch(field -> field instanceof DataValue.Items inner
                            && !inner.objects().isEmpty())) {
                fields(one, rank, level + 1);
            } else {
                aside(one.line(), name, cells.text(one));
            }
        }
    }

    private void list(String name, int rank, int level, int line, DataGrid grid) {
        if (!grid.isEmpty()) {
            found.add(new Found(parts.size(), rank, name, level, grid.part(line, name)));
            parts.addAll(grid.beside(line));
        }
    }

    private void beside(String name, DataValue.Text text) {
        if (name.equals("title") && title == null && !text.isEmpty()) {
            title = cells.text(text).plain();
        } else if (Set.of("language", "lang", "locale").contains(name) && said == null) {
            said = text.text().replace('_', '-');
        } else {
            aside(text.line(), name, cells.text(text));
        }
    }

    private void aside(int line, String name, MarkedText text) {
        if (!text.isEmpty()) {
            parts.add(new SourcePart.Aside(line, name.isEmpty() ? text.plain() : name + ": " + text.plain(), BESIDE));
        }
    }

    /// A group of entries: its title is the heading of its array.
    private void group(DataValue.Fields group, int rank, int level) throws RefusedSourceException {
        String title = "";
        for (Map.Entry<String, DataValue> one : group.fields().entrySet()) {
            String name = KeyWords.of(one.getKey());
            boolean says = title.isEmpty()
                    && (TITLES.contains(name) || cells.meaning(name).equals(Vocabulary.LOCATION))
                    && !one.getValue().isEmpty()
                    && (one.getValue() instanceof DataValue.Text
                            || (one.getValue() instanceof DataValue.Fields text && cells.chosen(text) != null));
            if (says) {
                title = cells.text(one.getValue()).plain();
            } else if (!(one.getValue() instanceof DataValue.Items)) {
                add(name, one.getValue(), rank, level + 1);
            }
        }
        for (Map.Entry<String, DataValue> one : group.fields().entrySet()) {
            if (one.getValue() instanceof DataValue.Items items) {
                String name = KeyWords.of(one.getKey());
                add(title.isEmpty() ? name : title, items, arrays.rank(name, rank), level + 1);
            }
        }
    }
}
