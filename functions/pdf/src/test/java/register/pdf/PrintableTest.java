package register.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import register.document.SealCertificates;
import register.document.SealUse;
import register.memory.MemoryRecords;
import register.pdf.layout.UnprintableTextException;
import register.pdf.seal.SealTimes;
import register.pdf.seal.TestKeys;
import register.pdf.verify.PdfVerifier;
import register.pdf.verify.VerificationReport;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.PolicyVersion;
import register.value.Language;

/// Text is printed or refused, but never shown as a box.
class PrintableTest {
    private static final PdfDocuments DOCUMENTS = new PdfDocuments(
            SealUse.POLICY_SEAL,
            TestKeys.development(),
            new SealCertificates(new MemoryRecords()),
            TestKeys.CLOCK,
            SealTimes.NONE);

    @Test
    void aCharacterThatTheFontsLackIsRefusedByName() {
        for (int codePoint : new int[] {0x5B57, 0x5D0, 0x627, 0x905, 0x1F600, 0x202E, 0x7, 0xFFFE}) {
            PolicyVersion version = titled("Politik " + Character.toString(codePoint));
            var refused = assertThrows(
                    UnprintableTextException.class,
                    () -> DOCUMENTS.draft(Seed.text(Seed.header(version), version, Language.ENGLISH)));
            assertEquals(codePoint, refused.codePoint());
            assertTrue(refused.toString().contains("U+%04X".formatted(codePoint)), refused.toString());
            assertTrue(refused.toString().contains("after \"Politik \""), refused.toString());
        }
    }

    @Test
    void accentsPrintHoweverTheyAreEncoded() {
        PolicyVersion version = titled("S\u030Coko\u00ADlaad – “õäöü” ‘ž’ …");
        String text = Pdfs.text(DOCUMENTS.draft(Seed.text(Seed.header(version), version, Language.ENGLISH)));
        assertTrue(text.contains("Šokolaad – “õäöü” ‘ž’ …"), text);
    }

    @Test
    void aTitleThatLooksLikeASealIsATitle() {
        PolicyVersion version = titled("List /ByteRange [0 10 20 30]");
        byte[] pdf = DOCUMENTS.snapshot(
                Seed.text(Seed.header(version), version, Language.ENGLISH),
                Seed.content(version),
                Seed.checkpoint(Seed.header(version)));
        VerificationReport report = PdfVerifier.verify(
                pdf, List.of(TestKeys.development().certificates().getFirst()));
        assertTrue(report.genuine(), report.toString());
    }

    private static PolicyVersion titled(String title) {
        PolicyVersion seed = Seed.version();
        var edition = new Edition(EditionStatus.ORIGINAL, title, "Provider", List.of());
        return new PolicyVersion(
                seed.policy(),
                seed.effectiveDate(),
                seed.dateBasis(),
                seed.timeZone(),
                null,
                null,
                new TreeMap<>(Map.of(Language.ENGLISH, edition)),
                List.of(),
                seed.requests(),
                null,
                null,
                null);
    }
}
