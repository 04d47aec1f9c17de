package register.importing;

import register.value.Problem;

/// A line of the source that is not in the draft, and why.
///
/// @param line counted from 1; 0 if unknown
public record LeftOut(int line, String text, String why) {
    public LeftOut {
        text = Problem.printable(text);
    }

    /// One line, safe for a terminal.
    @Override
    public String toString() {
        return "left out: " + (line > 0 ? "line " + line + ": " : "") + "\"" + text + "\": " + why;
    }
}
