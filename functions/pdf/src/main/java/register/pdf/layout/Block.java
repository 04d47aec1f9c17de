package register.pdf.layout;

/// A paragraph in a table cell.
///
/// @param before the space above it in points, if another one is above
/// @param ruled whether a line is drawn in that space
public record Block(Text text, float before, boolean ruled) {

    public static Block of(Text text) {
        return new Block(text, 0, false);
    }

    /// A paragraph some way below the one above.
    public static Block below(Text text, float points) {
        return new Block(text, points, false);
    }

    /// A paragraph that begins something new in the same cell.
    public static Block apart(Text text) {
        return new Block(text, 8, true);
    }
}
