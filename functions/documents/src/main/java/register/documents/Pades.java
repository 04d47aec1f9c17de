package register.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.PdfSignature;
import org.openpdf.text.pdf.PdfSignatureAppearance;
import org.openpdf.text.pdf.PdfStamper;
import org.openpdf.text.pdf.PdfString;

/// Appends a seal to a PDF: PAdES B-B (ETSI EN 319 142-1), the document before it unchanged to the
/// byte. The seal certifies the document: no change is allowed after it.
final class Pades {
    private static final PdfName CADES_DETACHED = new PdfName("ETSI.CAdES.detached");

    private static final List<String> NOT_IN_REFERENCE = List.of("DigestValue", "DigestLocation", "DigestMethod");

    private Pades() {}

    /// @param at when, as the seal will claim
    static byte[] seal(byte[] pdf, SigningKey key, Instant at) {
        var out = new ByteArrayOutputStream(pdf.length + 2 * Cms.room(key) + 4096);
        try {
            PdfStamper stamper = PdfStamper.createSignature(new PdfReader(pdf), out, null, null, true);
            stamper.setUpdateMetadata(false);
            var time = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
            stamper.setEnforcedModificationDate(time);
            var dictionary = new PdfSignature(PdfName.ADOBE_PPKLITE, CADES_DETACHED);
            dictionary.setDate(new PdfDate(time));
            PdfSignatureAppearance appearance = fill(stamper);
            appearance.setCryptoDictionary(dictionary);
            int room = Cms.room(key);
            appearance.preClose(Map.of(PdfName.CONTENTS, 2 * room + 2));
            byte[] cms = Cms.sign(digest(appearance), key);
            if (cms.length > room) {
                throw new IllegalStateException("a seal of " + cms.length + " bytes: expected at most " + room);
            }
            var update = new PdfDictionary();
            update.put(PdfName.CONTENTS, new PdfString(Arrays.copyOf(cms, room)).setHexWriting(true));
            appearance.close(update);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Fills the document's field, whose looks stay as they were rendered, and forbids any change.
    private static PdfSignatureAppearance fill(PdfStamper stamper) {
        PdfSignatureAppearance appearance = stamper.getSignatureAppearance();
        appearance.setVisibleSignature(SealField.NAME);
        appearance.setCertificationLevel(PdfSignatureAppearance.CERTIFIED_NO_CHANGES_ALLOWED);
        // Empty layers of its own, or the library draws some in a font that it does not embed.
        appearance.getLayer(0);
        appearance.getLayer(2);
        PdfDictionary field =
                stamper.getAcroFields().getFieldItem(SealField.NAME).getWidget(0);
        PdfObject rendered = field.get(PdfName.AP);
        appearance.setSignatureEvent(dictionary -> {
            field.put(PdfName.AP, rendered);
            PdfDictionary reference = dictionary.getAsArray(PdfName.REFERENCE).getAsDict(0);
            // ISO 19005-3, 6.1.12 forbids them.
            NOT_IN_REFERENCE.forEach(key -> reference.remove(new PdfName(key)));
        });
        return appearance;
    }

    private static byte[] digest(PdfSignatureAppearance appearance) throws IOException {
        try (InputStream covered = appearance.getRangeStream()) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            covered.transferTo(new java.security.DigestOutputStream(java.io.OutputStream.nullOutputStream(), sha256));
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
