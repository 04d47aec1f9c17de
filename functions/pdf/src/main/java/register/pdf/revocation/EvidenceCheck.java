package register.pdf.revocation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import register.pdf.revocation.IssuerPaths.Issued;
import register.value.Bytes;

/// Checks that all evidence in a document belongs to its seal and time-stamps: certificates from their signers to
/// roots, revocation lists of those issuers, OCSP responses about those certificates. Anything else was put there for
/// another purpose. An attacker who invents an authority can still write its certificates, within `EvidenceForm`.
public final class EvidenceCheck {
    /// The maximum number of pieces of one kind, far above that of any document of the register.
    private static final int MOST = 64;

    private final RevocationEvidence evidence;
    private final Set<X509Certificate> certificates;
    private final List<Issued> path = new ArrayList<>();

    private EvidenceCheck(
            RevocationEvidence evidence, Collection<X509Certificate> signers, Collection<X509Certificate> atHand)
            throws StrangeEvidenceException {
        this.evidence = evidence;
        for (List<Bytes> kind : List.of(evidence.certificates(), evidence.crls(), evidence.ocspResponses())) {
            if (kind.size() > MOST) {
                throw new StrangeEvidenceException("there are " + kind.size() + " of one kind");
            }
        }
        // The document's own certificates come first, so that another one at hand, such as an authority's renewed
        // certificate, does not change the path found when the evidence was collected.
        var all = new LinkedHashSet<>(signers);
        for (int i = 0; i < evidence.certificates().size(); i++) {
            all.add(certificate(evidence.certificates().get(i), "certificate " + (i + 1)));
        }
        all.addAll(atHand);
        this.certificates = IssuerPaths.certificates(signers, all);
        signers.forEach(signer -> path.addAll(IssuerPaths.of(signer, all)));
    }

    /// @param signers the certificates that made the seal and its time-stamps
    /// @param atHand others that the seal and its time-stamps carry, or that the verifier trusts
    /// @throws StrangeEvidenceException naming the first piece that does not belong to them or is not in canonical
    ///     form
    public static void require(
            RevocationEvidence evidence, Collection<X509Certificate> signers, Collection<X509Certificate> atHand)
            throws StrangeEvidenceException {
        new EvidenceCheck(evidence, signers, atHand).run();
    }

    private void run() throws StrangeEvidenceException {
        var seen = new HashSet<Bytes>();
        for (List<Bytes> kind : List.of(evidence.certificates(), evidence.crls(), evidence.ocspResponses())) {
            for (Bytes each : kind) {
                if (!seen.add(each)) {
                    throw new StrangeEvidenceException("something is in it twice");
                }
            }
        }
        for (int i = 0; i < evidence.certificates().size(); i++) {
            String name = "certificate " + (i + 1);
            if (!certificates.contains(certificate(evidence.certificates().get(i), name))) {
                throw strange(name, "does not lead from one of its signers to a root");
            }
        }
        for (int i = 0; i < evidence.crls().size(); i++) {
            list(evidence.crls().get(i), "revocation list " + (i + 1));
        }
        for (int i = 0; i < evidence.ocspResponses().size(); i++) {
            response(evidence.ocspResponses().get(i), "OCSP response " + (i + 1));
        }
    }

    private static X509Certificate certificate(Bytes encoded, String name) throws StrangeEvidenceException {
        EvidenceForm.certificate(encoded.toArray(), name);
        try {
            if (CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded.toArray()))
                    instanceof X509Certificate certificate) {
                return certificate;
            }
        } catch (GeneralSecurityException _) {
            // Reported below.
        }
        throw strange(name, "cannot be read");
    }

    private void list(Bytes encoded, String name) throws StrangeEvidenceException {
        EvidenceForm.list(encoded.toArray(), name);
        try {
            if (CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded.toArray()))
                            instanceof X509CRL crl
                    && path.stream().anyMatch(each -> EmbeddedRevocation.isBy(each.issuer(), crl))) {
                return;
            }
        } catch (GeneralSecurityException _) {
            // Reported below.
        }
        throw strange(name, "is not by an issuer of one of its certificates");
    }

    private void response(Bytes encoded, String name) throws StrangeEvidenceException {
        EvidenceForm.response(encoded.toArray(), name);
        try {
            var response = new OCSPResp(encoded.toArray());
            if (response.getStatus() == OCSPResp.SUCCESSFUL
                    && response.getResponseObject() instanceof BasicOCSPResp basic
                    && hasPlainAlgorithm(basic.getSignatureAlgorithmID())
                    && basic.getResponses().length > 0) {
                for (SingleResp single : basic.getResponses()) {
                    requireOfPath(single, basic, name);
                }
                return;
            }
        } catch (IOException | OCSPException | GeneralSecurityException | OperatorCreationException _) {
            // Reported below.
        }
        throw strange(name, "cannot be read, or is not by an issuer of one of its certificates");
    }

    private void requireOfPath(SingleResp single, BasicOCSPResp basic, String name)
            throws StrangeEvidenceException, IOException, OCSPException, GeneralSecurityException,
                    OperatorCreationException {
        for (Issued each : path) {
            if (EmbeddedRevocation.isOf(each, single)
                    && OcspCheck.isBy(
                            each.issuer(), basic, basic.getProducedAt().toInstant())) {
                for (X509CertificateHolder holder : basic.getCerts()) {
                    EvidenceForm.certificate(holder.getEncoded(), name);
                    X509Certificate carried = new JcaX509CertificateConverter().getCertificate(holder);
                    if (!OcspCheck.isDelegate(carried, each.issuer()) && !certificates.contains(carried)) {
                        throw strange(name, " contains a certificate that is not its responder's");
                    }
                }
                return;
            }
        }
        throw strange(name, "is about another certificate, or not by its issuer");
    }

    /// True if the algorithm has no parameters, which the signature would not cover; RSASSA-PSS needs its own.
    private static boolean hasPlainAlgorithm(AlgorithmIdentifier algorithm) {
        ASN1Encodable parameters = algorithm.getParameters();
        return parameters == null
                || DERNull.INSTANCE.equals(parameters)
                || PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm.getAlgorithm());
    }

    private static StrangeEvidenceException strange(String name, String why) {
        return new StrangeEvidenceException(name + " " + why);
    }
}
