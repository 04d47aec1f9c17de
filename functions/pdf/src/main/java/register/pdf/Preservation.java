package register.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.pdf.revocation.RevocationEvidence;
import register.pdf.seal.LongTerm;
import register.pdf.seal.SealLevel;
import register.pdf.seal.SealTimes;
import register.pdf.timestamp.CheckedTimeStamp;
import register.pdf.verify.CmsSeal;
import register.pdf.verify.FlawException;
import register.pdf.verify.SealedFile;
import register.transparency.TimeStamp;

/// Extends a sealed document to PAdES B-LTA if there is evidence that no certificate of its seal and time-stamp is
/// revoked. Existing bytes stay unchanged.
record Preservation(SealTimes times) {
    /// The variation in size among one authority's tokens, in bytes.
    private static final int TOKENS_DIFFER = 64;

    /// The document with its missing evidence and time-stamp added, or unchanged.
    byte[] preserved(byte[] sealed) {
        if (!times.areAsked()) {
            return sealed;
        }
        try {
            CmsSeal seal = CmsSeal.of(SealedFile.of(sealed).contents());
            CheckedTimeStamp stamp = seal.timeStamp();
            if (stamp == null) {
                return sealed;
            }
            List<X509Certificate> signers =
                    List.of(seal.certificates().getFirst(), stamp.certificates().getFirst());
            Set<X509Certificate> carried = new LinkedHashSet<>(seal.certificates());
            carried.addAll(stamp.certificates());
            Optional<RevocationEvidence> evidence = times.evidence(signers, carried);
            if (evidence.isEmpty()) {
                return sealed;
            }
            byte[] whole = join(sealed, LongTerm.evidence(sealed, evidence.get()));
            byte[] stamped = stamped(whole, stamp.stamp().token().length() + TOKENS_DIFFER);
            return stamped == null ? sealed : stamped;
        } catch (FlawException e) {
            throw new IllegalStateException("a seal that was just made is not valid", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param room for the token, in bytes; the token may need more
    /// @return null if no authority stamps
    private byte @Nullable [] stamped(byte[] pdf, int room) throws IOException {
        int enough = room;
        for (int i = 0; i < 2; i++) {
            LongTerm.Stamped open = LongTerm.timeStamp(pdf, new byte[enough]);
            Optional<TimeStamp> stamp = times.stamp(open.imprint(), SealLevel.B_T);
            if (stamp.isEmpty()) {
                return null;
            }
            byte[] token = stamp.get().token().toArray();
            if (token.length <= enough) {
                return join(
                        pdf,
                        LongTerm.timeStamp(pdf, Arrays.copyOf(token, enough)).bytes());
            }
            enough = token.length + TOKENS_DIFFER;
        }
        return null;
    }

    private static byte[] join(byte[] first, byte[] second) {
        var joined = new ByteArrayOutputStream(first.length + second.length);
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }
}
