package register.pdf.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.document.SealCertificates;
import register.document.SealUse;
import register.memory.MemoryRecords;
import register.network.Reach;
import register.pdf.Dss;
import register.pdf.PdfDocuments;
import register.pdf.Seed;
import register.pdf.Tool;
import register.pdf.revocation.RevocationEvidence;
import register.pdf.revocation.RevocationStatement;
import register.pdf.revocation.RevocationStatement.Kind;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.timestamp.TestAuthority;
import register.pdf.timestamp.TestCa;
import register.pdf.timestamp.TestCa.Revocation;
import register.pdf.timestamp.TestCa.Validity;
import register.pdf.verify.Flaw;
import register.pdf.verify.Indication;
import register.pdf.verify.PdfVerifier;
import register.pdf.verify.SealedFile;
import register.pdf.verify.SealerTrust;
import register.pdf.verify.Trust;
import register.pdf.verify.VerificationReport;
import register.policy.PolicyVersion;
import register.value.Bytes;

/// Seals that outlast the authorities behind their certificates (PAdES B-LTA).
class LongTermTest {
    private final TestCa ca = TestCa.start();
    private final TestAuthority authority = TestAuthority.under(ca);
    private final List<String> warnings = new ArrayList<>();

    @AfterEach
    void stop() {
        authority.close();
        ca.close();
    }

    @ParameterizedTest
    @CsvSource({"EC,256,LIST", "EC,256,OCSP", "RSA,3072,LIST", "RSA,3072,OCSP"})
    void aSealCarriesWhatShowsThatNothingWasRevoked(String algorithm, int size, Revocation revocation) {
        byte[] pdf = sealed(ca.seal(algorithm, size, Validity.now(), revocation));

        assertEquals(List.of(), warnings);
        VerificationReport report = PdfVerifier.verify(pdf, trust(Instant.now()));
        assertEquals(List.of(), report.findings());
        VerificationReport.Seal seal = report.seal();
        assertNotNull(seal);
        assertEquals(SealLevel.B_LTA, seal.level());
        assertEquals(2, seal.stamps().size());
        assertTrue(seal.stamps().stream().allMatch(stamp -> stamp.clock().isTrusted()));
        assertNotNull(report.identity());
    }

    @Test
    void programsThatOthersWroteFindTheSealValid(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("lta.pdf"), sealed(key()));
        String said = new Tool("pdfsig", "poppler-utils").run(file.toString());
        int second = said.indexOf("Signature #2");
        assertTrue(said.indexOf("Signature is Valid") < second, said);
        assertTrue(said.indexOf("Total document signed", second) > 0, said);
        assertFalse(said.contains("Signature #3"), said);
        String checked = new Tool("qpdf", "qpdf").run("--check", file.toString());
        assertTrue(checked.contains("No syntax or stream encoding errors found"), checked);
    }

    @Test
    void theDocumentBeforeIsUnchanged() throws Exception {
        byte[] pdf = sealed(key());
        byte[] document = SealedFile.of(pdf).document();
        assertArrayEquals(document, Arrays.copyOf(pdf, document.length));
        VerificationReport report = PdfVerifier.verify(document, trust(Instant.now()));
        assertEquals(List.of(), report.findings());
        assertNotNull(report.seal());
        assertEquals(SealLevel.B_T, report.seal().level());
    }

    @Test
    void oneFlippedBitIsNoticed() throws Exception {
        byte[] pdf = sealed(key());
        int sealed = SealedFile.of(pdf).document().length;
        int stamp = new String(pdf, ISO_8859_1).indexOf("/DocTimeStamp");
        assertTrue(stamp > sealed);
        // Bits of the token that its authority did not sign may be flipped.
        qt().withFixedSeed(319142)
                .withExamples(300)
                .forAll(integers().between(sealed * 8, stamp * 8 - 1))
                .check(bit -> {
                    byte[] changed = pdf.clone();
                    changed[bit / 8] ^= (byte) (1 << bit % 8);
                    return !PdfVerifier.verify(changed, trust(Instant.now())).genuine();
                });
    }

    @Test
    void appendedAndMissingBytesAreNoticed() throws Exception {
        byte[] pdf = sealed(key());
        int sealed = SealedFile.of(pdf).document().length;
        for (int length = sealed + 1; length < pdf.length; length += 211) {
            assertFalse(PdfVerifier.verify(Arrays.copyOf(pdf, length), trust(Instant.now()))
                    .genuine());
        }
        byte[] longer = Arrays.copyOf(pdf, pdf.length + 1);
        VerificationReport report = PdfVerifier.verify(longer, trust(Instant.now()));
        assertEquals(Flaw.CHANGED_AFTER_SEALING, report.findings().getFirst().flaw());
        assertEquals(Indication.TOTAL_FAILED, report.indication());
    }

    @Test
    void aRevokedCertificateGetsNoEvidence() {
        SigningKey key = key();
        ca.revoke(key.certificates().getFirst());
        assertLevel(SealLevel.B_T, sealed(key));
        assertEquals(
                List.of("sealed as PAdES B-T: revocation of CN=Example Ltd seal, O=Example Ltd, C=EE: it was "
                        + "revoked"),
                warnings);
    }

    /// Otherwise a certificate could make the register ask hosts in its own network.
    @ParameterizedTest
    @EnumSource(
            value = Revocation.class,
            names = {"LIST", "OCSP"})
    void noPrivateAddressThatACertificateNamesIsAsked(Revocation revocation) {
        SigningKey key = ca.seal("EC", 256, Validity.now(), revocation);
        byte[] pdf = sealed(new PdfDocuments(
                SealUse.POLICY_SEAL,
                key,
                new SealCertificates(new MemoryRecords()),
                Clock.systemUTC(),
                SealTimes.of(
                        HttpTimeStampAuthority.forSeals(List.of(authority.address()), Reach.PRIVATE),
                        Reach.PUBLIC,
                        warnings::add)));
        assertLevel(SealLevel.B_T, pdf);
        assertEquals(0, ca.asked());
        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().contains("is at 127.0.0.1, which is not a public address"), warnings::toString);
    }

    @ParameterizedTest
    @CsvSource({"EC,256,LIST", "EC,256,OCSP", "RSA,3072,LIST"})
    void whatWasNotRevokedIsToldByTheEvidenceInside(String algorithm, int size, Revocation revocation) {
        byte[] pdf = sealed(ca.seal(algorithm, size, Validity.now(), revocation));
        List<RevocationStatement> said = statements(PdfVerifier.verify(pdf, trust(Instant.now())));
        Kind kind = revocation == Revocation.LIST ? Kind.CRL : Kind.OCSP;
        RevocationStatement signers = said.stream()
                .filter(each -> each.signer() && each.kind() == kind)
                .findFirst()
                .orElseThrow();
        assertEquals("good", signers.status());
        assertEquals("CN=Example Ltd seal, O=Example Ltd, C=EE", signers.certificate());
        assertNotNull(signers.thisUpdate());
        assertTrue(Instant.now().isBefore(signers.nextUpdate()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRevokedCertificateIsBelievedOnlyWithProofThatTheSealIsOlder(boolean list) throws Exception {
        SigningKey key = ca.seal("EC", 256, Validity.now(), list ? Revocation.LIST : Revocation.OCSP);
        byte[] sealed = sealed(new PdfDocuments(
                SealUse.POLICY_SEAL,
                key,
                new SealCertificates(new MemoryRecords()),
                Clock.systemUTC(),
                SealTimes.NONE));
        Bytes root = Bytes.of(ca.root().getEncoded());
        X509Certificate certificate = key.certificates().getFirst();
        byte[] before = carrying(sealed, root, list ? ca.list() : ca.response(certificate), list);
        assertEquals(List.of(), PdfVerifier.verify(before, trust(Instant.now())).findings());

        ca.revoke(certificate);
        byte[] evidence = list ? ca.list() : ca.response(certificate);
        byte[] pdf = carrying(sealed, root, evidence, list);
        VerificationReport report = PdfVerifier.verify(pdf, trust(Instant.now()));
        assertEquals("INDETERMINATE REVOKED_NO_POE", report.indication().word() + " " + report.subIndication());
        RevocationStatement said = statements(report).getFirst();
        assertEquals("revoked key-compromise", said.status() + " " + said.reason());
        assertNotNull(said.revokedAt());
        String sentence = report.findings().getFirst().sentence();
        assertTrue(
                sentence.startsWith("The certificate of CN=Example Ltd seal, O=Example Ltd, C=EE was revoked at "
                        + said.revokedAt() + " (key-compromise), and nothing that is trusted"),
                sentence);
        if (list) {
            assertEquals("INDETERMINATE REVOKED_NO_POE", Dss.verdict(pdf, List.of(ca.root()), null, Instant.now()));
        }

        var older =
                new Trust(sealers(), List.of(), Instant.now(), said.revokedAt().minusSeconds(1));
        assertEquals(List.of(), PdfVerifier.verify(pdf, older).findings());
        var since = new Trust(sealers(), List.of(), Instant.now(), said.revokedAt());
        assertEquals("REVOKED_NO_POE", PdfVerifier.verify(pdf, since).subIndication());
    }

    /// Anyone can append bytes; evidence about another seal, or bytes that are no evidence, are refused.
    @Test
    void evidenceOfOthersIsNoPartOfTheDocument() throws Exception {
        SigningKey key = key();
        byte[] sealed = sealed(new PdfDocuments(
                SealUse.POLICY_SEAL,
                key,
                new SealCertificates(new MemoryRecords()),
                Clock.systemUTC(),
                SealTimes.NONE));
        try (TestCa other = TestCa.start()) {
            other.revoke(key.certificates().getFirst());
            for (byte[] evidence :
                    List.of(other.list(), new byte[] {1, 2, 3}, ca.root().getEncoded())) {
                for (boolean list : new boolean[] {true, false}) {
                    byte[] pdf = carrying(sealed, Bytes.of(other.root().getEncoded()), evidence, list);
                    VerificationReport report = PdfVerifier.verify(pdf, trust(Instant.now()));
                    assertEquals(
                            Flaw.CHANGED_AFTER_SEALING,
                            report.findings().getFirst().flaw());
                }
            }
        }
    }

    private static byte[] carrying(byte[] pdf, Bytes root, byte[] evidence, boolean list) throws IOException {
        List<Bytes> one = List.of(Bytes.of(evidence));
        byte[] revision = LongTerm.evidence(
                pdf, new RevocationEvidence(List.of(root), list ? one : List.of(), list ? List.of() : one));
        byte[] joined = Arrays.copyOf(pdf, pdf.length + revision.length);
        System.arraycopy(revision, 0, joined, pdf.length, revision.length);
        return joined;
    }

    private static List<RevocationStatement> statements(VerificationReport report) {
        VerificationReport.Seal seal = report.seal();
        assertNotNull(seal);
        return seal.revocation();
    }

    @Test
    void fetchedEvidenceIsReused() {
        PdfDocuments documents = documents(key());
        sealed(documents);
        int asked = ca.asked();
        assertTrue(asked > 0);
        assertLevel(SealLevel.B_LTA, sealed(documents));
        assertEquals(asked, ca.asked());
    }

    @Test
    void aCaThatIsDownHoldsUpNoDocument() {
        ca.close();
        assertLevel(SealLevel.B_T, sealed(key()));
        assertEquals(1, warnings.size());
    }

    /// A seal outlasts its certificate if a trusted authority stamped it in time.
    @Test
    void anExpiredCertificateIsJudgedByWhoVouchesForTheTime() {
        Validity validity = Validity.now();
        SigningKey key = ca.seal("EC", 256, validity, Revocation.LIST);
        Instant later = validity.until().plus(Duration.ofDays(1));

        assertEquals(List.of(), PdfVerifier.verify(sealed(key), trust(later)).findings());
        byte[] alone = sealed(new PdfDocuments(
                SealUse.POLICY_SEAL,
                key,
                new SealCertificates(new MemoryRecords()),
                Clock.systemUTC(),
                SealTimes.NONE));
        VerificationReport report = PdfVerifier.verify(alone, trust(later));
        assertEquals(Indication.INDETERMINATE, report.indication());
        assertEquals("OUT_OF_BOUNDS_NO_POE", report.subIndication());
        // As long as the register remembers when it issued it.
        var known = new Trust(sealers(), List.of(), later, Instant.now());
        assertEquals(List.of(), PdfVerifier.verify(alone, known).findings());
        // An untrusted authority vouches for nothing.
        var untrusted = new Trust(sealers(), List.of(), later, null);
        assertEquals(
                "OUT_OF_BOUNDS_NO_POE",
                PdfVerifier.verify(sealed(key), untrusted).subIndication());
    }

    private Trust trust(Instant now) {
        return new Trust(sealers(), List.of(ca.root()), now, null);
    }

    private SealerTrust sealers() {
        return new SealerTrust.Vouched(ca.root(), TestCa.SUBJECT);
    }

    private SigningKey key() {
        return ca.seal("EC", 256, Validity.now(), Revocation.LIST);
    }

    private void assertLevel(SealLevel level, byte[] pdf) {
        VerificationReport report = PdfVerifier.verify(pdf, trust(Instant.now()));
        assertEquals(List.of(), report.findings());
        assertNotNull(report.seal());
        assertEquals(level, report.seal().level());
    }

    private PdfDocuments documents(SigningKey key) {
        return new PdfDocuments(
                SealUse.POLICY_SEAL,
                key,
                new SealCertificates(new MemoryRecords()),
                Clock.systemUTC(),
                SealTimes.of(
                        HttpTimeStampAuthority.forSeals(List.of(authority.address()), Reach.PRIVATE),
                        Reach.PRIVATE,
                        warnings::add));
    }

    private byte[] sealed(SigningKey key) {
        return sealed(documents(key));
    }

    private static byte[] sealed(PdfDocuments documents) {
        PolicyVersion version = Seed.version();
        return documents.snapshot(
                Seed.text(Seed.header(version), version, Seed.ENGLISH),
                Seed.content(version),
                Seed.checkpoint(Seed.header(version)));
    }
}
