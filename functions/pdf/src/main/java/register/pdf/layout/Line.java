package register.pdf.layout;

import java.util.List;

/// One line of a text.
record Line(List<Run> runs) {
    Line {
        runs = List.copyOf(runs);
    }

    /// The part of a span that is on the line.
    ///
    /// @param span its number in the text
    /// @param width in points
    record Run(int span, String text, float width) {}
}
