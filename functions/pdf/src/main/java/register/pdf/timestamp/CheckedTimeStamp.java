package register.pdf.timestamp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampToken;
import register.transparency.TimeStamp;
import register.value.Bytes;
import register.value.Sha256;

/// A time-stamp whose token has been read and is valid: it covers the imprint, its signature verifies, and its
/// certificate is for time-stamping (extended key usage, critical and alone), was valid at that time and is the one
/// that the signature names (RFC 3161, 2.3 and 2.4.2; RFC 5816). Whether to trust the certificate is another question.
public final class CheckedTimeStamp {
    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);
    private static final int MOST_CERTIFICATES = 32;
    /// Common attributes without a name in RFC 4514.
    private static final Map<String, String> NAMES =
            Map.of("2.5.4.97", "organizationIdentifier", "1.2.840.113549.1.9.1", "emailAddress");

    private final TimeStamp stamp;
    private final X509Certificate signer;
    private final List<X509Certificate> certificates;

    private CheckedTimeStamp(TimeStamp stamp, X509Certificate signer, List<X509Certificate> certificates) {
        this.stamp = stamp;
        this.signer = signer;
        this.certificates = certificates;
    }

    /// Reads and checks an untrusted token.
    ///
    /// @param imprint the hash that it must cover
    /// @throws BadTimeStampException if it is not valid
    public static CheckedTimeStamp of(byte[] token, Sha256 imprint) throws BadTimeStampException {
        if (token.length > TimeStamp.LARGEST_TOKEN) {
            throw new BadTimeStampException("it is too large for a time-stamp");
        }
        try {
            return read(token, imprint);
        } catch (TSPValidationException _) {
            throw new BadTimeStampException("its signature or its certificate is invalid");
        } catch (TSPException e) {
            throw new BadTimeStampException(
                    e.getCause() instanceof CMSVerifierCertificateNotValidException
                            ? "its certificate was not valid at that time"
                            : "it cannot be read");
        } catch (IOException | GeneralSecurityException | OperatorCreationException _) {
            throw new BadTimeStampException("it cannot be read");
        } catch (RuntimeException | StackOverflowError _) {
            // The parser throws these for input that is not a token, and for deeply nested garbage.
            throw new BadTimeStampException("it cannot be read");
        }
    }

    public TimeStamp stamp() {
        return stamp;
    }

    /// The trust that its clock deserves. Ignores revocation.
    ///
    /// @param trusted certificates of time-stamp authorities, each of which vouches only for itself, and of
    ///     certification authorities, each of which vouches for those under it whose certificates were valid at the
    ///     stamp's time
    public ClockStanding standing(Collection<X509Certificate> trusted) {
        if (trusted.stream().anyMatch(each -> each.getPublicKey().equals(signer.getPublicKey()))) {
            return ClockStanding.PINNED;
        }
        List<X509Certificate> authorities =
                trusted.stream().filter(each -> each.getBasicConstraints() >= 0).toList();
        return CertificatePath.leads(signer, certificates, authorities, stamp.genTime())
                ? ClockStanding.VOUCHED
                : ClockStanding.UNKNOWN;
    }

    /// True if the signer's certificate, or one of its issuers' in the token, has one of these fingerprints.
    boolean isPinned(Set<Sha256> fingerprints) {
        return standing(certificates().stream()
                        .filter(certificate -> fingerprints.contains(fingerprint(certificate)))
                        .toList())
                .isTrusted();
    }

    /// The fingerprint of a certificate in DER.
    static Sha256 fingerprint(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate that cannot be written", e);
        }
    }

    /// The signer's certificate first, then the others in the token.
    public List<X509Certificate> certificates() {
        var all = new LinkedHashSet<X509Certificate>();
        all.add(signer);
        all.addAll(certificates);
        return List.copyOf(all);
    }

    private static CheckedTimeStamp read(byte[] encoded, Sha256 imprint)
            throws BadTimeStampException, TSPException, IOException, GeneralSecurityException,
                    OperatorCreationException {
        // Also refuses trailing bytes.
        var token = new TimeStampToken(ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded)));
        if (!NISTObjectIdentifiers.id_sha256.equals(token.getTimeStampInfo().getMessageImprintAlgOID())
                || !Arrays.equals(token.getTimeStampInfo().getMessageImprintDigest(), imprint.bytes())) {
            throw new BadTimeStampException("it covers other data");
        }
        for (var info : token.toCMSSignedData().getSignerInfos()) {
            if (!DIGESTS.contains(info.getDigestAlgorithmID().getAlgorithm())) {
                throw new BadTimeStampException("it is signed with a hash that is not of the SHA-2 family");
            }
        }
        Collection<X509CertificateHolder> carried = token.getCertificates().getMatches(null);
        List<X509Certificate> certificates = certificates(carried);
        List<X509Certificate> signers =
                certificates(carried.stream().filter(token.getSID()::match).toList());
        if (signers.size() != 1) {
            throw new BadTimeStampException("it does not carry the certificate of its signer");
        }
        X509Certificate signer = signers.getFirst();
        if (!isForTimeStamping(signer)) {
            throw new BadTimeStampException("its signer's certificate is not for time-stamping");
        }
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        Instant genTime = token.getTimeStampInfo().getGenTime().toInstant();
        return new CheckedTimeStamp(
                new TimeStamp(imprint, genTime, name(signer), Bytes.of(encoded)), signer, certificates);
    }

    /// True if that is the only extended key usage, and critical (RFC 3161, 2.3).
    private static boolean isForTimeStamping(X509Certificate signer) throws CertificateException {
        Set<String> critical = signer.getCriticalExtensionOIDs();
        return critical != null
                && critical.contains("2.5.29.37")
                && List.of("1.3.6.1.5.5.7.3.8").equals(signer.getExtendedKeyUsage());
    }

    private static List<X509Certificate> certificates(Collection<X509CertificateHolder> carried)
            throws CertificateException, IOException {
        if (carried.size() > MOST_CERTIFICATES) {
            throw new CertificateException("too many certificates");
        }
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        var certificates = new ArrayList<X509Certificate>();
        for (X509CertificateHolder holder : carried) {
            if (factory.generateCertificate(new ByteArrayInputStream(holder.getEncoded()))
                    instanceof X509Certificate certificate) {
                certificates.add(certificate);
            }
        }
        return List.copyOf(certificates);
    }

    private static String name(X509Certificate signer) {
        String name = signer.getSubjectX500Principal()
                .getName(X500Principal.RFC2253, NAMES)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", " ")
                .strip();
        if (name.isEmpty()) {
            return "(no name)";
        }
        int end = Math.min(name.length(), TimeStamp.LONGEST_AUTHORITY);
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end);
    }
}
