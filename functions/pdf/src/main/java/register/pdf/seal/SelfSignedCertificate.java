package register.pdf.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import register.document.SealUse;

/// A self-signed certificate: no one vouches for the owner that it names. To trust it, get its hash from the company
/// through another channel.
public final class SelfSignedCertificate {
    private static final int YEARS = 10;
    /// X.520 limits a common name to 64 characters, ` seal` included.
    private static final int LONGEST_ORGANISATION = 59;

    private SelfSignedCertificate() {}

    /// The certificate of an organisation's seal: `CN=<organisation> seal, O=<organisation>`, with
    /// `OU=acknowledgements` in between for acknowledgements.
    ///
    /// @param publicKey RSA, or an elliptic-curve key
    /// @param key the private key of the pair
    /// @throws IllegalArgumentException if the organisation's name does not fit a certificate
    public static X509Certificate of(
            String organisation, SealUse use, PublicKey publicKey, DigestSigner key, Clock clock) {
        try {
            return make(subject(organisation, use), publicKey, key, clock);
        } catch (IOException e) {
            throw new IllegalStateException("this Java cannot make a certificate of this name", e);
        }
    }

    static X509Certificate make(X500Principal subject, PublicKey publicKey, DigestSigner key, Clock clock) {
        try {
            return make(subject, publicKey, clock.instant(), new DigestContentSigner(key, publicKey));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot make a certificate of this key", e);
        }
    }

    /// The subject of an organisation's seal for one use; a verifier that trusts this name trusts it for no other use.
    ///
    /// @throws IllegalArgumentException if the organisation's name does not fit a certificate
    static X500Principal subject(String organisation, SealUse use) throws IOException {
        String name = organisation.strip();
        if (name.isEmpty() || name.length() > LONGEST_ORGANISATION) {
            throw new IllegalArgumentException("the organisation \"" + name + "\" of a seal: expected 1 to "
                    + LONGEST_ORGANISATION + " characters");
        }
        X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, name);
        if (use == SealUse.ACKNOWLEDGEMENT_SEAL) {
            subject.addRDN(BCStyle.OU, "acknowledgements");
        }
        return new X500Principal(
                subject.addRDN(BCStyle.CN, name + " seal").build().getEncoded());
    }

    static X509Certificate make(X500Principal subject, PublicKey publicKey, Instant now, ContentSigner signer)
            throws GeneralSecurityException, IOException {
        Instant from = now.truncatedTo(ChronoUnit.SECONDS);
        Instant until = from.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant();
        var builder = new JcaX509v3CertificateBuilder(
                subject,
                new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
                Date.from(from),
                Date.from(until),
                subject,
                publicKey);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(
                        Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(publicKey));
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
