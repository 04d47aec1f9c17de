package register.pdf.layout;

/// A text with a character that the documents' fonts cannot print; nothing was rendered.
public final class UnprintableTextException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int codePoint;

    /// @param before the printable text before the character, for finding it
    UnprintableTextException(int codePoint, String before) {
        super("cannot print U+%04X (%s) after \"%s\": expected Latin, Greek or Cyrillic text without control characters"
                .formatted(codePoint, Character.getName(codePoint), before));
        this.codePoint = codePoint;
    }

    public int codePoint() {
        return codePoint;
    }
}
