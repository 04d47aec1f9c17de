package register.importing.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.importing.source.MarkedText;
import register.importing.source.RefusedSourceException;
import register.importing.source.SourcePart;
import register.importing.word.PlaceWords;
import register.importing.word.Vocabulary;

/// Objects as the rows of a table, with a column for each field. Objects within a field become columns of their own
/// (`legalEntity.name`), except for places and kinds of data, which are one cell; an array of what an entry does
/// becomes rows.
final class DataGrid {
    private static final int COLUMNS = 100;
    private static final int ROWS = 5000;
    private static final int DEEPEST = 20;
    private static final Set<String> PLACES = Set.of("LOCATION", "SEAT", "ADDRESS");
    private static final Set<String> KINDS = Set.of("DATA", "SUBJECTS");
    private static final Set<String> DONE = Set.of("PURPOSE", "SERVICE");

    private final DataCells cells;
    private final Set<String> heads = new LinkedHashSet<>();
    /// Columns with arrays or objects of places, which are more surely places of processing than a country alone.
    private final Set<String> structured = new LinkedHashSet<>();

    private final Map<String, List<String>> technical = new TreeMap<>();
    private final List<SourcePart> beside = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private record Row(int line, Map<String, MarkedText> cells) {}

    private DataGrid(DataCells cells) {
        this.cells = cells;
    }

    /// @param names of objects that are the fields of another, each the name of its field; absent for an array
    static DataGrid of(List<DataValue.Fields> objects, @Nullable List<String> names, DataCells cells)
            throws RefusedSourceException {
        var grid = new DataGrid(cells);
        for (int i = 0; i < objects.size(); i++) {
            var row = new LinkedHashMap<String, MarkedText>();
            if (names != null) {
                row.put("", MarkedText.of(names.get(i)));
            }
            grid.add(objects.get(i), row);
        }
        return grid;
    }

    /// The words of the objects' fields.
    static Set<String> heads(List<DataValue.Fields> objects, DataCells cells) throws RefusedSourceException {
        return Set.copyOf(of(objects, null, cells).heads);
    }

    private void add(DataValue.Fields object, Map<String, MarkedText> row) throws RefusedSourceException {
        Map.Entry<String, DataValue> several = object.fields().entrySet().stream()
                .filter(one -> one.getValue() instanceof DataValue.Items items && isDone(one.getKey(), items))
                .findFirst()
                .orElse(null);
        for (Map.Entry<String, DataValue> one : object.fields().entrySet()) {
            if (!one.equals(several)) {
                add(KeyWords.of(one.getKey()), one.getValue(), row, 0);
            }
        }
        if (several == null || !(several.getValue() instanceof DataValue.Items items)) {
            end(object.line(), row);
            return;
        }
        for (DataValue.Fields each : items.objects()) {
            var whole = new LinkedHashMap<>(row);
            add(KeyWords.of(several.getKey()), each, whole, 1);
            end(each.line(), whole);
        }
    }

    /// True for an array of what the entry does, each with its purpose or place.
    private boolean isDone(String key, DataValue.Items items) {
        String meaning = cells.meaning(KeyWords.of(key));
        return items.items().size() > 0
                && items.objects().size() == items.items().size()
                && (meaning.isEmpty() || DONE.contains(meaning))
                && items.objects().stream()
                        .flatMap(one -> one.fields().keySet().stream())
                        .map(one -> cells.meaning(KeyWords.of(one)))
                        .anyMatch(one -> DONE.contains(one) || one.equals(Vocabulary.LOCATION));
    }

    private void add(String words, DataValue value, Map<String, MarkedText> row, int depth)
            throws RefusedSourceException {
        if (value.isEmpty()) {
            return;
        }
        String meaning = cells.meaning(words);
        if (PLACES.contains(meaning) && !(value instanceof DataValue.Text)) {
            structured.add(words);
            put(words, cells.places(value), row);
            DataValue country = meaning.equals(Vocabulary.ADDRESS) && value instanceof DataValue.Fields address
                    ? cells.country(address)
                    : null;
            if (country != null) {
                put("Seat", cells.text(country), row);
            }
        } else if (value instanceof DataValue.Fields object && cells.chosen(object) == null && depth < DEEPEST) {
            boolean groups = object.fields().values().stream()
                    .allMatch(one -> one instanceof DataValue.Items items && items.isOfTexts());
            if (groups && KINDS.contains(meaning)) {
                put(words, cells.groups(object), row);
                return;
            }
            String above = meaning.equals("WEBSITE") ? "" : words + " ";
            for (Map.Entry<String, DataValue> one : object.fields().entrySet()) {
                String inner = KeyWords.of(one.getKey());
                add(KeyWords.isTechnical(inner) ? inner : above + inner, one.getValue(), row, depth + 1);
            }
        } else {
            MarkedText text = cells.text(value);
            put(words, meaning.equals(Vocabulary.LOCATION) ? placed(value.line(), words, text) : text, row);
        }
    }

    /// The lines of a cell that name places, if others do not: a note on the provider's own subprocessors.
    private MarkedText placed(int line, String words, MarkedText text) {
        var places = new PlaceWords(cells.vocabulary());
        Map<Boolean, List<MarkedText>> lines =
                text.lines().stream().collect(Collectors.partitioningBy(one -> places.among(one.plain())));
        List<MarkedText> named = lines.getOrDefault(true, List.of());
        List<MarkedText> others = lines.getOrDefault(false, List.of());
        if (named.isEmpty() || others.isEmpty()) {
            return text;
        }
        others.forEach(one -> beside.add(new SourcePart.Aside(line, words + ": " + one.plain(), "beside the place")));
        return MarkedText.items(named);
    }

    private void put(String words, MarkedText text, Map<String, MarkedText> row) throws RefusedSourceException {
        if (KeyWords.isTechnical(words)) {
            technical.computeIfAbsent(words, _ -> new ArrayList<>()).add(text.plain());
            return;
        }
        heads.add(words);
        if (heads.size() > COLUMNS) {
            throw new RefusedSourceException(
                    "more than " + COLUMNS + " different fields in the objects of one array: expected a list");
        }
        row.merge(words, text, (before, more) -> MarkedText.lines(List.of(before, more)));
    }

    private void end(int line, Map<String, MarkedText> row) throws RefusedSourceException {
        if (row.values().stream().allMatch(MarkedText::isEmpty)) {
            return;
        }
        rows.add(new Row(line, together(row)));
        if (rows.size() > ROWS) {
            throw new RefusedSourceException("more than " + ROWS + " objects in an array: expected a list");
        }
    }

    /// The row with a city before its country in one cell, if it has a field for each.
    private Map<String, MarkedText> together(Map<String, MarkedText> row) {
        for (String city : List.copyOf(row.keySet())) {
            String country = city.equals("city") ? "country" : city.replaceFirst(" city$", " country");
            MarkedText inner = row.get(city);
            MarkedText outer = country.equals(city) ? null : row.get(country);
            if (inner != null && outer != null) {
                String both = inner.plain() + ", " + outer.plain();
                var joined = new LinkedHashMap<>(row);
                joined.remove(city);
                joined.put(country, MarkedText.of(both));
                return joined;
            }
        }
        return row;
    }

    private long filled(String head) {
        return rows.stream().filter(row -> row.cells().containsKey(head)).count();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The table with its heads. Of several columns of places, the first counts: the one that most rows fill, and a
    /// region rather than a country, which may be that of the company.
    ///
    /// @param title the name of the array
    SourcePart.Grid part(int line, String title) {
        var columns = new ArrayList<String>();
        if (rows.stream().anyMatch(row -> row.cells().containsKey(""))) {
            columns.add("");
        }
        List<String> filled = heads.stream().filter(head -> filled(head) > 0).toList();
        List<String> places = filled.stream()
                .filter(head -> cells.meaning(head).equals(Vocabulary.LOCATION))
                .sorted(Comparator.<String, Boolean>comparing(head -> !structured.contains(head))
                        .thenComparingLong(head -> -filled(head))
                        .thenComparing(head -> head.endsWith("country")))
                .toList();
        columns.addAll(places);
        filled.stream().filter(head -> !places.contains(head)).forEach(columns::add);
        var all = new ArrayList<SourcePart.Row>();
        all.add(new SourcePart.Row(line, columns.stream().map(MarkedText::of).toList(), true, false));
        for (Row row : rows) {
            all.add(new SourcePart.Row(
                    row.line(),
                    columns.stream()
                            .map(column -> row.cells().getOrDefault(column, MarkedText.of("")))
                            .toList(),
                    false,
                    false));
        }
        return new SourcePart.Grid(line, title, all, SourcePart.Form.TABLE);
    }

    /// What is in no cell: words beside a place, and the fields for programs, each once with all its values.
    List<SourcePart> beside(int line) {
        List<SourcePart> fields = technical.entrySet().stream()
                .<SourcePart>map(one -> new SourcePart.Aside(
                        line, one.getKey() + ": " + String.join(", ", one.getValue()), "a field for programs"))
                .toList();
        return Stream.concat(beside.stream(), fields.stream()).toList();
    }
}
