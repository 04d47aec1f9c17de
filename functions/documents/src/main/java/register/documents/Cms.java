package register.documents;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
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
import register.chain.Sha256;

/// The one form in which the register writes a seal: CMS SignedData (RFC 5652) without content,
/// SHA-256, all certificates bound by ESS signing-certificate-v2 (RFC 5035), no signing-time (ETSI EN
/// 319 142-1, 6.3). Since there is one form only, a verifier can write a seal anew from its parts and
/// compare every byte.
final class Cms {
    /// What a seal holds beside its certificates: two hashes, a signature of at most 512 bytes
    /// (RSA-4096) and names.
    private static final int BESIDE_CERTIFICATES = 1600;

    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private Cms() {}

    /// Bytes enough for a seal of this key.
    static int room(SigningKey key) {
        int room = BESIDE_CERTIFICATES;
        for (X509Certificate certificate : key.certificates()) {
            // Once whole, once as its hash.
            room += encoded(certificate).length + 60;
        }
        return room + encoded(key.certificates().getFirst()).length / 2;
    }

    /// Seals a document's SHA-256 digest.
    static byte[] sign(byte[] documentDigest, SigningKey key) throws IOException {
        ASN1Set attributes = attributes(documentDigest, key.certificates());
        byte[] signature =
                key.sign(Sha256.of(attributes.getEncoded(ASN1Encoding.DER)).bytes());
        return write(attributes, key.certificates(), signature);
    }

    /// The attributes that the signature covers, in DER order.
    static ASN1Set attributes(byte[] documentDigest, List<X509Certificate> certificates) {
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

    /// Puts a seal together.
    ///
    /// @throws IOException when it cannot be encoded
    static byte[] write(ASN1Set attributes, List<X509Certificate> certificates, byte[] signature) throws IOException {
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
                (ASN1Set) null);
        var data = new SignedData(
                new DERSet(SHA256),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                new DERSet(bag),
                null,
                new DERSet(info));
        return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
    }

    /// The name by which the JDK verifies what this certificate's key signs.
    static String jdkAlgorithm(X509Certificate certificate) {
        return isRsa(certificate.getPublicKey()) ? "SHA256withRSA" : "SHA256withECDSA";
    }

    /// The algorithm of what this key's pair signs.
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
