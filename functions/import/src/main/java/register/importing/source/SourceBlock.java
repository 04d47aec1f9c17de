package register.importing.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A part of a source, once its lists are known.
public sealed interface SourceBlock {
    /// Its first line in the source, counted from 1.
    int line();

    record Heading(int line, String text) implements SourceBlock {}

    record Paragraph(int line, String text) implements SourceBlock {}

    record Bullet(int line, String text) implements SourceBlock {}

    /// A list of subprocessors in any form, or another table.
    ///
    /// @param rows all of them, including the head
    /// @param heads the number of rows in the head
    /// @param columns the meaning of each column, as a word; empty if unknown
    /// @param form of the rows in the source
    /// @param doubts points for a person to confirm, once for all rows
    /// @param affiliates true if the page calls them companies of its own group
    /// @param why the reason why it lists no subprocessors; empty if it may
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

    /// A part that the format's reader left out.
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
