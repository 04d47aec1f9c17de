package register.pdf.timestamp;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;
import register.pdf.seal.DigestSignatures;
import register.pdf.seal.SigningKey;
import register.pdf.seal.TestPairs;

/// A certification authority on loopback: a root, its certificates, and a server with revocation data.
public final class TestCa implements AutoCloseable {
    /// The way a certificate points to its revocation data.
    public enum Revocation {
        NONE,
        LIST,
        OCSP
    }

    /// The subject of its certificates for seals.
    public static final X500Principal SUBJECT = new X500Principal("CN=Example Ltd seal, O=Example Ltd, C=EE");

    private final TestPairs pairs = new TestPairs();
    private final KeyPair rootKey;
    private final X509Certificate root;
    private final LoopbackServer http;
    private final AtomicLong serial = new AtomicLong(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();

    private TestCa() {
        try {
            this.rootKey = pairs.next("EC", 256);
            Instant now = Instant.now();
            this.root = certificate(
                    "CN=Fictitious Root",
                    rootKey,
                    new Validity(now.minus(Duration.ofDays(7300)), now.plus(Duration.ofDays(3650))),
                    null,
                    Revocation.NONE);
            this.http = new LoopbackServer(Map.of(
                    "/crl", exchange -> answer(exchange, "application/pkix-crl", list()),
                    "/ocsp", exchange -> answer(exchange, "application/ocsp-response", ocsp(exchange)),
                    "/root", exchange -> answer(exchange, "application/pkix-cert", encoded(root))));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    public static TestCa start() {
        return new TestCa();
    }

    public X509Certificate root() {
        return root;
    }

    /// The number of requests for revocation data.
    public int asked() {
        return asked.get();
    }

    public void revoke(X509Certificate certificate) {
        revoked.add(certificate.getSerialNumber());
    }

    /// When a certificate is valid.
    public record Validity(Instant from, Instant until) {
        public static Validity now() {
            Instant now = Instant.now();
            return new Validity(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(365)));
        }
    }

    /// A key for seals; the seal carries only its certificate, which points to the root's.
    public SigningKey seal(String algorithm, int size, Validity validity, Revocation revocation) {
        return seal(SUBJECT, algorithm, size, validity, revocation);
    }

    /// For another subject.
    public SigningKey seal(
            X500Principal subject, String algorithm, int size, Validity validity, Revocation revocation) {
        try {
            KeyPair pair = pairs.next(algorithm, size);
            return key(pair, certificate(subject.getName(), pair, validity, null, revocation));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    /// The authority's own key, used for seals.
    public SigningKey asSealer() {
        return key(rootKey, root);
    }

    /// Another certificate for the same key.
    public X509Certificate renewed(X509Certificate certificate) {
        try {
            var pair = new KeyPair(certificate.getPublicKey(), rootKey.getPrivate());
            return certificate(SUBJECT.getName(), pair, Validity.now(), null, Revocation.LIST);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    /// Another certificate of the authority, for the same key and name.
    public X509Certificate renewedRoot() {
        try {
            return certificate(
                    root.getSubjectX500Principal().getName(), rootKey, Validity.now(), null, Revocation.NONE);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    private static SigningKey key(KeyPair pair, X509Certificate certificate) {
        return new SigningKey() {
            @Override
            public byte[] sign(byte[] digest) {
                return DigestSignatures.sign(pair.getPrivate(), digest);
            }

            @Override
            public List<X509Certificate> certificates() {
                return List.of(certificate);
            }
        };
    }

    /// Issues a certificate for a request.
    ///
    /// @param pem PKCS #10
    /// @return it, and the root's
    public List<X509Certificate> issue(String pem) {
        try (var parser = new PEMParser(new StringReader(pem))) {
            if (!(parser.readObject() instanceof PKCS10CertificationRequest request)
                    || !request.isSignatureValid(
                            new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo()))) {
                throw new IllegalArgumentException("no request whose signature holds");
            }
            var key = new KeyPair(
                    new JcaPEMKeyConverter().getPublicKey(request.getSubjectPublicKeyInfo()), rootKey.getPrivate());
            String subject = new X500Principal(request.getSubject().getEncoded()).getName();
            // The test's clock may stand still, so the machine's is used.
            Instant now = Instant.now();
            var validity = new Validity(now.minus(Duration.ofDays(7300)), now.plus(Duration.ofDays(365)));
            return List.of(certificate(subject, key, validity, null, Revocation.LIST), root);
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw new AssertionError(e);
        }
    }

    X509Certificate certificate(
            String subject, KeyPair pair, Validity validity, @Nullable KeyPurposeId usage, Revocation revocation)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        boolean isRoot = pair.equals(rootKey);
        var builder = new JcaX509v3CertificateBuilder(
                new X500Principal("CN=Fictitious Root"),
                BigInteger.valueOf(serial.getAndIncrement()),
                Date.from(validity.from()),
                Date.from(validity.until()),
                new X500Principal(subject),
                pair.getPublic());
        var utilities = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isRoot))
                .addExtension(
                        Extension.keyUsage,
                        true,
                        new KeyUsage(
                                isRoot
                                        ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                        : usage == null ? KeyUsage.nonRepudiation : KeyUsage.digitalSignature))
                .addExtension(
                        Extension.subjectKeyIdentifier, false, utilities.createSubjectKeyIdentifier(pair.getPublic()))
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        utilities.createAuthorityKeyIdentifier(rootKey.getPublic()));
        if (usage != null) {
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(usage));
        }
        if (revocation == Revocation.LIST) {
            var point = new DistributionPoint(new DistributionPointName(new GeneralNames(uri("/crl"))), null, null);
            builder.addExtension(
                    Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}));
        }
        if (!isRoot) {
            var issuer = new AccessDescription(AccessDescription.id_ad_caIssuers, uri("/root"));
            var responder = new AccessDescription(AccessDescription.id_ad_ocsp, uri("/ocsp"));
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(
                            revocation == Revocation.OCSP
                                    ? new AccessDescription[] {issuer, responder}
                                    : new AccessDescription[] {issuer}));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(rootKey.getPrivate())));
    }

    private GeneralName uri(String path) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, http.address(path));
    }

    private interface Content {
        byte[] make() throws IOException, GeneralSecurityException, OperatorCreationException, OCSPException;
    }

    private void answer(HttpExchange exchange, String type, byte[] content) throws IOException {
        if (!type.equals("application/pkix-cert")) {
            asked.incrementAndGet();
        }
        LoopbackServer.send(exchange, 200, type, content);
    }

    private static byte[] made(Content content) {
        try {
            return content.make();
        } catch (IOException | GeneralSecurityException | OperatorCreationException | OCSPException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        return made(certificate::getEncoded);
    }

    /// The revocation list.
    public byte[] list() {
        return made(() -> {
            Instant now = Instant.now();
            X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(root, Date.from(now.minusSeconds(60)));
            builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
            revoked.forEach(
                    each -> builder.addCRLEntry(each, Date.from(now.minusSeconds(60)), CRLReason.keyCompromise));
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(rootKey.getPrivate()))
                    .getEncoded();
        });
    }

    /// The OCSP response for one of its certificates.
    public byte[] response(X509Certificate certificate) {
        return made(() -> ocsp(new OCSPReqBuilder()
                .addRequest(new CertificateID(
                        new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                        new JcaX509CertificateHolder(root),
                        certificate.getSerialNumber()))
                .build()
                .getEncoded()));
    }

    private byte[] ocsp(HttpExchange exchange) throws IOException {
        return ocsp(exchange.getRequestBody().readAllBytes());
    }

    /// The response to an OCSP request, signed with this authority's key, regardless of the certificate's issuer.
    public byte[] ocsp(byte[] request) {
        return made(() -> {
            Instant now = Instant.now();
            var builder = new BasicOCSPRespBuilder(
                    SubjectPublicKeyInfo.getInstance(rootKey.getPublic().getEncoded()),
                    new JcaDigestCalculatorProviderBuilder().build().get(RespID.HASH_SHA1));
            for (Req each : new OCSPReq(request).getRequestList()) {
                BigInteger number = each.getCertID().getSerialNumber();
                CertificateStatus status = revoked.contains(number)
                        ? new RevokedStatus(Date.from(now.minusSeconds(60)), CRLReason.keyCompromise)
                        : number.longValue() < serial.get() ? CertificateStatus.GOOD : new UnknownStatus();
                builder.addResponse(
                        each.getCertID(), status, Date.from(now), Date.from(now.plus(Duration.ofDays(1))), null);
            }
            var basic = builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(rootKey.getPrivate()), null, Date.from(now));
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, basic)
                    .getEncoded();
        });
    }

    @Override
    public void close() {
        http.close();
    }
}
