package register.pdf.verify;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import register.document.SealCertificates;
import register.document.SealUse;
import register.memory.MemoryRecords;
import register.network.Reach;
import register.pdf.PdfDocuments;
import register.pdf.Seed;
import register.pdf.seal.DistinguishedName;
import register.pdf.seal.Forger;
import register.pdf.seal.Forgeries;
import register.pdf.seal.Forgeries.Forgery;
import register.pdf.seal.Forgeries.Genuine;
import register.pdf.seal.SealLevel;
import register.pdf.seal.SealTimes;
import register.pdf.seal.SigningKey;
import register.pdf.timestamp.ClockStanding;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.timestamp.TestAuthority;
import register.pdf.timestamp.TestCa;
import register.pdf.timestamp.TestCa.Revocation;
import register.pdf.timestamp.TestCa.Validity;
import register.policy.PolicyVersion;
import register.value.Bytes;

/// A certification authority with other customers, and all others without the sealer's key: nothing that they make is
/// genuine, and everything that the sealer made is.
public class ForgedPdfsTest {
    private static final Validity VALIDITY = Validity.now();

    private static TestCa ca;
    private static TestCa foreign;
    private static TestAuthority authority;
    private static TestAuthority stranger;
    private static Genuine genuine;

    @BeforeAll
    static void start() throws Exception {
        ca = TestCa.start();
        foreign = TestCa.start();
        authority = TestAuthority.under(ca);
        stranger = TestAuthority.start();
        SigningKey key = ca.seal("EC", 256, VALIDITY, Revocation.LIST);
        byte[] lasting = sealed(key, times(authority));
        genuine = new Genuine(
                key,
                Bytes.of(lasting),
                Bytes.of(SealedFile.of(lasting).document()),
                Bytes.of(sealed(key, SealTimes.NONE)));
    }

    @AfterAll
    static void stop() {
        List.of(authority, stranger).forEach(TestAuthority::close);
        List.of(ca, foreign).forEach(TestCa::close);
    }

    public static byte[] sealed(SigningKey key, SealTimes times) {
        PolicyVersion version = Seed.version();
        return new PdfDocuments(
                        SealUse.POLICY_SEAL, key, new SealCertificates(new MemoryRecords()), Clock.systemUTC(), times)
                .snapshot(
                        Seed.text(Seed.header(version), version, Seed.ENGLISH),
                        Seed.content(version),
                        Seed.checkpoint(Seed.header(version)));
    }

    private static SealTimes times(TestAuthority authority) {
        return SealTimes.of(
                HttpTimeStampAuthority.forSeals(List.of(authority.address()), Reach.PRIVATE), Reach.PRIVATE, _ -> {});
    }

    /// By its certificate, and by its name and authority.
    private static List<SealerTrust> trusts() {
        return List.of(
                new SealerTrust.Pinned(genuine.key().certificates()),
                new SealerTrust.Recorded(genuine.key().certificates()),
                new SealerTrust.Vouched(ca.root(), TestCa.SUBJECT));
    }

    private static Trust trust(SealerTrust sealers, Instant now) {
        return new Trust(sealers, List.of(ca.root()), now, null);
    }

    @Test
    void noForgeryIsGenuine() throws Exception {
        Map<String, Forgery> forgeries = Forgeries.of(ca, foreign, stranger, genuine);
        assertTrue(forgeries.size() >= 40, forgeries.size() + " forgeries");
        assertAll(forgeries.entrySet().stream()
                .flatMap(each -> trusts().stream().map(sealers -> () -> {
                    VerificationReport report =
                            PdfVerifier.verify(each.getValue().pdf().toArray(), trust(sealers, Instant.now()));
                    String name = each.getKey() + ", " + sealers.getClass().getSimpleName() + ": " + report.findings();
                    assertFalse(report.genuine(), name);
                    assertEquals(
                            each.getValue().flaw(), report.findings().getFirst().flaw(), name);
                })));
    }

    @Test
    void everyTruthIsGenuine() throws Exception {
        byte[] lasting = genuine.lasting().toArray();
        String text = new String(lasting, StandardCharsets.ISO_8859_1);
        var truths = new LinkedHashMap<SealLevel, byte[]>();
        truths.put(SealLevel.B_B, genuine.plain().toArray());
        truths.put(SealLevel.B_T, genuine.stamped().toArray());
        truths.put(
                SealLevel.B_LT,
                Arrays.copyOf(lasting, text.indexOf("%%EOF\n", genuine.stamped().length() + 1) + 6));
        truths.put(SealLevel.B_LTA, lasting);
        for (Map.Entry<SealLevel, byte[]> truth : truths.entrySet()) {
            for (SealerTrust sealers : trusts()) {
                VerificationReport report = PdfVerifier.verify(truth.getValue(), trust(sealers, Instant.now()));
                assertEquals(List.of(), report.findings(), truth.getKey() + " " + sealers);
                assertNotNull(report.seal());
                assertEquals(truth.getKey(), report.seal().level());
            }
        }
        SigningKey answered = ca.seal("RSA", 2048, VALIDITY, Revocation.OCSP);
        VerificationReport report = PdfVerifier.verify(
                sealed(answered, times(authority)),
                trust(new SealerTrust.Vouched(ca.root(), TestCa.SUBJECT), Instant.now()));
        assertEquals(List.of(), report.findings());
        assertNotNull(report.seal());
        assertEquals(SealLevel.B_LTA, report.seal().level());
    }

    /// A sealer's key identifies it too, and so does its name, in whatever form a certificate has it.
    @Test
    void theSealersStandingIsReported() {
        X509Certificate certificate = genuine.certificate();
        assertStanding(SealerStanding.PINNED, new SealerTrust.Pinned(List.of(certificate)));
        assertStanding(SealerStanding.PINNED_KEY, new SealerTrust.Pinned(List.of(ca.renewed(certificate))));
        assertStanding(SealerStanding.RECORDED, new SealerTrust.Recorded(List.of(certificate)));
        assertStanding(SealerStanding.UNKNOWN, new SealerTrust.Recorded(List.of(ca.renewed(certificate))));
        for (String name :
                List.of("CN=Example Ltd seal,O=Example Ltd,C=EE", "cn=EXAMPLE  ltd seal, o=Example Ltd, c=ee")) {
            assertStanding(SealerStanding.VOUCHED, new SealerTrust.Vouched(ca.root(), DistinguishedName.parse(name)));
        }
        assertStanding(SealerStanding.UNKNOWN, new SealerTrust.Vouched(foreign.root(), TestCa.SUBJECT));
        assertStanding(SealerStanding.UNKNOWN, new SealerTrust.Pinned(List.of()));
    }

    private static void assertStanding(SealerStanding standing, SealerTrust sealers) {
        VerificationReport.Seal seal = PdfVerifier.verify(genuine.plain().toArray(), trust(sealers, Instant.now()))
                .seal();
        assertNotNull(seal);
        assertEquals(standing, seal.sealer());
    }

    /// The document contains the authority's former certificate; the verifier trusts the current one.
    @Test
    void anAuthorityMayRenewItsCertificate() {
        byte[] pdf = Forger.carrying(
                genuine.plain().toArray(),
                List.of(Forger.encoded(genuine.certificate()), Forger.encoded(ca.root())),
                List.of(ca.list()),
                List.of());
        for (X509Certificate root : List.of(ca.root(), ca.renewedRoot())) {
            VerificationReport report =
                    PdfVerifier.verify(pdf, trust(new SealerTrust.Vouched(root, TestCa.SUBJECT), Instant.now()));
            assertEquals(List.of(), report.findings());
        }
    }

    /// Verifying a file must not take long because of a stranger's thousands of certificates.
    @Test
    void moreEvidenceThanAnyDocumentCarriesIsNotExamined() {
        KeyPair pair = Forger.pair();
        X500Principal name = ca.root().getSubjectX500Principal();
        List<byte[]> many = Stream.generate(() -> Forger.encoded(
                        Forger.certificate(name, pair.getPublic(), name, pair.getPrivate(), true, new byte[0])))
                .limit(65)
                .toList();
        VerificationReport.Finding finding = PdfVerifier.verify(
                        Forger.carrying(genuine.plain().toArray(), many, List.of(), List.of()),
                        trust(trusts().getFirst(), Instant.now()))
                .findings()
                .getFirst();
        assertEquals(Flaw.CHANGED_AFTER_SEALING, finding.flaw());
        assertTrue(finding.sentence().endsWith("there are 65 of one kind."), finding.sentence());
    }

    /// The maker of a certificate chooses its subject.
    @Test
    void aSubjectIsPrintedOnOneLine() {
        KeyPair pair = Forger.pair();
        var subject = new X500Principal("CN=x\u2028genuine\ny\u202ez\u0007, O=" + "long ".repeat(200));
        String printed = DistinguishedName.printed(
                Forger.certificate(subject, pair.getPublic(), subject, pair.getPrivate(), false, new byte[0]));
        assertTrue(printed.startsWith("CN=\"x\uFFFDgenuine\uFFFDy\uFFFDz\uFFFD\""), printed);
        assertTrue(printed.endsWith("…") && printed.length() == 301, printed);
    }

    /// The two kinds of trust cannot be mixed: an authority is not a sealer, and a sealer is not an authority.
    @Test
    void anAuthorityIsTrustedForOneSubjectOnly() {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> new SealerTrust.Pinned(List.of(ca.root())))
                        .getMessage());
        assertTrue(
                message.startsWith("the certificate of CN=Fictitious Root is a certification " + "authority's"),
                message);
        assertThrows(
                IllegalArgumentException.class, () -> new SealerTrust.Vouched(genuine.certificate(), TestCa.SUBJECT));
        assertThrows(IllegalArgumentException.class, () -> new SealerTrust.Vouched(ca.root(), new X500Principal("")));
        assertThrows(IllegalArgumentException.class, () -> DistinguishedName.parse("Example Ltd"));
    }

    /// The owner of a clock can stamp anything: an unknown one does not prove when a seal was made.
    @Test
    void aClockOfOnesOwnProvesNothing() {
        byte[] pdf = sealed(genuine.key(), times(stranger));
        Instant later = VALIDITY.until().plus(Duration.ofDays(1));
        VerificationReport report = PdfVerifier.verify(pdf, trust(trusts().getFirst(), later));
        assertEquals(Flaw.CERTIFICATE_NOT_VALID, report.findings().getFirst().flaw());
        assertNotNull(report.seal());
        assertEquals(ClockStanding.UNKNOWN, report.seal().stamps().getFirst().clock());
        assertEquals(
                List.of(),
                PdfVerifier.verify(genuine.lasting().toArray(), trust(trusts().getFirst(), later))
                        .findings());
    }
}
