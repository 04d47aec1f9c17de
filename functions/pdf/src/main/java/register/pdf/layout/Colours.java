package register.pdf.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfStream;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;
import register.value.Resource;

/// States the document's colour space: sRGB, with its profile (ISO 19005-3, 6.2.3).
final class Colours {
    private static final String SPACE = "sRGB IEC61966-2.1";
    private static final byte[] PROFILE = Resource.bytes(Colours.class, "sRGB.icc");

    private Colours() {}

    static void declare(PdfWriter writer) {
        var profile = new PdfStream(PROFILE);
        profile.put(PdfName.N, new PdfNumber(3));
        profile.flateCompress();
        var intent = new PdfDictionary(PdfName.OUTPUTINTENT);
        intent.put(PdfName.S, PdfName.GTS_PDFA1);
        intent.put(PdfName.OUTPUTCONDITIONIDENTIFIER, new PdfString(SPACE));
        intent.put(PdfName.INFO, new PdfString(SPACE));
        try {
            intent.put(PdfName.DESTOUTPUTPROFILE, writer.addToBody(profile).getIndirectReference());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writer.getExtraCatalog().put(PdfName.OUTPUTINTENTS, new PdfArray(intent));
    }
}
