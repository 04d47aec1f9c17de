package register.pdf.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.openpdf.text.pdf.PRStream;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;
import register.value.Bytes;

/// The file inside a document: in a snapshot, its entry's canonical JSON.
public final class EmbeddedContent {
    /// The size limit in bytes. No policy is that large, but an untrusted stream may expand to more.
    private static final int LARGEST = 32 << 20;

    private EmbeddedContent() {}

    /// The file, if there is exactly one.
    ///
    /// @throws IOException if the document or the file is unreadable
    public static Optional<Bytes> in(byte[] pdf) throws IOException {
        try (PdfReader reader = new PdfReader(pdf)) {
            return in(reader);
        }
    }

    static Optional<Bytes> in(PdfReader reader) throws IOException {
        PdfArray files = reader.getCatalog().getAsArray(PdfName.AF);
        if (files == null || files.size() != 1) {
            return Optional.empty();
        }
        PdfDictionary streams = files.getAsDict(0).getAsDict(PdfName.EF);
        if (!(streams.getAsStream(PdfName.F) instanceof PRStream stream)
                || !PdfName.FLATEDECODE.equals(stream.getAsName(PdfName.FILTER))
                || stream.contains(PdfName.DECODEPARMS)) {
            throw new IOException("the file inside is not written the way the register writes it");
        }
        try (InputStream content =
                new InflaterInputStream(new ByteArrayInputStream(PdfReader.getStreamBytesRaw(stream)))) {
            byte[] bytes = content.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("the file inside is larger than " + LARGEST + " bytes");
            }
            return Optional.of(Bytes.of(bytes));
        }
    }
}
