package register.pdf.layout;

/// A paragraph in a table's cell.
///
/// @param before the room above it in points, where another one is above
public record Block(Text text, float before) {

    public static Block of(Text text) {
        return new Block(text, 0);
    }
}
