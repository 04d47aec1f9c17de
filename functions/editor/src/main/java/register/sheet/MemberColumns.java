package register.sheet;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import register.json.Json;

/// The columns of one member of an object, or of its members.
sealed interface MemberColumns
        permits MemberColumns.Single, MemberColumns.Texts, MemberColumns.Within, RepeatedColumns {
    /// Receives the mistake in a cell.
    interface Wrong {
        /// @param column counted from the first of these columns
        void at(int column, String value, String expected);
    }

    /// The member's name in the file.
    String name();

    List<SheetColumn> columns();

    /// The texts of an object's cells.
    List<String> texts(Json.Obj of);

    /// Puts the content of changed cells, or of a new row, into an object's members.
    void read(List<String> texts, SortedMap<String, Json> into, Wrong wrong);

    /// True for an open question in place of a value.
    static boolean isQuestion(String text) {
        return text.startsWith("?");
    }

    static boolean onlyFirst(List<String> texts) {
        return texts.stream().skip(1).allMatch(String::isBlank);
    }

    static boolean allBlank(List<String> texts) {
        return texts.stream().allMatch(String::isBlank);
    }

    static List<String> firstAlone(String text, int columns) {
        return IntStream.range(0, columns).mapToObj(i -> i == 0 ? text : "").toList();
    }

    /// One value.
    record Single(String name, SheetColumn column, CellText cell, boolean required) implements MemberColumns {
        @Override
        public List<SheetColumn> columns() {
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
    record Texts(String name, List<SheetColumn> columns, List<String> languages, boolean required)
            implements MemberColumns {
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
    record Within(String name, List<MemberColumns> inner) implements MemberColumns {
        @Override
        public List<SheetColumn> columns() {
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

    /// Reads what changed in each of some columns, and reports missing values.
    static void readInner(List<MemberColumns> inner, List<String> texts, SortedMap<String, Json> members, Wrong wrong) {
        Json.Obj before = new Json.Obj(new TreeMap<>(members));
        int from = 0;
        for (MemberColumns one : inner) {
            int first = from;
            List<String> said = texts.subList(from, from + one.columns().size());
            if (!said.equals(one.texts(before)) || (allBlank(said) && members.get(one.name()) == null)) {
                one.read(said, members, (column, value, expected) -> wrong.at(first + column, value, expected));
            }
            from += one.columns().size();
        }
    }
}
