package register.pdf.revocation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// A request to an OCSP responder, and the check of its response (RFC 6960, 3.2).
final class OcspCheck {
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

    private final CertificateID id;
    private final X509Certificate issuer;

    OcspCheck(X509Certificate certificate, X509Certificate issuer)
            throws GeneralSecurityException, OperatorCreationException, OCSPException {
        this.issuer = issuer;
        this.id = new CertificateID(
                new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                new JcaX509CertificateHolder(issuer),
                certificate.getSerialNumber());
    }

    byte[] request() throws OCSPException, IOException {
        return new OCSPReqBuilder().addRequest(id).build().getEncoded();
    }

    /// @return the end of its validity
    /// @throws IOException if the response does not call the certificate good, or is not by an authorized
    ///     responder
    Instant good(byte[] answer, Instant now)
            throws IOException, OCSPException, GeneralSecurityException, OperatorCreationException {
        var response = new OCSPResp(answer);
        if (response.getStatus() != OCSPResp.SUCCESSFUL
                || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
            throw new IOException("OCSP status " + response.getStatus());
        }
        if (!isBy(issuer, basic, now)) {
            throw new IOException("the OCSP response's signature is invalid");
        }
        for (SingleResp single : basic.getResponses()) {
            if (single.getCertID().equals(id)) {
                return until(single, now);
            }
        }
        throw new IOException("the OCSP response concerns another certificate");
    }

    private static Instant until(SingleResp single, Instant now) throws IOException {
        // The library returns null for the status *good*.
        if (single.getCertStatus() != null) {
            throw new IOException("OCSP does not say that it is good");
        }
        Instant until =
                single.getNextUpdate() == null ? now : single.getNextUpdate().toInstant();
        if (single.getThisUpdate().toInstant().isAfter(now.plus(RevocationData.CLOCKS_DIFFER)) || until.isBefore(now)) {
            throw new IOException("the OCSP response is not current");
        }
        return until;
    }

    /// True if the certificate's issuer, or its delegated responder, signed a response.
    ///
    /// @param at when the responder's certificate must be valid
    static boolean isBy(X509Certificate issuer, BasicOCSPResp basic, Instant at)
            throws IOException, OCSPException, GeneralSecurityException, OperatorCreationException {
        return basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(signer(issuer, basic, at)));
    }

    /// True if an issuer delegated OCSP signing to this certificate.
    static boolean isDelegate(X509Certificate delegate, X509Certificate issuer) throws GeneralSecurityException {
        List<String> usage = delegate.getExtendedKeyUsage();
        return usage != null && usage.contains(OCSP_SIGNING) && RevocationData.isIssuer(issuer, delegate);
    }

    /// The key of the issuer, or of its delegated responder (RFC 6960, 4.2.2.2).
    private static PublicKey signer(X509Certificate issuer, BasicOCSPResp basic, Instant at)
            throws IOException, GeneralSecurityException {
        for (X509CertificateHolder holder : basic.getCerts()) {
            X509Certificate delegate = new JcaX509CertificateConverter().getCertificate(holder);
            if (isDelegate(delegate, issuer)) {
                delegate.checkValidity(java.util.Date.from(at));
                return delegate.getPublicKey();
            }
        }
        return issuer.getPublicKey();
    }
}
