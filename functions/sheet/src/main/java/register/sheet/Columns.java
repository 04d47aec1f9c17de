package register.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// The columns of one member of an object, or of what stands within it.
sealed interface Columns {
    /// What is wrong with a cell.
    interface Wrong {
        /// @param column counted from the first of these columns
        void at(int column, String value, String expected);
    }

    /// By which the file knows the member.
    String name();

    List<Column> columns();

    /// What the cells of an object say.
    List<String> texts(Json.Obj of);

    /// Puts into an object's members what the cells say. They say something else than before, or the row is new.
    void read(List<String> texts, SortedMap<String, Json> into, Wrong wrong);

    /// What a cell says in place of a value that is asked for.
    private static boolean isQuestion(String text) {
        return text.startsWith("?");
    }

    private static boolean onlyFirst(List<String> texts) {
        return texts.stream().skip(1).allMatch(String::isBlank);
    }

    private static boolean allBlank(List<String> texts) {
        return texts.stream().allMatch(String::isBlank);
    }

    private static List<String> firstAlone(String text, int columns) {
        return IntStream.range(0, columns).mapToObj(i -> i == 0 ? text : "").toList();
    }

    /// One value.
    record Single(String name, Column column, CellText cell, boolean required) implements Columns {
        @Override
        public List<Column> columns() {
            return List.of(column);
        }

        @Override
        public List<String> texts(Json.Obj of) {
            if (cell instanceof CellText.Place) {
                return List.of(cell.text(of));
            }
            Json value = of.get(name);
            return List.of(value == null ? "" : cell.text(value));
        }

        @Override
        public void read(List<String> texts, SortedMap<String, Json> into, Wrong wrong) {
            String text = texts.getFirst();
            boolean place = cell instanceof CellText.Place;
            if (place) {
                into.keySet().removeAll(List.of("country", "region", "unstated"));
            }
            if (text.isBlank()) {
                into.remove(name);
                if (required) {
                    wrong.at(0, "", cell.expected());
                }
                return;
            }
            try {
                if (isQuestion(text)) {
                    into.put(place ? "country" : name, Json.of(text));
                } else if (cell.value(text) instanceof Json.Obj object) {
                    into.putAll(object.members());
                } else {
                    into.put(name, cell.value(text));
                }
            } catch (CellText.UnexpectedException e) {
                wrong.at(0, text, String.valueOf(e.getMessage()));
            }
        }
    }

    /// One text in each language, a column for each.
    ///
    /// @param languages by their tags
    record Texts(String name, List<Column> columns, List<String> languages, boolean required) implements Columns {
        @Override
        public List<String> texts(Json.Obj of) {
            Json value = of.get(name);
            if (!(value instanceof Json.Obj texts)) {
                return firstAlone(value == null ? "" : new CellText.Plain().text(value), columns.size());
            }
            return languages.stream()
                    .map(language -> texts.members().get(language))
                    .map(text -> text == null ? "" : new CellText.Plain().text(text))
                    .toList();
        }

        @Override
        public void read(List<String> texts, SortedMap<String, Json> into, Wrong wrong) {
            if (isQuestion(texts.getFirst()) && onlyFirst(texts) && texts.size() > 1) {
                into.put(name, Json.of(texts.getFirst()));
                return;
            }
            var byLanguage = into.get(name) instanceof Json.Obj(var members)
                    ? new TreeMap<>(members)
                    : new TreeMap<String, Json>();
            boolean blank = allBlank(texts);
            for (int i = 0; i < texts.size(); i++) {
                if (texts.get(i).isBlank()) {
                    byLanguage.remove(languages.get(i));
                    if (required || !blank) {
                        wrong.at(i, "", "a text in the language of each edition");
                    }
                } else {
                    byLanguage.put(languages.get(i), Json.of(texts.get(i)));
                }
            }
            if (byLanguage.isEmpty()) {
                into.remove(name);
            } else {
                into.put(name, new Json.Obj(byLanguage));
            }
        }
    }

    /// A member that has members of its own.
    record Within(String name, List<Columns> inner) implements Columns {
        @Override
        public List<Column> columns() {
            return inner.stream().flatMap(one -> one.columns().stream()).toList();
        }

        @Override
        public List<String> texts(Json.Obj of) {
            Json value = of.get(name);
            if (value != null && !(value instanceof Json.Obj)) {
                return firstAlone(new CellText.Plain().text(value), columns().size());
            }
            Json.Obj object =
                    value instanceof Json.Obj there ? there : Json.object().build();
            return inner.stream().flatMap(one -> one.texts(object).stream()).toList();
        }

        @Override
        public void read(List<String> texts, SortedMap<String, Json> into, Wrong wrong) {
            if (isQuestion(texts.getFirst()) && onlyFirst(texts) && !(into.get(name) instanceof Json.Obj)) {
                into.put(name, Json.of(texts.getFirst()));
                return;
            }
            var members =
                    into.get(name) instanceof Json.Obj(var there) ? new TreeMap<>(there) : new TreeMap<String, Json>();
            if (allBlank(texts)) {
                into.remove(name);
                return;
            }
            readInner(inner, texts, members, wrong);
            into.put(name, new Json.Obj(members));
        }
    }

    /// Any number of things of one kind: of each column, a line for each thing.
    ///
    /// @param within whether the things are objects with members; else each is the one member of `inner`
    record Several(String name, List<Columns> inner, boolean within, boolean required) implements Columns {
        @Override
        public List<Column> columns() {
            return inner.stream()
                    .flatMap(one -> one.columns().stream())
                    .map(Column::inLines)
                    .toList();
        }

        @Override
        public List<String> texts(Json.Obj of) {
            Json value = of.get(name);
            if (!(value instanceof Json.Arr array)) {
                return firstAlone(
                        value == null ? "" : new CellText.Plain().text(value),
                        columns().size());
            }
            List<List<String>> lines = array.items().stream().map(this::line).toList();
            return IntStream.range(0, columns().size())
                    .mapToObj(column -> String.join(
                                    "\n",
                                    lines.stream().map(line -> line.get(column)).toList())
                            .stripTrailing())
                    .toList();
        }

        /// What the columns say of one thing.
        private List<String> line(Json item) {
            if (within && !(item instanceof Json.Obj)) {
                return firstAlone(new CellText.Plain().text(item), columns().size());
            }
            Json.Obj object = object(item);
            return inner.stream()
                    .flatMap(one -> one.texts(object).stream())
                    .map(text -> text.replaceAll("\\R", " ").strip())
                    .toList();
        }

        private Json.Obj object(Json item) {
            return within && item instanceof Json.Obj object
                    ? object
                    : Json.object().put(inner.getFirst().name(), item).build();
        }

        @Override
        public void read(List<String> texts, SortedMap<String, Json> into, Wrong wrong) {
            if (allBlank(texts)) {
                into.remove(name);
                if (required) {
                    wrong.at(0, "", "at least one");
                }
                return;
            }
            List<Json> before = into.get(name) instanceof Json.Arr(var there) ? there : List.of();
            var left = new ArrayList<>(before);
            List<List<String>> columns = texts.stream().map(Columns::lines).toList();
            int count = columns.stream().mapToInt(List::size).max().orElse(0);
            var items = new ArrayList<Json>();
            for (int i = 0; i < count; i++) {
                int number = i;
                List<String> line = columns.stream()
                        .map(column -> number < column.size() ? column.get(number) : "")
                        .toList();
                if (allBlank(line)) {
                    continue;
                }
                Json same = left.stream()
                        .filter(item -> line(item).equals(line))
                        .findFirst()
                        .orElse(null);
                if (same != null) {
                    left.remove(same);
                    items.add(same);
                } else {
                    items.add(item(line, number < before.size() ? before.get(number) : null, wrong));
                }
            }
            into.put(name, Json.array(items));
        }

        private Json item(List<String> line, @Nullable Json before, Wrong wrong) {
            if (isQuestion(line.getFirst()) && onlyFirst(line)) {
                return Json.of(line.getFirst());
            }
            var members = new TreeMap<String, Json>();
            if (before != null && (!within || before instanceof Json.Obj)) {
                members.putAll(object(before).members());
            }
            readInner(inner, line, members, wrong);
            Json only = members.get(inner.getFirst().name());
            return within ? new Json.Obj(members) : only == null ? Json.of("") : only;
        }
    }

    /// Reads what changed in each of some columns, and what is required.
    static void readInner(List<Columns> inner, List<String> texts, SortedMap<String, Json> members, Wrong wrong) {
        Json.Obj before = new Json.Obj(new TreeMap<>(members));
        int from = 0;
        for (Columns one : inner) {
            int first = from;
            List<String> said = texts.subList(from, from + one.columns().size());
            if (!said.equals(one.texts(before)) || (allBlank(said) && members.get(one.name()) == null)) {
                one.read(said, members, (column, value, expected) -> wrong.at(first + column, value, expected));
            }
            from += one.columns().size();
        }
    }

    static List<String> lines(String text) {
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        return lines.stream().map(String::strip).toList();
    }
}
