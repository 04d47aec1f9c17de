package register.pdf.timestamp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;
import register.value.Sha256;

/// A real time-stamp authority on loopback: its own root, a certificate under it, and an HTTP server whose answers a
/// test may change.
public final class TestAuthority implements AutoCloseable {
    static final String REPLY = "application/timestamp-reply";
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private final KeyPair rootKey;
    private final KeyPair key;
    private final X509Certificate root;
    private final X509Certificate certificate;
    private final LoopbackServer http;
    private final AtomicLong serial = new AtomicLong(1);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile HttpHandler handler = this::answer;
    private volatile List<X509Certificate> others = List.of();

    /// @param ca that issues its certificate; null for its own root
    /// @param validity of the certificate, if it has its own root
    private TestAuthority(String subject, @Nullable TestCa ca, TestCa.Validity validity) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            this.rootKey = generator.generateKeyPair();
            this.key = generator.generateKeyPair();
            this.root = ca == null ? certificate("CN=Fictitious Root", rootKey, true, null, lasting()) : ca.root();
            this.certificate = ca == null
                    ? certificate(subject, key, false, KeyPurposeId.id_kp_timeStamping, validity)
                    : ca.certificate(
                            subject,
                            key,
                            new TestCa.Validity(
                                    Instant.now().minus(Duration.ofDays(1)),
                                    Instant.now().plus(Duration.ofDays(3000))),
                            KeyPurposeId.id_kp_timeStamping,
                            TestCa.Revocation.LIST);
            this.http = new LoopbackServer(Map.of("/", exchange -> {
                asked.incrementAndGet();
                handler.handle(exchange);
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    public static TestAuthority start() {
        return start("CN=Fictitious Time, O=Fictitious Ltd, C=EE");
    }

    static TestAuthority start(String subject) {
        return new TestAuthority(subject, null, lasting());
    }

    private static TestCa.Validity lasting() {
        Instant now = Instant.now();
        return new TestCa.Validity(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(3650)));
    }

    /// An authority whose certificate expired yesterday.
    static TestAuthority expired() {
        Instant now = Instant.now();
        return new TestAuthority(
                "CN=Fictitious Time, O=Fictitious Ltd, C=EE",
                null,
                new TestCa.Validity(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1))));
    }

    /// An authority whose certificate this one issued and can revoke.
    public static TestAuthority under(TestCa ca) {
        return new TestAuthority("CN=Fictitious Time, O=Fictitious Ltd, C=EE", ca, lasting());
    }

    /// Its address, with the root's fingerprint.
    public String address() {
        return unpinned() + "#" + CheckedTimeStamp.fingerprint(root).hex();
    }

    String unpinned() {
        return http.address("/tsr?key=secret");
    }

    public X509Certificate root() {
        return root;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public int asked() {
        return asked.get();
    }

    /// Adds that many unneeded certificates to tokens.
    public void carry(int certificates) {
        var more = new ArrayList<X509Certificate>();
        for (int i = 0; i < certificates; i++) {
            try {
                more.add(certificate("CN=Fictitious " + i, rootKey, true, null, lasting()));
            } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
                throw new AssertionError(e);
            }
        }
        carry(more);
    }

    /// Adds these certificates to tokens.
    void carry(List<X509Certificate> certificates) {
        others = List.copyOf(certificates);
    }

    /// Answers 503 from now on.
    public void breakDown() {
        handle(exchange -> LoopbackServer.send(exchange, 503, "text/plain", new byte[] {'?'}));
    }

    /// From now on accepts requests without answering them.
    public void hang() {
        handle(_ -> {
            try {
                Thread.sleep(Duration.ofMinutes(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public void recover() {
        handle(this::answer);
    }

    void handle(HttpHandler other) {
        handler = exchange -> {
            try (exchange) {
                other.handle(exchange);
            }
        };
    }

    private void answer(HttpExchange exchange) throws IOException {
        LoopbackServer.send(
                exchange, 200, REPLY, reply(exchange.getRequestBody().readAllBytes()));
    }

    /// The answer to a request.
    byte[] reply(byte[] request) {
        try {
            return reply(new TimeStampRequest(request), Instant.now(), "SHA256withECDSA")
                    .getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TimeStampResponse reply(TimeStampRequest request, Instant genTime, String algorithm) {
        try {
            var tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(signedAt(genTime)))
                            .build(algorithm, key.getPrivate(), certificate),
                    new JcaDigestCalculatorProviderBuilder().build().get(SHA256),
                    POLICY);
            var certificates = new ArrayList<>(List.of(certificate, root));
            certificates.addAll(others);
            tokens.addCertificates(new JcaCertStore(certificates));
            return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                    .generate(request, BigInteger.valueOf(serial.getAndIncrement()), Date.from(genTime));
        } catch (TSPException | GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    /// With the same time in the signature as in the signed content.
    private static AttributeTable signedAt(Instant genTime) {
        return new AttributeTable(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(genTime)))));
    }

    /// A token with a signature that verifies and a certificate that is not for time-stamping.
    ///
    /// @param usage its extended key usage; null for none
    byte[] tokenOfOther(TimeStampRequest request, @Nullable KeyPurposeId usage) {
        try {
            X509Certificate other = certificate("CN=Fictitious Server", key, false, usage, lasting());
            byte[] info = reply(request, Instant.now(), "SHA256withECDSA")
                    .getTimeStampToken()
                    .getTimeStampInfo()
                    .getEncoded();
            var id = new SigningCertificateV2(
                    new ESSCertIDv2(Sha256.of(other.getEncoded()).bytes()));
            var attributes =
                    new AttributeTable(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(id)));
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes))
                    .build("SHA256withECDSA", key.getPrivate(), other));
            generator.addCertificates(new JcaCertStore(List.of(other)));
            CMSSignedData token =
                    generator.generate(new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, info), true);
            return token.getEncoded();
        } catch (CMSException | IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    private X509Certificate certificate(
            String subject, KeyPair pair, boolean isRoot, @Nullable KeyPurposeId usage, TestCa.Validity validity)
            throws GeneralSecurityException, OperatorCreationException, IOException {
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
                        new KeyUsage(isRoot ? KeyUsage.keyCertSign : KeyUsage.digitalSignature))
                .addExtension(
                        Extension.subjectKeyIdentifier, false, utilities.createSubjectKeyIdentifier(pair.getPublic()))
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        utilities.createAuthorityKeyIdentifier(rootKey.getPublic()));
        if (usage != null) {
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(usage));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(rootKey.getPrivate())));
    }

    @Override
    public void close() {
        http.close();
    }
}
