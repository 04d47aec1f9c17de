package register.pdf.revocation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import register.pdf.revocation.IssuerPaths.Issued;
import register.value.Bytes;

/// Reads the evidence inside a document about the certificates of its seal. Anyone may have put it there, so it counts
/// only if the certificate's issuer, or that issuer's delegated responder, signed it. Contacts no server.
public final class EmbeddedRevocation {
    private static final int LONGEST_SUBJECT = 200;
    private final List<Issued> path;
    private final X509Certificate signer;

    private EmbeddedRevocation(List<X509Certificate> seal, Collection<X509Certificate> others) {
        this.signer = seal.getFirst();
        var atHand = new LinkedHashSet<>(seal);
        atHand.addAll(others);
        this.path = IssuerPaths.of(signer, atHand);
    }

    /// @param evidence as the document carries it
    /// @param seal the certificates of the seal, the signer's first
    /// @param trusted further possible issuers
    public static List<RevocationStatement> of(
            List<RevocationEvidence> evidence, List<X509Certificate> seal, Collection<X509Certificate> trusted) {
        var others = new LinkedHashSet<>(trusted);
        for (RevocationEvidence each : evidence) {
            each.certificates().forEach(encoded -> certificate(encoded, others));
        }
        var revocation = new EmbeddedRevocation(seal, others);
        var statements = new ArrayList<RevocationStatement>();
        for (RevocationEvidence each : evidence) {
            each.crls().forEach(list -> statements.addAll(revocation.list(list)));
            each.ocspResponses().forEach(response -> statements.addAll(revocation.response(response)));
        }
        return statements;
    }

    private static void certificate(Bytes encoded, Set<X509Certificate> found) {
        try {
            if (CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded.toArray()))
                    instanceof X509Certificate certificate) {
                found.add(certificate);
            }
        } catch (GeneralSecurityException | RuntimeException _) {
            // An unreadable certificate cannot have issued anything that can be checked.
        }
    }

    private List<RevocationStatement> list(Bytes encoded) {
        var said = new ArrayList<RevocationStatement>();
        Instant thisUpdate = null;
        Instant nextUpdate = null;
        try {
            if (CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded.toArray()))
                    instanceof X509CRL crl) {
                thisUpdate = crl.getThisUpdate().toInstant();
                nextUpdate =
                        crl.getNextUpdate() == null ? null : crl.getNextUpdate().toInstant();
                for (Issued each : path) {
                    if (isBy(each.issuer(), crl)) {
                        X509CRLEntry entry = crl.getRevokedCertificate(each.certificate());
                        @Nullable CRLReason reason = entry == null ? null : entry.getRevocationReason();
                        boolean revoked = entry != null && reason != CRLReason.REMOVE_FROM_CRL;
                        said.add(statement(
                                RevocationStatement.Kind.CRL,
                                thisUpdate,
                                nextUpdate,
                                each.certificate(),
                                revoked ? entry.getRevocationDate().toInstant() : null,
                                revoked && reason != null ? word(reason) : null));
                    }
                }
            }
        } catch (GeneralSecurityException | RuntimeException | StackOverflowError _) {
            said.clear();
        }
        return said.isEmpty() ? List.of(nothing(RevocationStatement.Kind.CRL, thisUpdate, nextUpdate)) : said;
    }

    static boolean isBy(X509Certificate issuer, X509CRL crl) {
        try {
            if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
                return false;
            }
            crl.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private List<RevocationStatement> response(Bytes encoded) {
        var said = new ArrayList<RevocationStatement>();
        Instant thisUpdate = null;
        Instant nextUpdate = null;
        try {
            var response = new OCSPResp(encoded.toArray());
            if (response.getStatus() == OCSPResp.SUCCESSFUL
                    && response.getResponseObject() instanceof BasicOCSPResp basic) {
                for (SingleResp single : basic.getResponses()) {
                    thisUpdate = single.getThisUpdate().toInstant();
                    nextUpdate = single.getNextUpdate() == null
                            ? null
                            : single.getNextUpdate().toInstant();
                    for (Issued each : path) {
                        if (isOf(each, single)
                                && OcspCheck.isBy(
                                        each.issuer(),
                                        basic,
                                        basic.getProducedAt().toInstant())) {
                            add(said, single, each.certificate(), thisUpdate, nextUpdate);
                        }
                    }
                }
            }
        } catch (IOException
                | OCSPException
                | GeneralSecurityException
                | OperatorCreationException
                | RuntimeException
                | StackOverflowError _) {
            said.clear();
        }
        return said.isEmpty() ? List.of(nothing(RevocationStatement.Kind.OCSP, thisUpdate, nextUpdate)) : said;
    }

    static boolean isOf(Issued issued, SingleResp single)
            throws GeneralSecurityException, OCSPException, OperatorCreationException {
        return single.getCertID().getSerialNumber().equals(issued.certificate().getSerialNumber())
                && single.getCertID()
                        .matchesIssuer(
                                new JcaX509CertificateHolder(issued.issuer()),
                                new JcaDigestCalculatorProviderBuilder().build());
    }

    private void add(
            List<RevocationStatement> said,
            SingleResp single,
            X509Certificate certificate,
            Instant thisUpdate,
            @Nullable Instant nextUpdate) {
        // The library returns null for the status *good*.
        CertificateStatus status = single.getCertStatus();
        if (status == null || status instanceof RevokedStatus) {
            RevokedStatus revoked = (RevokedStatus) status;
            said.add(statement(
                    RevocationStatement.Kind.OCSP,
                    thisUpdate,
                    nextUpdate,
                    certificate,
                    revoked == null ? null : revoked.getRevocationTime().toInstant(),
                    revoked == null || !revoked.hasRevocationReason() ? null : word(revoked.getRevocationReason())));
        }
    }

    /// @param number reason code of RFC 5280, 5.3.1
    private static @Nullable String word(int number) {
        return Stream.of(CRLReason.values())
                .skip(Math.max(0, number))
                .findFirst()
                .map(EmbeddedRevocation::word)
                .orElse(null);
    }

    private static String word(CRLReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private RevocationStatement statement(
            RevocationStatement.Kind kind,
            Instant thisUpdate,
            @Nullable Instant nextUpdate,
            X509Certificate certificate,
            @Nullable Instant revokedAt,
            @Nullable String reason) {
        String subject =
                certificate.getSubjectX500Principal().toString().replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
        return new RevocationStatement(
                kind,
                thisUpdate,
                nextUpdate,
                subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)),
                certificate.equals(signer),
                revokedAt,
                reason);
    }

    private static RevocationStatement nothing(
            RevocationStatement.Kind kind, @Nullable Instant thisUpdate, @Nullable Instant nextUpdate) {
        return new RevocationStatement(kind, thisUpdate, nextUpdate, null, false, null, null);
    }
}
