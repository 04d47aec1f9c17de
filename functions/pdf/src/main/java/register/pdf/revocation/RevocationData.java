package register.pdf.revocation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import register.network.Reach;
import register.value.Bytes;

/// Fetches evidence that certificates are not revoked: an OCSP response or a revocation list for each, up to the
/// root. Keeps an answer for an hour, or while it is valid, and does not retry a failure for a minute.
public final class RevocationData {
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_CHAIN = 8;
    /// The time limit for all addresses of a certificate together, because a reader waits for the document.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Clock clock;
    private final Download download;
    private CachedEvidence kept = new CachedEvidence(Set.of(), null, "nothing was asked", Instant.MIN);

    /// The last answer.
    ///
    /// @param why the reason for having no evidence
    private record CachedEvidence(
            Set<X509Certificate> of, @Nullable RevocationEvidence evidence, String why, Instant until) {}

    /// @param reach how far the addresses in certificates may lead
    public RevocationData(Clock clock, Reach reach) {
        this.clock = clock;
        this.download = new Download(reach);
    }

    /// The evidence for these certificates and their issuers up to the roots.
    ///
    /// @param certificates in any order; missing issuers are fetched
    /// @throws NoEvidenceException if one of them has no evidence, or is revoked
    public synchronized RevocationEvidence of(Collection<X509Certificate> certificates) throws NoEvidenceException {
        Set<X509Certificate> asked = Set.copyOf(certificates);
        Instant now = clock.instant();
        if (!kept.of().equals(asked) || !now.isBefore(kept.until())) {
            try {
                var gathering = new Gathering(now);
                RevocationEvidence evidence = gathering.of(new LinkedHashSet<>(certificates));
                kept = new CachedEvidence(asked, evidence, "", gathering.until);
            } catch (NoEvidenceException e) {
                kept = new CachedEvidence(asked, null, String.valueOf(e.getMessage()), now.plus(PAUSE));
            }
        }
        RevocationEvidence evidence = kept.evidence();
        if (evidence == null) {
            throw new NoEvidenceException(kept.why());
        }
        return evidence;
    }

    static boolean isIssuer(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private final class Gathering {
        private final Instant now;
        private final Set<Bytes> crls = new LinkedHashSet<>();
        private final Set<Bytes> responses = new LinkedHashSet<>();
        private final long end = System.nanoTime() + PATIENCE.toNanos();
        private Instant until;

        Gathering(Instant now) {
            this.now = now;
            this.until = now.plus(KEPT);
        }

        RevocationEvidence of(Set<X509Certificate> known) throws NoEvidenceException {
            var waiting = new ArrayList<>(known);
            var encoded = new ArrayList<Bytes>();
            for (int i = 0; i < waiting.size(); i++) {
                X509Certificate certificate = waiting.get(i);
                try {
                    encoded.add(Bytes.of(certificate.getEncoded()));
                    if (!isIssuer(certificate, certificate)) {
                        X509Certificate issuer = issuer(certificate, waiting);
                        check(certificate, issuer);
                        if (!waiting.contains(issuer)) {
                            waiting.add(issuer);
                        }
                    }
                } catch (IOException
                        | GeneralSecurityException
                        | OCSPException
                        | OperatorCreationException
                        | RuntimeException e) {
                    throw none(certificate, e);
                }
            }
            return new RevocationEvidence(encoded, List.copyOf(crls), List.copyOf(responses));
        }

        private X509Certificate issuer(X509Certificate certificate, List<X509Certificate> known)
                throws IOException, GeneralSecurityException {
            for (X509Certificate each : known) {
                if (isIssuer(each, certificate)) {
                    return each;
                }
            }
            if (known.size() < LONGEST_CHAIN) {
                for (String address : Pointers.of(certificate).issuers()) {
                    requireTime();
                    for (var each : CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(download.get(address)))) {
                        if (each instanceof X509Certificate found && isIssuer(found, certificate)) {
                            return found;
                        }
                    }
                }
            }
            throw new IOException("its issuer's certificate is missing");
        }

        private void requireTime() throws IOException {
            if (System.nanoTime() - end > 0) {
                throw new IOException("not all answers came within " + PATIENCE.toSeconds() + " s");
            }
        }

        private void check(X509Certificate certificate, X509Certificate issuer)
                throws IOException, GeneralSecurityException, OCSPException, OperatorCreationException {
            Pointers pointers = Pointers.of(certificate);
            IOException failure = new IOException("it names neither a revocation list nor an OCSP responder");
            for (String address : pointers.responders()) {
                requireTime();
                try {
                    var check = new OcspCheck(certificate, issuer);
                    byte[] answer = download.ocsp(address, check.request());
                    Instant holds = check.good(answer, now);
                    responses.add(Bytes.of(answer));
                    until = earlier(until, holds);
                    return;
                } catch (IOException e) {
                    failure = e;
                }
            }
            for (String address : pointers.lists()) {
                requireTime();
                try {
                    byte[] list = download.get(address);
                    Instant holds = good(list, certificate, issuer);
                    crls.add(Bytes.of(list));
                    until = earlier(until, holds);
                    return;
                } catch (IOException e) {
                    failure = e;
                }
            }
            throw failure;
        }

        private Instant good(byte[] list, X509Certificate certificate, X509Certificate issuer)
                throws IOException, GeneralSecurityException {
            if (!(CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list))
                            instanceof X509CRL crl)
                    || !crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
                throw new IOException("the revocation list is another issuer's");
            }
            crl.verify(issuer.getPublicKey());
            Instant holds =
                    crl.getNextUpdate() == null ? now : crl.getNextUpdate().toInstant();
            if (crl.getThisUpdate().toInstant().isAfter(now.plus(CLOCKS_DIFFER)) || holds.isBefore(now)) {
                throw new IOException("the revocation list is not current");
            }
            if (crl.isRevoked(certificate)) {
                throw new IOException("it was revoked");
            }
            return holds;
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static NoEvidenceException none(X509Certificate certificate, Exception failure) {
        String why = failure instanceof IOException
                ? failure.getMessage()
                : failure.getClass().getSimpleName();
        String subject = certificate.getSubjectX500Principal().toString().replaceAll("\\p{C}", " ");
        return new NoEvidenceException(
                "revocation of " + subject.substring(0, Math.min(subject.length(), 200)) + ": " + why);
    }
}
