package register.pdf.layout;

import java.text.Normalizer;
import register.value.Resource;
import register.value.Writing;

/// The fonts of one document, embedded Noto Sans, and the characters they can print. Each document needs its own
/// instance, because a font tracks the text shown in it.
final class Typeface {
    private static final byte[] REGULAR = Resource.bytes(Typeface.class, "fonts/NotoSans-Regular.ttf");
    private static final byte[] BOLD = Resource.bytes(Typeface.class, "fonts/NotoSans-Bold.ttf");

    private static final int SOFT_HYPHEN = 0xAD;
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int EXCERPT = 30;

    private static final char REPLACEMENT = '?';

    private final Face regular = new Face("NotoSans-Regular.ttf", REGULAR, 0.25);
    private final Face bold = new Face("NotoSans-Bold.ttf", BOLD, 0.75);

    Face face(boolean inBold) {
        return inBold ? bold : regular;
    }

    /// Drops the data of glyphs that no text of the document shows from the fonts.
    void trim() {
        regular.trim();
        bold.trim();
    }

    /// The text as printed: composed (NFC), tabs as spaces, without invisible break opportunities.
    ///
    /// @throws UnprintableTextException naming the first character that cannot be printed
    String printable(String text) {
        return printed(text, false);
    }

    /// The text as printed, with a question mark for each character that cannot be printed.
    String replaced(String text) {
        return printed(text, true);
    }

    private String printed(String text, boolean replacing) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).replace("\r\n", "\n");
        var printed = new StringBuilder(composed.length());
        composed.codePoints().forEach(codePoint -> {
            if (codePoint == '\n') {
                printed.append('\n');
            } else if (codePoint == '\t') {
                printed.append(' ');
            } else if (codePoint != SOFT_HYPHEN && codePoint != ZERO_WIDTH_SPACE) {
                if (!prints(codePoint) && replacing) {
                    printed.append(REPLACEMENT);
                    return;
                }
                if (!prints(codePoint)) {
                    int from = Math.max(0, printed.length() - EXCERPT);
                    throw new UnprintableTextException(codePoint, printed.substring(from));
                }
                printed.appendCodePoint(codePoint);
            }
        });
        return printed.toString();
    }

    private boolean prints(int codePoint) {
        return Writing.isPrintable(codePoint) && regular.has(codePoint) && bold.has(codePoint);
    }
}
