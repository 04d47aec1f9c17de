package register.pdf.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.openpdf.text.Document;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfWriter;
import register.chain.EntryHeader;
import register.document.SealCertificates;
import register.document.SealUse;
import register.memory.MemoryRecords;
import register.pdf.PdfDocuments;
import register.pdf.Samples;
import register.pdf.Seed;
import register.pdf.layout.SealField;
import register.pdf.seal.Pades;
import register.pdf.seal.SealTimes;
import register.pdf.seal.SigningKey;
import register.pdf.seal.TestKeys;
import register.pdf.text.DocumentIdentity;
import register.pdf.verify.VerificationReport.Finding;
import register.policy.PolicyVersion;

class PdfVerifierTest {
    private static final List<X509Certificate> TRUSTED = List.of(
            TestKeys.development().certificates().getFirst(),
            TestKeys.rsa().certificates().getFirst());

    private static final byte[] GENUINE = sealed(TestKeys.development(), TestKeys.CLOCK);

    @Test
    void aGenuineDocumentIsNamed() {
        for (SigningKey key : List.of(TestKeys.development(), TestKeys.rsa())) {
            VerificationReport report = PdfVerifier.verify(sealed(key, TestKeys.CLOCK), TRUSTED);
            assertEquals(List.of(), report.findings());
            assertTrue(report.genuine());
            EntryHeader header = Seed.header(Seed.version());
            assertEquals(
                    new DocumentIdentity.Edition(
                            header.policy(),
                            header.effectiveDate(),
                            1,
                            1,
                            Seed.ESTONIAN,
                            header.contentHash(),
                            header.hash()),
                    report.identity());
            VerificationReport.Seal seal = report.seal();
            assertNotNull(seal);
            assertEquals(TestKeys.NOW, seal.claimedAt());
            assertEquals(key.certificates().getFirst(), seal.certificate());
            assertEquals(key.equals(TestKeys.development()), seal.development());
        }
    }

    @Test
    void anUnknownSealerIsNamedAndNotBelieved() {
        VerificationReport report = PdfVerifier.verify(GENUINE, TestKeys.rsa().certificates());
        assertFalse(report.genuine());
        assertEquals(
                List.of(new Finding(
                        Flaw.UNKNOWN_SEALER,
                        "Sealed by an unknown sealer, for whom nothing here vouches: CN=Subprocessor Register development seal,"
                                + " O=development")),
                report.findings());
        assertNotNull(report.identity());
    }

    @Test
    void anyFlippedBitIsNoticed() {
        qt().withFixedSeed(20231002)
                .withExamples(600)
                .forAll(integers().between(0, GENUINE.length * 8 - 1))
                .check(PdfVerifierTest::noticed);
    }

    @Test
    void aFlippedBitInTheSealOrTheRoomAroundItIsNoticed() {
        int start = new String(GENUINE, ISO_8859_1).indexOf("/Contents <") - 20;
        int end = new String(GENUINE, ISO_8859_1).indexOf("/SubFilter", start) + 20;
        assertTrue(start > 0 && end - start > 1500);
        qt().withFixedSeed(20231002)
                .withExamples(1500)
                .forAll(integers().between(start * 8, end * 8))
                .check(PdfVerifierTest::noticed);
    }

    /// An attacker in the function that reads strangers' mail has the key of acknowledgements; the holder of the key
    /// of policies makes no acknowledgement.
    @Test
    void aSealByTheKeyOfAnotherUseIsNotGenuine() {
        SigningKey policies = TestKeys.development();
        SigningKey acknowledgements = TestKeys.rsa();
        var trust = new Trust(
                new SealerTrust.Pinned(policies.certificates()),
                new SealerTrust.Pinned(acknowledgements.certificates()),
                List.of(),
                null,
                null);
        PolicyVersion version = Seed.version();
        byte[] snapshot = Samples.documents(SealUse.POLICY_SEAL, acknowledgements)
                .snapshot(
                        Seed.text(Seed.header(version), version, Seed.ENGLISH),
                        Seed.content(version),
                        Seed.checkpoint(Seed.header(version)));
        byte[] acknowledgement = Samples.documents(SealUse.ACKNOWLEDGEMENT_SEAL, policies)
                .acknowledgement(Samples.acknowledgement(Seed.ENGLISH));
        for (byte[] forged : List.of(snapshot, acknowledgement)) {
            VerificationReport report = PdfVerifier.verify(forged, trust);
            assertEquals(
                    List.of(Flaw.OTHER_USE),
                    report.findings().stream()
                            .map(VerificationReport.Finding::flaw)
                            .toList());
            assertEquals(Indication.INDETERMINATE, report.indication());
        }
        assertTrue(PdfVerifier.verify(snapshot, trust)
                .findings()
                .getFirst()
                .sentence()
                .startsWith("Sealed by the acknowledgement key, under which no policy is genuine: "));
        assertTrue(PdfVerifier.verify(
                        Samples.documents(SealUse.POLICY_SEAL, policies)
                                .snapshot(
                                        Seed.text(Seed.header(version), version, Seed.ENGLISH),
                                        Seed.content(version),
                                        Seed.checkpoint(Seed.header(version))),
                        trust)
                .genuine());
        assertTrue(PdfVerifier.verify(
                        Samples.documents(SealUse.ACKNOWLEDGEMENT_SEAL, acknowledgements)
                                .acknowledgement(Samples.acknowledgement(Seed.ENGLISH)),
                        trust)
                .genuine());
    }

    /// The key itself refuses before anything is sealed.
    @Test
    void noKeySealsForAnotherUse() {
        var acknowledging = Samples.documents(SealUse.ACKNOWLEDGEMENT_SEAL, TestKeys.development());
        PolicyVersion version = Seed.version();
        assertThrows(
                IllegalStateException.class,
                () -> acknowledging.snapshot(
                        Seed.text(Seed.header(version), version, Seed.ENGLISH),
                        Seed.content(version),
                        Seed.checkpoint(Seed.header(version))));
    }

    private static boolean noticed(int bit) {
        byte[] changed = GENUINE.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        VerificationReport report = PdfVerifier.verify(changed, TRUSTED);
        return !report.genuine() && report.identity() == null && report.seal() == null;
    }

    @Test
    void appendedBytesAreNoticed() {
        for (String more : List.of("x", "\n", "% more\n%%EOF\n", "1 0 obj\n<<>>\nendobj\n")) {
            byte[] longer = join(GENUINE, more.getBytes(ISO_8859_1));
            assertFlaw(Flaw.CHANGED_AFTER_SEALING, "bytes follow the sealed part,", longer);
        }
    }

    @Test
    void aSecondSignatureIsNoticed() {
        byte[] twice = new Pades(TestKeys.rsa(), SealTimes.NONE).seal(GENUINE, TestKeys.NOW);
        assertFlaw(Flaw.CHANGED_AFTER_SEALING, "bytes follow the sealed part,", twice);
    }

    @Test
    void missingBytesAreNoticed() {
        var random = new Random(1);
        for (int length = 0; length < GENUINE.length; length += 1 + random.nextInt(97)) {
            assertFalse(
                    PdfVerifier.verify(Arrays.copyOf(GENUINE, length), TRUSTED).genuine());
        }
        assertFlaw(Flaw.CUT_SHORT, "bytes are missing", Arrays.copyOf(GENUINE, GENUINE.length - 1));
        assertFlaw(Flaw.NOT_A_PDF, "not a PDF", new byte[0]);
        assertFlaw(Flaw.NOT_A_PDF, "not a PDF", join("\n".getBytes(ISO_8859_1), GENUINE));
    }

    @Test
    void aChangedWordIsNoticed() {
        byte[] changed = GENUINE.clone();
        int at = new String(GENUINE, ISO_8859_1).indexOf("RegisterRevision");
        changed[at + 17] ^= 1;
        assertFlaw(Flaw.CHANGED, "was changed", changed);
    }

    @Test
    void aSealOfAnotherDocumentIsNoticed() {
        PolicyVersion version = Seed.version();
        byte[] other = new PdfDocuments(
                        SealUse.POLICY_SEAL,
                        TestKeys.development(),
                        new SealCertificates(new MemoryRecords()),
                        TestKeys.CLOCK,
                        SealTimes.NONE)
                .snapshot(
                        Seed.text(Seed.header(version), version, Seed.ENGLISH),
                        Seed.content(version),
                        Seed.checkpoint(Seed.header(version)));
        byte[] moved = GENUINE.clone();
        int from = new String(other, ISO_8859_1).indexOf("/Contents <");
        int to = new String(GENUINE, ISO_8859_1).indexOf("/Contents <");
        int length = new String(other, ISO_8859_1).indexOf('>', from) - from;
        System.arraycopy(other, from, moved, to, length);
        assertFlaw(Flaw.CHANGED, "was changed", moved);
    }

    @Test
    void theSealsPaddingMustBeEmpty() {
        byte[] filled = GENUINE.clone();
        int end = new String(GENUINE, ISO_8859_1).indexOf("0>/Filter");
        filled[end] = '1';
        assertFlaw(Flaw.SEAL_DAMAGED, "something follows it in its room", filled);
        filled[end] = 'A';
        assertFlaw(Flaw.NOT_COVERED, "is not the seal alone", filled);
    }

    @Test
    void aCertificateIsJudgedAtTheTimeOfSealing() {
        Clock later = Clock.fixed(Instant.parse("2026-01-02T00:00:00Z"), ZoneOffset.UTC);
        assertFlaw(
                Flaw.CERTIFICATE_NOT_VALID,
                "made at 2026-01-02T00:00:00Z; its certificate is valid from 2025-01-01T00:00:00Z until"
                        + " 2026-01-01T00:00:00Z.",
                sealed(TestKeys.rsa(), later));
    }

    @Test
    void aCertificateForSomethingElseIsNoticed() throws Exception {
        SigningKey key = TestKeys.make("EC", 256, "CN=Encryption only", KeyUsage.keyAgreement);
        VerificationReport report = PdfVerifier.verify(sealed(key, TestKeys.CLOCK), key.certificates());
        assertEquals(
                Flaw.CERTIFICATE_NOT_FOR_SEALING, report.findings().getFirst().flaw());
    }

    @Test
    void aSealWithAnotherKeyThanItsCertificatesIsNoticed() throws Exception {
        SigningKey other = TestKeys.make("EC", 256, "CN=Other", KeyUsage.digitalSignature);
        var forged = new SigningKey() {
            @Override
            public byte[] sign(byte[] digest) {
                return other.sign(digest);
            }

            @Override
            public List<X509Certificate> certificates() {
                return TestKeys.development().certificates();
            }
        };
        assertFlaw(Flaw.SEAL_DAMAGED, "not made with the key of its certificate", sealed(forged, TestKeys.CLOCK));
    }

    @Test
    void anotherPdfOfATrustedSealerIsNoDocumentOfTheRegister() {
        var out = new ByteArrayOutputStream();
        var document = new Document();
        PdfWriter writer = PdfWriter.getInstance(document, out);
        document.open();
        document.add(new Paragraph("Another"));
        SealField.put(writer, new Rectangle(50, 50, 200, 100), "A seal");
        document.close();
        assertFlaw(Flaw.NOT_SEALED, "has no seal", out.toByteArray());
        byte[] sealed = new Pades(TestKeys.development(), SealTimes.NONE).seal(out.toByteArray(), TestKeys.NOW);
        VerificationReport report = PdfVerifier.verify(sealed, TRUSTED);
        assertEquals(Flaw.UNIDENTIFIED, report.findings().getFirst().flaw());
        assertNotNull(report.seal());
        assertNull(report.identity());
    }

    private static void assertFlaw(Flaw flaw, String sentence, byte[] pdf) {
        VerificationReport report = PdfVerifier.verify(pdf, TRUSTED);
        assertFalse(report.genuine());
        Finding finding = report.findings().getFirst();
        assertEquals(flaw, finding.flaw(), finding.sentence());
        assertTrue(finding.sentence().contains(sentence), finding.sentence());
    }

    private static byte[] sealed(SigningKey key, Clock clock) {
        PolicyVersion version = Seed.version();
        return new PdfDocuments(
                        SealUse.POLICY_SEAL, key, new SealCertificates(new MemoryRecords()), clock, SealTimes.NONE)
                .snapshot(
                        Seed.text(Seed.header(version), version, Seed.ESTONIAN),
                        Seed.content(version),
                        Seed.checkpoint(Seed.header(version)));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
