package register.importing.source;

import java.util.List;
import java.util.Optional;

/// A part of a source, in any format.
public sealed interface Block {
    /// Its first line in the source, counted from 1.
    int line();

    record Heading(int line, String text) implements Block {}

    record Paragraph(int line, String text) implements Block {}

    record Bullet(int line, String text) implements Block {}

    record Table(int line, List<Row> rows, Head head) implements Block {
        public Table {
            rows = List.copyOf(rows);
        }
    }

    /// What the format's reader left out.
    record Aside(int line, String text, String why) implements Block {}

    /// The words of a heading or a text.
    static Optional<String> words(Block block) {
        return switch (block) {
            case Heading heading -> Optional.of(heading.text());
            case Paragraph paragraph -> Optional.of(paragraph.text());
            case Bullet bullet -> Optional.of(bullet.text());
            case Table _, Aside _ -> Optional.empty();
        };
    }

    /// What is known of a table's columns.
    enum Head {
        /// The first row names them.
        FIRST_ROW,
        /// The first row may name them.
        UNKNOWN,
        /// Rows of two cells: who, and what for.
        NAME_AND_PURPOSE
    }

    record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public String text() {
            return String.join(" | ", cells);
        }
    }
}
