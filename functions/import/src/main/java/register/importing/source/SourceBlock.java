package register.importing.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A part of a source, once it is known which parts list something.
public sealed interface SourceBlock {
    /// Its first line in the source, counted from 1.
    int line();

    record Heading(int line, String text) implements SourceBlock {}

    record Paragraph(int line, String text) implements SourceBlock {}

    record Bullet(int line, String text) implements SourceBlock {}

    /// A list of subprocessors in whatever form, or a table that is none.
    ///
    /// @param rows all of them, its head too
    /// @param heads how many of them are its head
    /// @param columns for each column a word that says what it holds; empty if that is not known
    /// @param form of the rows in the source
    /// @param doubts what a person should confirm, once for all rows
    /// @param affiliates whether the page says that they are companies of its own group
    /// @param why it lists no subprocessors; empty if it may
    record Table(
            int line,
            List<Row> rows,
            int heads,
            List<String> columns,
            SourcePart.Form form,
            List<Doubt> doubts,
            boolean affiliates,
            String why)
            implements SourceBlock {
        public Table {
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
            doubts = List.copyOf(doubts);
        }

        public List<Row> body() {
            return rows.subList(Math.min(heads, rows.size()), rows.size());
        }
    }

    /// @param found the source's words; empty if there are none
    /// @param ask the question
    record Doubt(String found, String ask) {}

    /// What the format's reader left out.
    record Aside(int line, String text, String why) implements SourceBlock {}

    /// The words of a heading or a text.
    static Optional<String> words(SourceBlock block) {
        return switch (block) {
            case Heading heading -> Optional.of(heading.text());
            case Paragraph paragraph -> Optional.of(paragraph.text());
            case Bullet bullet -> Optional.of(bullet.text());
            case Table _, Aside _ -> Optional.empty();
        };
    }

    record Row(int line, List<MarkedText> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public String text() {
            return cells.stream().map(MarkedText::plain).collect(Collectors.joining(" | "));
        }
    }
}
