package register.pdf.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.BitSet;
import org.openpdf.text.pdf.BaseFont;

/// A font of one document, which tracks the text shown in it.
final class Face {
    private final FontFile file;
    private final BaseFont font;
    private final BitSet shown = new BitSet();

    /// @param tag from 0 to below 1; determines the letters before the embedded font's name
    Face(String name, byte[] original, double tag) {
        file = new FontFile(original);
        try {
            // Not cached: all documents of the process would share a cached font.
            font = BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file.bytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        font.setIncludeCidSet(false);
        font.setSecureRandom(new FixedTag(tag));
    }

    boolean has(int codePoint) {
        return font.charExists(codePoint);
    }

    float width(String text, float size) {
        return font.getWidthPoint(text, size);
    }

    /// The font to show this text in.
    BaseFont showing(String text) {
        text.codePoints().forEach(shown::set);
        return font;
    }

    /// Removes the data of glyphs that no text shows from the font file, which is embedded when the document is closed.
    void trim() {
        file.keepWidths(shown);
    }

    /// Supplies the six letters before an embedded font's name: always the same, so that the same document has the
    /// same bytes.
    private static final class FixedTag extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final double value;

        private FixedTag(double value) {
            this.value = value;
        }

        @Override
        public double nextDouble() {
            return value;
        }
    }
}
