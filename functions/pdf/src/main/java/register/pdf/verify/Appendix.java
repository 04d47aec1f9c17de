package register.pdf.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1InputStream;
import org.jspecify.annotations.Nullable;
import register.pdf.revocation.EvidenceCheck;
import register.pdf.revocation.RevocationEvidence;
import register.pdf.revocation.StrangeEvidenceException;
import register.pdf.seal.LongTerm;
import register.pdf.timestamp.BadTimeStampException;
import register.pdf.timestamp.CheckedTimeStamp;
import register.value.Bytes;
import register.value.Sha256;

/// The bytes after a sealed document in an untrusted file: nothing, or the evidence of `LongTerm` and its time-stamp.
///
/// @param evidence the added evidence; none or one
/// @param timeStamps over the whole file before it; none or one
/// @param length in bytes
record Appendix(List<RevocationEvidence> evidence, List<CheckedTimeStamp> timeStamps, int length) {

    private static final Pattern STREAM = Pattern.compile("\\d{1,9} 0 obj\n<</Length (\\d{1,7})>>stream\n");
    private static final String STREAM_END = "\nendstream\nendobj\n";
    private static final Pattern STORE = Pattern.compile(
            "\\d{1,9} 0 obj\n<</Type /DSS(?:/Certs \\[([0-9 R]*)])?(?:/CRLs \\[([0-9 R]*)])?(?:/OCSPs \\[([0-9 R]*)])?>>");
    private static final Pattern STAMP = Pattern.compile(
            "\\d{1,9} 0 obj\n<</Type /DocTimeStamp/Filter /Adobe\\.PPKLite/SubFilter /ETSI\\.RFC3161/Contents <([0-9a-f]{2,200000})>");
    /// The register pads a token's room by up to this many bytes, because the next token may need them.
    private static final int MOST_FILLING = 512;

    Appendix {
        evidence = List.copyOf(evidence);
        timeStamps = List.copyOf(timeStamps);
    }

    /// @param sealed the end of the sealed document
    /// @throws FlawException if anything else follows
    @SuppressWarnings("CatchAndPrintStackTrace")
    static Appendix of(byte[] pdf, int sealed) throws FlawException {
        var evidence = new ArrayList<RevocationEvidence>();
        var timeStamps = new ArrayList<CheckedTimeStamp>();
        int end = sealed;
        try {
            while (end < pdf.length && timeStamps.isEmpty()) {
                byte[] before = Arrays.copyOf(pdf, end);
                String rest = new String(pdf, end, pdf.length - end, ISO_8859_1);
                RevocationEvidence store = store(rest);
                int length;
                if (store != null && evidence.isEmpty()) {
                    byte[] ours = LongTerm.evidence(before, store);
                    length = found(ours, pdf, end);
                    evidence.add(store);
                } else {
                    Matcher stamp = STAMP.matcher(rest);
                    if (evidence.isEmpty() || !stamp.lookingAt()) {
                        break;
                    }
                    byte[] contents = HexFormat.of().parseHex(stamp.group(1));
                    LongTerm.Stamped ours = LongTerm.timeStamp(before, contents);
                    length = found(ours.bytes(), pdf, end);
                    if (length > 0) {
                        timeStamps.add(timeStamp(contents, ours.imprint()));
                    }
                }
                if (length == 0) {
                    break;
                }
                end += length;
            }
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError _) {
            throw changed(pdf, sealed);
        }
        if (end != pdf.length) {
            throw changed(pdf, sealed);
        }
        return new Appendix(evidence, timeStamps, pdf.length - sealed);
    }

    /// Requires that all of it belongs to the seal and its time-stamps.
    ///
    /// @param signers the certificates that made these
    /// @param atHand other certificates in these, and trusted ones
    void requireConnected(Collection<X509Certificate> signers, Collection<X509Certificate> atHand)
            throws FlawException {
        for (RevocationEvidence each : evidence) {
            try {
                EvidenceCheck.require(each, signers, atHand);
            } catch (StrangeEvidenceException e) {
                throw new FlawException(
                        Flaw.CHANGED_AFTER_SEALING,
                        "The document was changed after sealing: " + length
                                + " bytes follow the sealed part, and not all of them are evidence: "
                                + e.getMessage() + ".");
            }
        }
    }

    /// The length of these bytes if the file has them at that offset; 0 if not.
    private static int found(byte[] ours, byte[] pdf, int at) {
        boolean same = at + ours.length <= pdf.length && Arrays.equals(ours, 0, ours.length, pdf, at, at + ours.length);
        return same ? ours.length : 0;
    }

    private static FlawException changed(byte[] pdf, int sealed) {
        return new FlawException(
                Flaw.CHANGED_AFTER_SEALING,
                "The document was changed after sealing: " + (pdf.length - sealed)
                        + " bytes follow the sealed part, and are neither evidence nor a time-stamp.");
    }

    private static @Nullable RevocationEvidence store(String rest) {
        var streams = new ArrayList<Bytes>();
        int at = 0;
        Matcher stream = STREAM.matcher(rest);
        while (stream.region(at, rest.length()).lookingAt()) {
            int end = stream.end() + Integer.parseInt(stream.group(1));
            if (!rest.startsWith(STREAM_END, end)) {
                return null;
            }
            streams.add(Bytes.of(rest.substring(stream.end(), end).getBytes(ISO_8859_1)));
            at = end + STREAM_END.length();
        }
        Matcher store = STORE.matcher(rest).region(at, rest.length());
        if (!store.lookingAt()) {
            return null;
        }
        int certificates = references(store.group(1));
        int crls = certificates + references(store.group(2));
        return crls + references(store.group(3)) == streams.size()
                ? new RevocationEvidence(
                        streams.subList(0, certificates),
                        streams.subList(certificates, crls),
                        streams.subList(crls, streams.size()))
                : null;
    }

    private static int references(@Nullable String array) {
        return array == null ? 0 : (int) array.chars().filter(c -> c == 'R').count();
    }

    private static CheckedTimeStamp timeStamp(byte[] contents, Sha256 imprint) throws FlawException, IOException {
        int length;
        try (var in = new java.io.ByteArrayInputStream(contents);
                var asn1 = new ASN1InputStream(in, contents.length)) {
            asn1.readObject();
            length = contents.length - in.available();
        }
        if (contents.length - length > MOST_FILLING) {
            throw damaged("its room is larger than it needs");
        }
        for (int i = length; i < contents.length; i++) {
            if (contents[i] != 0) {
                throw damaged("something follows it in its room");
            }
        }
        try {
            return CheckedTimeStamp.of(Arrays.copyOf(contents, length), imprint);
        } catch (BadTimeStampException e) {
            throw damaged(e.getMessage());
        }
    }

    private static FlawException damaged(@Nullable String why) {
        return new FlawException(Flaw.TIME_STAMP_DAMAGED, "The document's time-stamp is invalid: " + why + ".");
    }
}
