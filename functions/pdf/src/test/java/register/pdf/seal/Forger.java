package register.pdf.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import register.pdf.revocation.RevocationEvidence;
import register.value.Bytes;

/// Makes every forgery that is possible without the sealer's key.
public final class Forger {
    private static final ASN1ObjectIdentifier ANYTHING = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.2");

    private Forger() {}

    public static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// A certificate with any subject, key, issuer and extension.
    public static X509Certificate certificate(
            X500Principal subject,
            PublicKey key,
            X500Principal issuer,
            PrivateKey by,
            boolean authority,
            byte[] hidden) {
        try {
            Instant now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(now.toEpochMilli()),
                    Date.from(now.minus(Duration.ofDays(9))),
                    Date.from(now.plus(Duration.ofDays(900))),
                    subject,
                    key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (hidden.length > 0) {
                builder.addExtension(ANYTHING, false, new DEROctetString(hidden));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by)));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    static SigningKey key(PrivateKey key, X509Certificate... chain) {
        return new SigningKey() {
            @Override
            public byte[] sign(byte[] digest) {
                return DigestSignatures.sign(key, digest);
            }

            @Override
            public List<X509Certificate> certificates() {
                return List.of(chain);
            }
        };
    }

    /// An archive that any program opens, anywhere in a file.
    public static byte[] zip() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("other-policy.txt"));
            zip.write("We share your data with everybody.".getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /// A document with this as its evidence, in the form that the register writes.
    public static byte[] carrying(byte[] pdf, List<byte[]> certificates, List<byte[]> crls, List<byte[]> responses) {
        try {
            return join(
                    pdf, LongTerm.evidence(pdf, new RevocationEvidence(all(certificates), all(crls), all(responses))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Bytes> all(List<byte[]> each) {
        return each.stream().map(Bytes::of).toList();
    }

    /// The document with another seal in its place, of the same length if the space is full.
    static byte[] withSeal(byte[] pdf, byte[] seal) {
        byte[] changed = pdf.clone();
        int from = new String(pdf, ISO_8859_1).indexOf("/Contents <") + "/Contents <".length();
        byte[] digits = java.util.HexFormat.of().formatHex(seal).getBytes(ISO_8859_1);
        System.arraycopy(digits, 0, changed, from, digits.length);
        return changed;
    }

    static byte[] replaced(byte[] pdf, String one, String other) {
        String text = new String(pdf, ISO_8859_1);
        if (!text.contains(one) || one.length() != other.length()) {
            throw new AssertionError(one);
        }
        return text.replace(one, other).getBytes(ISO_8859_1);
    }

    public static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    /// With its length encoded in one byte more than necessary.
    public static byte[] longer(byte[] der) {
        int bytes = der[1] & 0x7f;
        return join(new byte[] {der[0], (byte) (0x80 | bytes + 1), 0}, Arrays.copyOfRange(der, 2, der.length));
    }

    public static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
