package register.pdf.verify;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.PdfString;
import register.value.Bytes;
import register.value.Sha256;

/// The statements of a validly sealed document about itself.
///
/// @param claimedAt the sealing time by the sealer's clock; absent if not stated
/// @param embedded the hash of the file inside; absent if there is none
/// @param claims the conformance that it claims
record SealedContent(
        Map<String, String> info,
        @Nullable Instant claimedAt,
        @Nullable Sha256 embedded,
        Claims claims) {
    SealedContent {
        info = Map.copyOf(info);
    }

    /// Parses a document as a PDF. Anyone may have sealed it, so any failure is a flaw of the document.
    @SuppressWarnings("CatchAndPrintStackTrace")
    static SealedContent of(byte[] pdf) throws FlawException {
        try (PdfReader reader = new PdfReader(pdf)) {
            List<String> names = reader.getAcroFields().getSignedFieldNames();
            if (names.size() != 1) {
                throw new FlawException(
                        Flaw.SEVERAL_SEALS, "The document has " + names.size() + " signature fields; expected one.");
            }
            PdfString at = reader.getAcroFields()
                    .getSignatureDictionary(names.getFirst())
                    .getAsString(PdfName.M);
            return new SealedContent(
                    reader.getInfo(),
                    at == null ? null : instant(at.toString()),
                    EmbeddedContent.in(reader).map(Bytes::hash).orElse(null),
                    claims(reader.getMetadata()));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new FlawException(Flaw.NOT_A_PDF, "The seal is intact, but its content cannot be read as a PDF.");
        }
    }

    private static Claims claims(byte @Nullable [] xmp) {
        return xmp == null ? Claims.NONE : Claims.in(xmp);
    }

    private static @Nullable Instant instant(String date) {
        var calendar = PdfDate.decode(date);
        return calendar == null ? null : calendar.toInstant();
    }
}
