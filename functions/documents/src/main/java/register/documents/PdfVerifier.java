package register.documents;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.documents.VerificationReport.Finding;
import register.documents.VerificationReport.Seal;
import register.documents.timestamp.CheckedTimeStamp;

/// Tells whether a PDF is a genuine document of a register, and which.
public final class PdfVerifier {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private PdfVerifier() {}

    /// Looks at a PDF that anybody may have made; never throws because of what it finds there. The
    /// certificate's validity is judged at the time that the seal claims: a seal does not go bad with
    /// age.
    ///
    /// @param trusted the certificates of the registers that the caller knows, retired ones too
    public static VerificationReport verify(byte[] pdf, List<X509Certificate> trusted) {
        try {
            SealedFile file = SealedFile.of(pdf);
            CmsSeal seal = CmsSeal.of(file.contents());
            if (!seal.covers(file.digest())) {
                return failed(new Finding(Flaw.CHANGED, "The document was changed: its bytes are not those sealed."));
            }
            return judged(seal, SealedContent.of(pdf), trusted);
        } catch (FlawException e) {
            return failed(e.finding());
        } catch (StackOverflowError e) {
            return failed(new Finding(Flaw.SEAL_DAMAGED, "The seal is damaged: it is nested too deeply."));
        }
    }

    private static VerificationReport judged(CmsSeal found, SealedContent content, List<X509Certificate> trusted) {
        var findings = new ArrayList<Finding>();
        X509Certificate signer = found.certificates().getFirst();
        CheckedTimeStamp timeStamp = found.timeStamp();
        var seal = new Seal(signer, content.claimedAt(), timeStamp == null ? null : timeStamp.stamp());
        if (!trusted.contains(signer)) {
            findings.add(new Finding(
                    Flaw.UNKNOWN_SEALER, "Sealed by somebody whom this register does not know: " + seal.subject()));
        }
        validity(signer, content.claimedAt()).ifPresent(findings::add);
        boolean[] usage = signer.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            findings.add(new Finding(
                    Flaw.CERTIFICATE_NOT_FOR_SEALING,
                    "The certificate's key usage names neither digital signature nor non-repudiation."));
        }
        Optional<DocumentIdentity> identity = Metadata.identity(content.info());
        if (identity.isEmpty()) {
            findings.add(new Finding(
                    Flaw.UNIDENTIFIED, "The document does not say which of the register's documents it is."));
        }
        return new VerificationReport(findings, seal, identity.orElse(null));
    }

    private static Optional<Finding> validity(X509Certificate signer, @Nullable Instant claimedAt) {
        if (claimedAt == null) {
            return Optional.of(new Finding(Flaw.CERTIFICATE_NOT_VALID, "The seal does not say when it was made."));
        }
        Instant from = signer.getNotBefore().toInstant();
        Instant until = signer.getNotAfter().toInstant();
        return claimedAt.isBefore(from) || claimedAt.isAfter(until)
                ? Optional.of(new Finding(
                        Flaw.CERTIFICATE_NOT_VALID,
                        "The seal says it was made at " + claimedAt + "; its certificate is valid from " + from
                                + " until " + until + "."))
                : Optional.empty();
    }

    private static VerificationReport failed(Finding finding) {
        return new VerificationReport(List.of(finding), null, null);
    }
}
