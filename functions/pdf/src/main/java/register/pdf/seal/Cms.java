package register.pdf.seal;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import register.value.Sha256;

/// The only form in which the register writes a seal: CMS SignedData (RFC 5652) without content, SHA-256, all
/// certificates bound by ESS signing-certificate-v2 (RFC 5035), no signing-time (ETSI EN 319 142-1, 6.3), and no
/// unsigned attribute except a time-stamp of the signature (RFC 3161). With a single form, a verifier can rebuild a
/// seal from its parts and compare every byte.
public final class Cms {
    private static final int DIGEST = 32;
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private Cms() {}

    /// The size in bytes that suffices for a seal of this key without a time-stamp.
    static int room(SigningKey key) throws IOException {
        byte[] longest = new byte[longestSignature(key.certificates().getFirst().getPublicKey())];
        return write(attributes(new byte[DIGEST], key.certificates()), key.certificates(), longest, null).length;
    }

    private static int longestSignature(PublicKey key) {
        return switch (key) {
            case RSAKey rsa -> bytes(rsa.getModulus().bitLength());
            // Two numbers, each with a sign byte and its DER header.
            case ECKey ec -> 2 * (bytes(ec.getParams().getOrder().bitLength()) + 1 + 3) + 3;
            default -> throw new IllegalArgumentException("a key for " + key.getAlgorithm() + ": expected EC or RSA");
        };
    }

    private static int bytes(int bits) {
        return (bits + 7) / 8;
    }

    /// Seals a document's SHA-256 digest.
    ///
    /// @return the signature over the attributes
    static byte[] sign(byte[] documentDigest, SigningKey key) throws IOException {
        ASN1Set attributes = attributes(documentDigest, key.certificates());
        return key.sign(Sha256.of(attributes.getEncoded(ASN1Encoding.DER)).bytes());
    }

    /// The attributes that the signature covers, in DER order.
    public static ASN1Set attributes(byte[] documentDigest, List<X509Certificate> certificates) {
        var ids = new ArrayList<ESSCertIDv2>();
        for (X509Certificate certificate : certificates) {
            ids.add(new ESSCertIDv2(Sha256.of(encoded(certificate)).bytes()));
        }
        var attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
        attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(documentDigest)));
        attributes.add(attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new SigningCertificateV2(ids.toArray(ESSCertIDv2[]::new))));
        return new DERSet(attributes);
    }

    /// Assembles a seal.
    ///
    /// @param timeStamp a time-stamp token of the signature, in DER; null for none
    /// @throws IOException if it cannot be encoded
    public static byte[] write(
            ASN1Set attributes, List<X509Certificate> certificates, byte[] signature, @Nullable ASN1Encodable timeStamp)
            throws IOException {
        var bag = new ASN1EncodableVector();
        for (X509Certificate certificate : certificates) {
            bag.add(structure(certificate));
        }
        Certificate signer = structure(certificates.getFirst());
        var info = new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(
                        signer.getIssuer(), signer.getSerialNumber().getValue())),
                SHA256,
                attributes,
                algorithm(certificates.getFirst().getPublicKey()),
                new DEROctetString(signature),
                timeStamp == null
                        ? null
                        : new DERSet(attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, timeStamp)));
        var data = new SignedData(
                new DERSet(SHA256),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                new DERSet(bag),
                null,
                new DERSet(info));
        return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
    }

    /// The JDK's name for the algorithm that verifies this key's signatures.
    public static String jdkAlgorithm(X509Certificate certificate) {
        return isRsa(certificate.getPublicKey()) ? "SHA256withRSA" : "SHA256withECDSA";
    }

    /// The algorithm of this key pair's signatures.
    static AlgorithmIdentifier algorithm(PublicKey key) {
        return isRsa(key)
                ? new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE)
                : new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    }

    private static boolean isRsa(PublicKey key) {
        return key.getAlgorithm().equals("RSA");
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    private static Certificate structure(X509Certificate certificate) {
        return Certificate.getInstance(encoded(certificate));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that cannot be written", e);
        }
    }
}
