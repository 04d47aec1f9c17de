package register.pdf.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.SignerInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import register.document.SealCertificates;
import register.document.SealUse;
import register.memory.MemoryRecords;
import register.network.Reach;
import register.pdf.PdfDocuments;
import register.pdf.Seals;
import register.pdf.Seed;
import register.pdf.timestamp.CheckedTimeStamp;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.timestamp.TestAuthority;
import register.pdf.verify.PdfVerifier;
import register.pdf.verify.VerificationReport;
import register.policy.PolicyVersion;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.transparency.TimeStamp;
import register.transparency.TimeStampAuthority;
import register.value.Sha256;

/// Seals with their own time-stamp (PAdES B-T), with authorities that answer and others that do not.
class SealTimesTest {
    private final TestAuthority first = TestAuthority.start();
    private final TestAuthority second = TestAuthority.start();
    private final List<String> warnings = new ArrayList<>();

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    static Stream<SigningKey> keys() {
        return Stream.of(TestKeys.development(), TestKeys.rsa());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aSealHasATimeStampOfItsSignature(SigningKey key) throws Exception {
        byte[] pdf = sealed(documents(key, first));

        SignerInformation signer = Seals.signer(pdf);
        byte[] token = signer.getUnsignedAttributes()
                .get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                .getAttrValues()
                .getObjectAt(0)
                .toASN1Primitive()
                .getEncoded();
        CheckedTimeStamp stamp = CheckedTimeStamp.of(token, Sha256.of(signer.getSignature()));
        assertTrue(stamp.standing(List.of(first.root())).isTrusted());

        VerificationReport report = PdfVerifier.verify(pdf, key.certificates());
        assertEquals(List.of(), report.findings());
        assertEquals(stamp.stamp().genTime(), stamp(report).genTime());
        assertEquals(
                List.of("sealed as PAdES B-T: revocation of CN=Fictitious Time, O=Fictitious Ltd, C=EE: it names"
                        + " neither a revocation list nor an OCSP responder"),
                warnings);
        assertEquals(1, first.asked());
    }

    @Test
    void theRoomIsOfTheSizeThatTokensWereFoundToHave() throws Exception {
        PdfDocuments documents = documents(TestKeys.development(), first);
        sealed(documents);
        byte[] pdf = sealed(documents);

        byte[] contents = Seals.contents(pdf);
        int unused = 0;
        while (contents[contents.length - 1 - unused] == 0) {
            unused++;
        }
        assertTrue(unused < 200, unused + " bytes of " + contents.length + " unused");
    }

    /// Bits of the token that the authority did not sign may be flipped: this changes neither its time nor its name.
    @Test
    void aFlippedBitIsNoticedOrChangesNothing() {
        byte[] pdf = sealed(documents(TestKeys.development(), first));
        TimeStamp genuine = stamp(PdfVerifier.verify(pdf, TestKeys.development().certificates()));
        int start = new String(pdf, ISO_8859_1).indexOf("/Contents <");
        int end = new String(pdf, ISO_8859_1).indexOf('>', start);
        var noticed = new AtomicInteger();
        qt().withFixedSeed(3161)
                .withExamples(1000)
                .forAll(integers().between(start * 8, end * 8))
                .check(bit -> {
                    byte[] changed = pdf.clone();
                    changed[bit / 8] ^= (byte) (1 << bit % 8);
                    VerificationReport report =
                            PdfVerifier.verify(changed, TestKeys.development().certificates());
                    if (!report.genuine()) {
                        noticed.incrementAndGet();
                        return report.seal() == null;
                    }
                    TimeStamp found = stamp(report);
                    return found.genTime().equals(genuine.genTime())
                            && found.authority().equals(genuine.authority());
                });
        assertTrue(noticed.get() > 700, noticed + " of 1000 flipped bits were noticed");
    }

    @Test
    void aTokenLargerThanItsRoomIsFetchedAgainWithMore() {
        first.carry(30);
        byte[] pdf = sealed(documents(TestKeys.development(), first));

        TimeStamp stamp = stamp(PdfVerifier.verify(pdf, TestKeys.development().certificates()));
        assertTrue(stamp.token().length() > 9_000, stamp.token().length() + " bytes");
        assertEquals(2, first.asked());
    }

    @Test
    void theNextIsAskedWhereOneFails() {
        first.breakDown();
        byte[] pdf = sealed(documents(TestKeys.development(), first, second));

        assertNotNull(
                PdfVerifier.verify(pdf, TestKeys.development().certificates()).seal());
        stamp(PdfVerifier.verify(pdf, TestKeys.development().certificates()));
        assertEquals(1, second.asked());
    }

    @Test
    void aDocumentIsIssuedWithoutATimeStampWhereNobodyGivesOne() {
        first.breakDown();
        second.breakDown();
        PdfDocuments documents = documents(TestKeys.development(), first, second);

        assertBaselineB(sealed(documents));
        assertEquals(1, warnings.size());
        assertTrue(
                warnings.getFirst().startsWith("sealed as PAdES B-B without a time-stamp: http://127.0.0.1:"),
                warnings.getFirst());
        assertFalse(warnings.getFirst().contains("secret"), warnings.getFirst());

        // An authority that is down is not asked for each document.
        assertBaselineB(sealed(documents));
        assertEquals(1, first.asked());
        assertEquals(2, warnings.size());
    }

    @Test
    void aFailedAuthorityIsAskedAgainAfterAPause() {
        first.breakDown();
        TimeStampAuthority authority = HttpTimeStampAuthority.at(first.address(), Reach.PRIVATE);
        var documents = new PdfDocuments(
                SealUse.POLICY_SEAL,
                TestKeys.development(),
                new SealCertificates(new MemoryRecords()),
                TestKeys.CLOCK,
                new SealTimes(authority, Reach.PRIVATE, warnings::add, Duration.ZERO));
        assertBaselineB(sealed(documents));
        first.recover();
        stamp(PdfVerifier.verify(sealed(documents), TestKeys.development().certificates()));
    }

    @Test
    void whereNoAuthorityIsConfiguredOneWarningSaysSo() {
        PdfDocuments documents = documents(TestKeys.development());
        assertBaselineB(sealed(documents));
        assertBaselineB(sealed(documents));
        assertEquals(List.of("sealing without time-stamps (PAdES B-B): no authority is configured"), warnings);
    }

    /// Documents sealed in between would lack the time-stamp permanently.
    @Test
    void anInvalidAddressIsRefusedBeforeAnythingIsSealed() {
        var refused = assertThrows(
                BadSettingException.class, () -> TimeStamping.read(Variables.of(Map.of("REGISTER_TSA", "nonsense"))));
        assertEquals(
                "REGISTER_TSA: \"nonsense\": expected the address of a time-stamp authority, https://HOST/PATH",
                refused.getMessage());
    }

    private static void assertBaselineB(byte[] pdf) {
        VerificationReport report =
                PdfVerifier.verify(pdf, TestKeys.development().certificates());
        assertEquals(List.of(), report.findings());
        assertNotNull(report.seal());
        assertEquals(SealLevel.B_B, report.seal().level());
    }

    private static TimeStamp stamp(VerificationReport report) {
        assertEquals(List.of(), report.findings());
        VerificationReport.Seal seal = report.seal();
        assertNotNull(seal);
        assertEquals(SealLevel.B_T, seal.level());
        TimeStamp stamp = seal.stamps().getFirst().stamp();
        assertEquals("CN=Fictitious Time,O=Fictitious Ltd,C=EE", stamp.authority());
        return stamp;
    }

    private PdfDocuments documents(SigningKey key, TestAuthority... authorities) {
        List<String> addresses =
                Stream.of(authorities).map(TestAuthority::address).toList();
        return new PdfDocuments(
                SealUse.POLICY_SEAL,
                key,
                new SealCertificates(new MemoryRecords()),
                TestKeys.CLOCK,
                SealTimes.of(HttpTimeStampAuthority.forSeals(addresses, Reach.PRIVATE), Reach.PRIVATE, warnings::add));
    }

    private static byte[] sealed(PdfDocuments documents) {
        PolicyVersion version = Seed.version();
        return documents.snapshot(
                Seed.text(Seed.header(version), version, Seed.ENGLISH),
                Seed.content(version),
                Seed.checkpoint(Seed.header(version)));
    }
}
