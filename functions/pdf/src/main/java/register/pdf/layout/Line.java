package register.pdf.layout;

import java.util.List;

/// One line of a text.
record Line(List<Run> runs) {
    Line {
        runs = List.copyOf(runs);
    }

    /// In points.
    float width() {
        float width = 0;
        for (Run run : runs) {
            width += run.width();
        }
        return width;
    }

    /// The part of a span that is on the line.
    ///
    /// @param span its number in the text
    /// @param width in points
    record Run(int span, String text, float width) {}
}
