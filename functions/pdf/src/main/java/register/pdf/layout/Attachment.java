package register.pdf.layout;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfFileSpecification;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfStream;
import org.openpdf.text.pdf.PdfWriter;
import register.value.Bytes;

/// A file inside the document: the data that the document shows (ISO 19005-3, 6.8).
///
/// @param name in ASCII
/// @param description shown in the document's list of files
public record Attachment(String name, String mediaType, String description, Bytes content) {
    private static final PdfName RELATIONSHIP = new PdfName("AFRelationship");
    private static final PdfName DATA = new PdfName("Data");

    void write(PdfWriter writer, Instant modified) throws IOException {
        var parameters = new PdfDictionary();
        parameters.put(PdfName.MODDATE, new PdfDate(GregorianCalendar.from(modified.atZone(ZoneOffset.UTC))));
        PdfFileSpecification file = PdfFileSpecification.fileEmbedded(
                writer, null, name, content.toArray(), mediaType, parameters, PdfStream.BEST_COMPRESSION);
        file.put(RELATIONSHIP, DATA);
        writer.addFileAttachment(description, file);
        writer.getExtraCatalog().put(PdfName.AF, new PdfArray(file.getReference()));
    }
}
