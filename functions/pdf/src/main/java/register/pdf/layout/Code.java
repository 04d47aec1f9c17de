package register.pdf.layout;

import io.nayuki.qrcodegen.QrCode;
import java.util.List;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;

/// An address as a QR code (ISO/IEC 18004), drawn as squares.
///
/// @param address what a camera reads
/// @param spoken its description for screen readers
/// @param caption below it, a line each
public record Code(String address, String spoken, List<Text> caption) {
    /// Printed, a module is half a millimetre and more.
    static final float SIZE = 76;

    /// What must stay white around it, in modules.
    private static final int QUIET = 4;

    public Code {
        caption = List.copyOf(caption);
    }

    /// The square in which the code is drawn, its white margin included.
    ///
    /// @param right in points from the left of the page
    /// @param top in points from the page's bottom
    static Rectangle place(float right, float top) {
        return new Rectangle(right - SIZE, top - SIZE, right, top);
    }

    /// Always the same for the same address.
    void draw(PdfContentByte page, Rectangle place) {
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        float module = SIZE / (code.size + 2 * QUIET);
        page.setColorFill(Style.Ink.BLACK);
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int from = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    page.rectangle(
                            place.getLeft() + (QUIET + from) * module,
                            place.getTop() - (QUIET + y + 1) * module,
                            (x - from) * module,
                            module);
                }
                x++;
            }
        }
        page.fill();
    }
}
