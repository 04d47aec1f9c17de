package register.pdf.revocation;

import java.util.List;
import register.value.Bytes;

/// The evidence that certificates were not revoked, in DER, as a document carries it in its DSS dictionary (ETSI EN
/// 319 142-1, 5.4.2).
///
/// @param certificates all those from the signers to their roots
/// @param crls certificate revocation lists (RFC 5280)
/// @param ocspResponses OCSP responses (RFC 6960)
public record RevocationEvidence(List<Bytes> certificates, List<Bytes> crls, List<Bytes> ocspResponses) {
    public RevocationEvidence {
        certificates = List.copyOf(certificates);
        crls = List.copyOf(crls);
        ocspResponses = List.copyOf(ocspResponses);
    }
}
