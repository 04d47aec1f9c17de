package register.pdf.layout;

import io.nayuki.qrcodegen.QrCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfStructureElement;

/// The top of a document: the company, the title and, beside them, a code.
///
/// @param parts from the top down
/// @param code absent for none
public record Masthead(List<Part> parts, @Nullable Code code) {
    private static final float CODE_WIDTH = 112;
    private static final float GAP = 14;
    private static final float BELOW_CAPTION = 2;

    public Masthead {
        parts = List.copyOf(parts);
    }

    /// @param title true if it is the document's title
    /// @param after the space below it, in points
    public record Part(StyledText text, boolean title, float after) {}

    void draw(Typesetter type, Flow flow) {
        Canvas canvas = flow.canvas();
        float width = code == null ? Flow.WIDTH : Flow.WIDTH - CODE_WIDTH - GAP;
        List<Galley> galleys =
                parts.stream().map(part -> type.set(part.text(), width)).toList();
        for (int part = 0; part < parts.size(); part++) {
            PdfName role = parts.get(part).title() ? PdfName.H1 : PdfName.P;
            galleys.get(part).tag(canvas, canvas.element(canvas.document(), role));
        }
        float top = flow.y();
        float height = 0;
        for (int part = 0; part < parts.size(); part++) {
            height += galleys.get(part).height() + parts.get(part).after();
        }
        // If the title continues on the next page, the code is drawn before it.
        boolean whole = flow.has(height);
        if (code != null && !whole) {
            code(type, flow, top, code);
        }
        for (int part = 0; part < parts.size(); part++) {
            flow.add(galleys.get(part), Flow.MARGIN);
            flow.down(parts.get(part).after());
        }
        if (code != null && whole) {
            float bottom = code(type, flow, top, code);
            flow.down(Math.max(0, flow.y() - bottom));
        }
    }

    /// @return its bottom edge, in points from the page's bottom
    private static float code(Typesetter type, Flow flow, float top, Code code) {
        Canvas canvas = flow.canvas();
        float right = Flow.MARGIN + Flow.WIDTH;
        Rectangle place = Code.place(right - (CODE_WIDTH - Code.SIZE) / 2, top);
        PdfStructureElement figure = canvas.element(canvas.document(), PdfName.FIGURE);
        canvas.picture(figure, type.printable(code.spoken()), place);
        canvas.draw(figure, page -> code.draw(page, place));
        float y = place.getBottom() - BELOW_CAPTION;
        for (StyledText line : code.caption()) {
            Galley galley = type.set(line, CODE_WIDTH);
            galley.tag(canvas, canvas.element(canvas.document(), PdfName.P));
            galley.drawCentred(canvas, right - CODE_WIDTH, CODE_WIDTH, y);
            y -= galley.height();
        }
        return y;
    }

    /// An address as a QR code (ISO/IEC 18004), drawn as squares.
    ///
    /// @param address the encoded address
    /// @param spoken its description for screen readers
    /// @param caption the lines below it
    public record Code(String address, String spoken, List<StyledText> caption) {
        /// The size in points: a printed module measures at least half a millimetre.
        static final float SIZE = 76;

        /// The width of the margin that must stay white, in modules.
        private static final int QUIET = 4;

        public Code {
            caption = List.copyOf(caption);
        }

        /// The square in which the code is drawn, including its white margin.
        ///
        /// @param right in points from the left of the page
        /// @param top in points from the page's bottom
        static Rectangle place(float right, float top) {
            return new Rectangle(right - SIZE, top - SIZE, right, top);
        }

        /// Draws the code; the same address always yields the same drawing.
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
}
