package register.pdf.layout;

import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfAnnotation;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/// The empty signature field of a rendered document, framed if visible. Sealing finds it by its name, fills it and
/// draws nothing.
public final class SealField {
    public static final String NAME = "Seal";

    private static final PdfName SIG = new PdfName("Sig");

    private SealField() {}

    /// Puts the field on the current page.
    ///
    /// @param spoken its description for screen readers
    public static PdfAnnotation put(PdfWriter writer, Rectangle place, String spoken) {
        var field = new PdfAnnotation(writer, place);
        field.put(PdfName.SUBTYPE, PdfName.WIDGET);
        field.put(PdfName.FT, SIG);
        field.put(PdfName.T, new PdfString(NAME));
        field.put(PdfName.TU, new PdfString(spoken, PdfString.TEXT_UNICODE));
        field.setFlags(PdfAnnotation.FLAGS_PRINT | PdfAnnotation.FLAGS_LOCKED);
        field.setPage();
        var drawn = new PdfDictionary();
        drawn.put(PdfName.N, frame(writer, place).getIndirectReference());
        field.put(PdfName.AP, drawn);
        writer.addAnnotation(field);
        var form = new PdfDictionary();
        form.put(PdfName.FIELDS, new PdfArray(field.getIndirectReference()));
        writer.getExtraCatalog().put(PdfName.ACROFORM, form);
        return field;
    }

    private static PdfTemplate frame(PdfWriter writer, Rectangle place) {
        PdfContentByte page = writer.getDirectContent();
        PdfTemplate frame = page.createTemplate(place.getWidth(), place.getHeight());
        frame.setColorStroke(Style.Ink.BLUE);
        frame.setLineWidth(0.8f);
        frame.rectangle(0.4f, 0.4f, place.getWidth() - 0.8f, place.getHeight() - 0.8f);
        frame.stroke();
        frame.setColorFill(Style.Ink.BLUE);
        frame.rectangle(0, 0, 4, place.getHeight());
        frame.fill();
        return frame;
    }
}
