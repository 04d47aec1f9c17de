package register.importing.source;

import java.util.List;

/// A part of a source as its format has it, before anybody knows what it says.
public sealed interface SourcePart {
    /// Its first line in the source, counted from 1; 0 if unknown.
    int line();

    /// @param level 1 for the highest; 7 for a line that only looks like a heading
    record Heading(int line, int level, MarkedText text) implements SourcePart {}

    record Paragraph(int line, MarkedText text) implements SourcePart {}

    /// Things of one kind: the items of a list, terms with what is said of them, boxes beside each other.
    record Items(int line, Kind kind, List<Item> items) implements SourcePart {
        public Items {
            items = List.copyOf(items);
        }
    }

    enum Kind {
        LIST,
        TERMS,
        BOXES
    }

    /// @param term that the rest is about; empty unless they are terms
    record Item(int line, MarkedText term, List<SourcePart> parts) {
        public Item {
            parts = List.copyOf(parts);
        }
    }

    /// @param title its caption, or the name of its sheet; empty if it has none
    record Grid(int line, String title, List<Row> rows, Form form) implements SourcePart {
        public Grid {
            rows = List.copyOf(rows);
        }
    }

    enum Form {
        /// As an application keeps it.
        TABLE,
        /// Lines of a text, in twos: who, and what for.
        PAIRS
    }

    /// @param head whether the source says that it names the columns
    /// @param across whether one cell fills it
    record Row(int line, List<MarkedText> cells, boolean head, boolean across) {
        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(int line, List<String> cells) {
            return new Row(line, cells.stream().map(MarkedText::of).toList(), false, false);
        }

        public boolean isEmpty() {
            return cells.stream().allMatch(MarkedText::isEmpty);
        }
    }

    /// What the format's reader left out.
    record Aside(int line, String text, String why) implements SourcePart {}
}
