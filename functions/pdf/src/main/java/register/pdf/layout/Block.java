package register.pdf.layout;

/// A paragraph in a table cell.
///
/// @param before the space above it in points, if another one is above
public record Block(Text text, float before) {

    public static Block of(Text text) {
        return new Block(text, 0);
    }
}
