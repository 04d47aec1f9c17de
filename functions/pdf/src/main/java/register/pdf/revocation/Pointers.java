package register.pdf.revocation;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/// The addresses in a certificate that lead to more about it (RFC 5280, 4.2.1.13 and 4.2.2.1).
///
/// @param lists of its issuer's revocation lists
/// @param responders of OCSP responders
/// @param issuers of its issuer's certificate
record Pointers(List<String> lists, List<String> responders, List<String> issuers) {

    static Pointers of(X509Certificate certificate) throws IOException {
        return new Pointers(
                lists(certificate),
                access(certificate, AccessDescription.id_ad_ocsp),
                access(certificate, AccessDescription.id_ad_caIssuers));
    }

    private static List<String> lists(X509Certificate certificate) throws IOException {
        byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        var found = new ArrayList<String>();
        if (extension != null) {
            for (DistributionPoint point : CRLDistPoint.getInstance(
                            JcaX509ExtensionUtils.parseExtensionValue(extension))
                    .getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    for (GeneralName each :
                            GeneralNames.getInstance(name.getName()).getNames()) {
                        add(found, each);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> access(X509Certificate certificate, ASN1ObjectIdentifier method) throws IOException {
        byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        var found = new ArrayList<String>();
        if (extension != null) {
            for (AccessDescription description : AuthorityInformationAccess.getInstance(
                            JcaX509ExtensionUtils.parseExtensionValue(extension))
                    .getAccessDescriptions()) {
                if (description.getAccessMethod().equals(method)) {
                    add(found, description.getAccessLocation());
                }
            }
        }
        return found;
    }

    private static void add(List<String> found, GeneralName name) {
        if (name.getTagNo() == GeneralName.uniformResourceIdentifier) {
            found.add(name.getName().toString());
        }
    }
}
