package register.documents.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.text.Normalizer;
import org.openpdf.text.pdf.BaseFont;
import register.policy.Writing;

/// The fonts of one document, and what they can print. Noto Sans, embedded: one instance serves one
/// document, since a font remembers which of its glyphs are used.
final class Typeface {
    private static final byte[] REGULAR = read("NotoSans-Regular.ttf");
    private static final byte[] BOLD = read("NotoSans-Bold.ttf");

    private static final int SOFT_HYPHEN = 0xAD;
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int EXCERPT = 30;

    private final BaseFont regular = load("NotoSans-Regular.ttf", REGULAR, 0.25);
    private final BaseFont bold = load("NotoSans-Bold.ttf", BOLD, 0.75);

    BaseFont regular() {
        return regular;
    }

    BaseFont bold() {
        return bold;
    }

    /// The text as it is printed: composed (NFC), tabs as spaces, without invisible break
    /// opportunities.
    ///
    /// @throws UnprintableTextException naming the first character that cannot be printed
    String printable(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).replace("\r\n", "\n");
        var printed = new StringBuilder(composed.length());
        composed.codePoints().forEach(codePoint -> {
            if (codePoint == '\n') {
                printed.append('\n');
            } else if (codePoint == '\t') {
                printed.append(' ');
            } else if (codePoint != SOFT_HYPHEN && codePoint != ZERO_WIDTH_SPACE) {
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
        return Writing.isPrintable(codePoint) && regular.charExists(codePoint) && bold.charExists(codePoint);
    }

    private static BaseFont load(String name, byte[] font, double tag) {
        try {
            // Not cached: a cached font is shared by all documents of the process.
            BaseFont base = BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, font, null);
            base.setIncludeCidSet(false);
            base.setSecureRandom(new FixedTag(tag));
            return base;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String name) {
        try (InputStream in = Typeface.class.getResourceAsStream("fonts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no font " + name + " beside " + Typeface.class.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Draws the six letters that go before an embedded font's name: always the same, so that the
    /// same document has the same bytes.
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
