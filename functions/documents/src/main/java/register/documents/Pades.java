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
/// byte.
final class Pades {
    private static final PdfName CADES_DETACHED = new PdfName("ETSI.CAdES.detached");

    private Pades() {}

    /// @param at when, as the seal will claim
    static byte[] seal(byte[] pdf, SigningKey key, Instant at) {
        var out = new ByteArrayOutputStream(pdf.length + 2 * Cms.room(key) + 4096);
        try {
            PdfStamper stamper = PdfStamper.createSignature(prepared(pdf), out, null, null, true);
            stamper.setUpdateMetadata(false);
            var time = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
            stamper.setEnforcedModificationDate(time);
            var dictionary = new PdfSignature(PdfName.ADOBE_PPKLITE, CADES_DETACHED);
            dictionary.setDate(new PdfDate(time));
            PdfSignatureAppearance appearance = stamper.getSignatureAppearance();
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

    /// Opens the document with a form that already has the two fonts which the library gives to every
    /// form, and which would not be embedded. The form shows no text; both names mean a font that the
    /// document embeds.
    private static PdfReader prepared(byte[] pdf) throws IOException {
        var reader = new PdfReader(pdf);
        PdfDictionary used = reader.getPageN(1).getAsDict(PdfName.RESOURCES).getAsDict(PdfName.FONT);
        PdfObject embedded = used.get(used.getKeys().iterator().next());
        var fonts = new PdfDictionary();
        fonts.put(PdfName.HELV, embedded);
        fonts.put(PdfName.ZADB, embedded);
        var resources = new PdfDictionary();
        resources.put(PdfName.FONT, fonts);
        var form = new PdfDictionary();
        form.put(PdfName.DR, resources);
        reader.getCatalog().put(PdfName.ACROFORM, form);
        return reader;
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
