package register.importing.source;

import java.util.List;

/// A part of a source in its own format, before interpretation.
public sealed interface SourcePart {
    /// Its first line in the source, counted from 1; 0 if unknown.
    int line();

    /// @param level 1 for the highest; 7 for a line that only looks like a heading
    record Heading(int line, int level, MarkedText text) implements SourcePart {}

    record Paragraph(int line, MarkedText text) implements SourcePart {}

    /// Things of one kind: the items of a list, terms with their descriptions, adjacent boxes.
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

    /// @param term the subject of the rest; empty unless they are terms
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
        /// A table kept by an application.
        TABLE,
        /// Pairs of lines in a text: the company, then its purpose.
        PAIRS
    }

    /// @param head true if the source marks it as naming the columns
    /// @param across true if one cell fills it
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

    /// A part that the format's reader left out.
    record Aside(int line, String text, String why) implements SourcePart {}
}
