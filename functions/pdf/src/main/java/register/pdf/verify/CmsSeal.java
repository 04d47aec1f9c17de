package register.pdf.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import register.pdf.seal.Cms;
import register.pdf.timestamp.BadTimeStampException;
import register.pdf.timestamp.CheckedTimeStamp;
import register.value.Sha256;

/// A seal read from an untrusted document. Only the form that `Cms` writes is valid, so any flipped bit is detected.
/// (Anyone can turn an ECDSA signature into its other valid form, which says the same about the same document.) An
/// authority signs only part of a time-stamp: flipping bits elsewhere changes neither its time nor who vouches for it.
public final class CmsSeal {
    /// The maximum number of certificates, more than a path to a root needs; searching among very many would take
    /// too long.
    private static final int MOST_CERTIFICATES = 32;

    private final List<X509Certificate> certificates;
    private final byte[] documentDigest;
    private final @Nullable CheckedTimeStamp timeStamp;

    private CmsSeal(List<X509Certificate> certificates, byte[] documentDigest, @Nullable CheckedTimeStamp timeStamp) {
        this.certificates = List.copyOf(certificates);
        this.documentDigest = documentDigest;
        this.timeStamp = timeStamp;
    }

    /// The signer's first, then its issuers' up to the root, if any.
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /// The time-stamp of the signature; absent if the seal has none.
    @Nullable
    public CheckedTimeStamp timeStamp() {
        return timeStamp;
    }

    /// True if the seal was made over this digest.
    boolean covers(byte[] digest) {
        return Arrays.equals(documentDigest, digest);
    }

    /// Reads and checks a seal.
    ///
    /// @param contents the seal and the zeros after it
    public static CmsSeal of(byte[] contents) throws FlawException {
        try {
            return read(contents);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw damaged("it cannot be read");
        }
    }

    private static CmsSeal read(byte[] contents) throws FlawException, IOException, GeneralSecurityException {
        ASN1Primitive structure;
        int length;
        try (var in = new ByteArrayInputStream(contents);
                var asn1 = new ASN1InputStream(in, contents.length)) {
            structure = asn1.readObject();
            length = contents.length - in.available();
        }
        for (int index = length; index < contents.length; index++) {
            if (contents[index] != 0) {
                throw damaged("something follows it in its room");
            }
        }
        SignedData data =
                SignedData.getInstance(ContentInfo.getInstance(structure).getContent());
        if (data.getSignerInfos().size() != 1) {
            throw damaged("it has " + data.getSignerInfos().size() + " signers, expected one");
        }
        SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        ASN1Set attributes = info.getAuthenticatedAttributes();
        List<X509Certificate> certificates = certificates(data.getCertificates(), attributes);
        byte[] digest = ASN1OctetString.getInstance(only(attributes, CMSAttributes.messageDigest))
                .getOctets();
        byte[] signature = info.getEncryptedDigest().getOctets();
        ASN1Encodable token = token(info.getUnauthenticatedAttributes());
        byte[] ours = Cms.write(Cms.attributes(digest, certificates), certificates, signature, token);
        if (!Arrays.equals(ours, Arrays.copyOf(contents, length))) {
            throw damaged("it is not in the form that the register writes");
        }
        X509Certificate signer = certificates.getFirst();
        Signature check = Signature.getInstance(Cms.jdkAlgorithm(signer));
        check.initVerify(signer.getPublicKey());
        check.update(attributes.getEncoded(ASN1Encoding.DER));
        if (!check.verify(signature)) {
            throw damaged("its signature was not made with the key of its certificate");
        }
        return new CmsSeal(certificates, digest, token == null ? null : timeStamp(token, signature));
    }

    private static @Nullable ASN1Encodable token(@Nullable ASN1Set unsigned) throws FlawException {
        return unsigned == null ? null : only(unsigned, PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
    }

    private static CheckedTimeStamp timeStamp(ASN1Encodable token, byte[] signature) throws FlawException, IOException {
        try {
            return CheckedTimeStamp.of(token.toASN1Primitive().getEncoded(ASN1Encoding.DER), Sha256.of(signature));
        } catch (BadTimeStampException e) {
            throw new FlawException(
                    Flaw.TIME_STAMP_DAMAGED, "The seal's time-stamp is invalid: " + e.getMessage() + ".");
        }
    }

    /// The certificates in the order of the signed attribute, the signer's first.
    private static List<X509Certificate> certificates(ASN1Set carried, ASN1Set attributes)
            throws FlawException, IOException, CertificateException {
        if (carried.size() > MOST_CERTIFICATES) {
            throw damaged("it carries " + carried.size() + " certificates, more than any path has");
        }
        Map<Sha256, X509Certificate> byHash = new HashMap<>();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (ASN1Encodable certificate : carried) {
            byte[] encoded = certificate.toASN1Primitive().getEncoded(ASN1Encoding.DER);
            if (factory.generateCertificate(new ByteArrayInputStream(encoded)) instanceof X509Certificate x509) {
                byHash.put(Sha256.of(encoded), x509);
            }
        }
        var named = new ArrayList<X509Certificate>();
        var ids = SigningCertificateV2.getInstance(only(attributes, PKCSObjectIdentifiers.id_aa_signingCertificateV2));
        for (ESSCertIDv2 id : ids.getCerts()) {
            X509Certificate certificate =
                    byHash.remove(new Sha256(HexFormat.of().formatHex(id.getCertHash())));
            if (certificate == null) {
                throw other();
            }
            named.add(certificate);
        }
        if (named.isEmpty() || !byHash.isEmpty()) {
            throw other();
        }
        return named;
    }

    private static ASN1Encodable only(ASN1Set attributes, ASN1ObjectIdentifier type) throws FlawException {
        Attribute attribute = new AttributeTable(attributes).get(type);
        if (attribute == null || attribute.getAttrValues().size() != 1) {
            throw damaged("it lacks the attribute " + type);
        }
        return attribute.getAttrValues().getObjectAt(0);
    }

    private static FlawException damaged(String why) {
        return new FlawException(Flaw.SEAL_DAMAGED, "The seal is damaged: " + why + ".");
    }

    private static FlawException other() {
        return new FlawException(
                Flaw.OTHER_CERTIFICATE, "The seal names a certificate other than the one that it carries.");
    }
}
