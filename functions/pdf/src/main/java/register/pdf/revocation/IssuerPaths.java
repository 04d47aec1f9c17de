package register.pdf.revocation;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The available certificates that lead from signers to their roots.
public final class IssuerPaths {
    private static final int LONGEST_CHAIN = 8;

    private IssuerPaths() {}

    /// A certificate and its issuer's.
    record Issued(X509Certificate certificate, X509Certificate issuer) {}

    /// The signers' certificates and those above them.
    ///
    /// @param atHand the candidates for issuers; the first match counts
    public static Set<X509Certificate> certificates(
            Collection<X509Certificate> signers, Collection<X509Certificate> atHand) {
        var all = new LinkedHashSet<>(signers);
        signers.forEach(signer -> of(signer, atHand).forEach(each -> all.add(each.issuer())));
        return all;
    }

    /// From a signer's certificate up: each with its issuer.
    static List<Issued> of(X509Certificate signer, Collection<X509Certificate> atHand) {
        var path = new ArrayList<Issued>();
        X509Certificate at = signer;
        while (path.size() < LONGEST_CHAIN && !RevocationData.isIssuer(at, at)) {
            X509Certificate certificate = at;
            X509Certificate issuer = atHand.stream()
                    .filter(each -> RevocationData.isIssuer(each, certificate))
                    .findFirst()
                    .orElse(null);
            if (issuer == null) {
                break;
            }
            path.add(new Issued(certificate, issuer));
            at = issuer;
        }
        return path;
    }
}
