package register.pdf.seal;

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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.PdfSignature;
import org.openpdf.text.pdf.PdfSignatureAppearance;
import org.openpdf.text.pdf.PdfStamper;
import org.openpdf.text.pdf.PdfString;
import register.pdf.layout.SealField;
import register.transparency.TimeStamp;
import register.value.Sha256;

/// Appends a seal to a PDF without changing an existing byte: PAdES B-T if its signature is time-stamped, otherwise
/// B-B (ETSI EN 319 142-1). The seal certifies the document, so no later change is allowed.
public final class Pades {
    private static final PdfName CADES_DETACHED = new PdfName("ETSI.CAdES.detached");
    private static final List<String> NOT_IN_REFERENCE = List.of("DigestValue", "DigestLocation", "DigestMethod");
    /// Room in bytes: more than most tokens need with all their certificates. Each token then shows the real size.
    private static final int FIRST_TOKEN = 8192;
    /// Bytes added for the variation in size among one authority's tokens (serial number, ECDSA signature) and for the
    /// structure around each.
    private static final int AROUND_TOKEN = 128;

    private final SigningKey key;
    private final SealTimes times;
    private final AtomicInteger tokenRoom = new AtomicInteger(FIRST_TOKEN);

    public Pades(SigningKey key, SealTimes times) {
        this.key = key;
        this.times = times;
    }

    /// @param at the sealing time to claim
    public byte[] seal(byte[] pdf, Instant at) {
        try {
            int room = times.areAsked() ? tokenRoom.get() : 0;
            return seal(pdf, at, room, times).orElseGet(() -> again(pdf, at));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Seals again after a token did not fit its room, now that its size is known.
    private byte[] again(byte[] pdf, Instant at) {
        try {
            Optional<byte[]> sealed = seal(pdf, at, tokenRoom.get(), times);
            return sealed.isPresent()
                    ? sealed.get()
                    : seal(pdf, at, 0, SealTimes.NONE).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return empty if a time-stamp does not fit its room
    private Optional<byte[]> seal(byte[] pdf, Instant at, int tokenRoom, SealTimes asked) throws IOException {
        int room = Cms.room(key) + tokenRoom;
        var out = new ByteArrayOutputStream(pdf.length + 2 * room + 4096);
        PdfStamper stamper = PdfStamper.createSignature(new PdfReader(pdf), out, null, null, true);
        stamper.setUpdateMetadata(false);
        var time = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
        stamper.setEnforcedModificationDate(time);
        var dictionary = new PdfSignature(PdfName.ADOBE_PPKLITE, CADES_DETACHED);
        dictionary.setDate(new PdfDate(time));
        PdfSignatureAppearance appearance = fill(stamper);
        appearance.setCryptoDictionary(dictionary);
        appearance.preClose(Map.of(PdfName.CONTENTS, 2 * room + 2));
        byte[] digest = digest(appearance);
        byte[] signature = Cms.sign(digest, key);
        ASN1Primitive token = token(signature, asked);
        byte[] cms = Cms.write(Cms.attributes(digest, key.certificates()), key.certificates(), signature, token);
        if (cms.length > room) {
            if (token == null) {
                throw new IllegalStateException("a seal of " + cms.length + " bytes: expected at most " + room);
            }
            return Optional.empty();
        }
        var update = new PdfDictionary();
        update.put(PdfName.CONTENTS, new PdfString(Arrays.copyOf(cms, room)).setHexWriting(true));
        appearance.close(update);
        return Optional.of(out.toByteArray());
    }

    private @Nullable ASN1Primitive token(byte[] signature, SealTimes asked) throws IOException {
        Optional<TimeStamp> stamp = asked.stamp(Sha256.of(signature), SealLevel.B_B);
        if (stamp.isEmpty()) {
            return null;
        }
        ASN1Primitive token = ASN1Primitive.fromByteArray(stamp.get().token().toArray());
        tokenRoom.set(token.getEncoded(ASN1Encoding.DER).length + AROUND_TOKEN);
        return token;
    }

    /// Fills the document's field, keeps its appearance as rendered, and forbids any change.
    private static PdfSignatureAppearance fill(PdfStamper stamper) {
        PdfSignatureAppearance appearance = stamper.getSignatureAppearance();
        appearance.setVisibleSignature(SealField.NAME);
        appearance.setCertificationLevel(PdfSignatureAppearance.CERTIFIED_NO_CHANGES_ALLOWED);
        // Empty layers, or the library would draw some in a font that it does not embed.
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
