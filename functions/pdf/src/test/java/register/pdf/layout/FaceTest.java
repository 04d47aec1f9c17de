package register.pdf.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.BaseFont;

class FaceTest {
    @Test
    void onlyWhatIsShownKeepsItsWidth() throws IOException {
        byte[] original = bundled();
        var shown = new BitSet();
        "Tõde".codePoints().forEach(shown::set);
        var file = new FontFile(original);
        file.keepWidths(shown);

        BaseFont before = font(original);
        BaseFont after = font(file.bytes());
        assertEquals(before.getWidth("Tõde"), after.getWidth("Tõde"));
        assertTrue(before.getWidth('Z') > 0);
        assertEquals(0, after.getWidth('Z'));
        // "õ" is composed of "o".
        assertEquals(before.getWidth('o'), after.getWidth('o'));
    }

    private static byte[] bundled() throws IOException {
        try (InputStream in = Face.class.getResourceAsStream("fonts/NotoSans-Regular.ttf")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static BaseFont font(byte[] file) throws IOException {
        return BaseFont.createFont("test.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file, null);
    }
}
