package register.pdf.revocation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;

/// The only accepted form of evidence: DER from the first byte to the last (X.690, 10), of usual size, with extensions
/// in DER too. This leaves no room to hide another file in the document.
final class EvidenceForm {
    private static final int LARGEST_CERTIFICATE = 8 * 1024;
    private static final int LARGEST_EXTENSION = 2 * 1024;
    private static final int LARGEST_RESPONSE = 16 * 1024;
    private static final int LARGEST_LIST = 256 * 1024;
    /// The first bytes of archives (ZIP, RAR, 7z, CAB) and of a PDF, which programs look for anywhere in a file.
    private static final List<String> OTHER_FILES =
            List.of("PK\3\4", "PK\1\2", "PK\5\6", "Rar!\u001a\7", "7z\u00bc\u00af'\u001c", "MSCF\0\0\0\0", "%PDF-");

    private EvidenceForm() {}

    static void certificate(byte[] encoded, String name) throws StrangeEvidenceException {
        ASN1Primitive whole = whole(encoded, LARGEST_CERTIFICATE, name);
        try {
            extensions(Certificate.getInstance(whole).getTBSCertificate().getExtensions(), name);
        } catch (RuntimeException _) {
            throw new StrangeEvidenceException(name + " is no certificate");
        }
    }

    static void list(byte[] encoded, String name) throws StrangeEvidenceException {
        ASN1Primitive whole = whole(encoded, LARGEST_LIST, name);
        try {
            extensions(CertificateList.getInstance(whole).getTBSCertList().getExtensions(), name);
        } catch (RuntimeException _) {
            throw new StrangeEvidenceException(name + " is no revocation list");
        }
    }

    static void response(byte[] encoded, String name) throws StrangeEvidenceException {
        ASN1Primitive whole = whole(encoded, LARGEST_RESPONSE, name);
        try {
            byte[] basic = OCSPResponse.getInstance(whole)
                    .getResponseBytes()
                    .getResponse()
                    .getOctets();
            extensions(
                    BasicOCSPResponse.getInstance(whole(basic, LARGEST_RESPONSE, name))
                            .getTbsResponseData()
                            .getResponseExtensions(),
                    name);
        } catch (RuntimeException _) {
            throw new StrangeEvidenceException(name + " is no OCSP response");
        }
    }

    private static ASN1Primitive whole(byte[] encoded, int largest, String name) throws StrangeEvidenceException {
        if (encoded.length > largest) {
            throw new StrangeEvidenceException(name + " is larger than " + largest + " bytes");
        }
        String text = new String(encoded, ISO_8859_1);
        if (OTHER_FILES.stream().anyMatch(text::contains)) {
            throw new StrangeEvidenceException(name + " holds the beginning of another file");
        }
        return canonical(encoded, name);
    }

    private static ASN1Primitive canonical(byte[] encoded, String name) throws StrangeEvidenceException {
        try {
            // Also refuses trailing bytes.
            ASN1Primitive parsed = ASN1Primitive.fromByteArray(encoded);
            if (parsed != null && Arrays.equals(parsed.getEncoded(ASN1Encoding.DER), encoded)) {
                return parsed;
            }
        } catch (IOException | RuntimeException | StackOverflowError _) {
            // Reported below.
        }
        throw new StrangeEvidenceException(name + " is not DER, or something follows it");
    }

    private static void extensions(@Nullable Extensions extensions, String name) throws StrangeEvidenceException {
        if (extensions != null) {
            for (ASN1ObjectIdentifier id : extensions.getExtensionOIDs()) {
                Extension extension = extensions.getExtension(id);
                byte[] value = extension.getExtnValue().getOctets();
                if (value.length > LARGEST_EXTENSION) {
                    throw new StrangeEvidenceException(
                            name + " has an extension larger than " + LARGEST_EXTENSION + " bytes");
                }
                var _ = canonical(value, name);
            }
        }
    }
}
