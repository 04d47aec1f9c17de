package register.pdf.revocation;

import java.util.List;
import register.value.Bytes;

/// What shows for good that certificates were not revoked, each in DER: what a document carries in its DSS dictionary
/// (ETSI EN 319 142-1, 5.4.2).
///
/// @param certificates all that lead from the signers to their roots
/// @param crls certificate revocation lists (RFC 5280)
/// @param ocspResponses OCSP responses (RFC 6960)
public record Evidence(List<Bytes> certificates, List<Bytes> crls, List<Bytes> ocspResponses) {
    public Evidence {
        certificates = List.copyOf(certificates);
        crls = List.copyOf(crls);
        ocspResponses = List.copyOf(ocspResponses);
    }
}
