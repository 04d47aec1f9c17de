package register.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpdf.text.Document;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfWriter;
import org.verapdf.core.VeraPDFException;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.SealCertificates;
import register.document.SealUse;
import register.memory.MemoryRecords;
import register.pdf.seal.SealTimes;
import register.pdf.seal.TestKeys;
import register.pdf.text.SpokenPolicy;
import register.pdf.verify.PdfVerifier;
import register.policy.Commitment;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.value.Language;
import register.words.Words;

/// Checks sealed documents against the profiles of veraPDF: they stay readable in an archive, and a screen reader can
/// read them.
class ConformanceTest {
    private static final PdfDocuments DOCUMENTS = new PdfDocuments(
            SealUse.POLICY_SEAL,
            TestKeys.development(),
            new SealCertificates(new MemoryRecords()),
            TestKeys.CLOCK,
            SealTimes.NONE);

    @Test
    void everySampleConforms() throws IOException, VeraPDFException {
        for (Map.Entry<String, byte[]> sample :
                Samples.all(TestKeys.development()).entrySet()) {
            Conformance.check(sample.getKey(), sample.getValue());
        }
    }

    /// A PDF/A-3a document conforms to PDF/A-3u, except for the claimed name; 3u accepts either.
    @Test
    void theProfileOf3aHoldsThatOf3u() {
        Set<String> more = Conformance.rules(PDFAFlavour.PDFA_3_U);
        more.removeAll(Conformance.rules(PDFAFlavour.PDFA_3_A));
        assertEquals(
                Set.of("6.6.4-3 PDFAIdentification: conformance == \"U\" || conformance == \"A\""),
                more,
                more::toString);
        assertTrue(
                Conformance.rules(PDFAFlavour.PDFA_3_A).contains("6.6.4-3 PDFAIdentification: conformance == \"A\""));
    }

    static List<Language> languages() {
        return Words.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aSnapshotConformsInEachLanguage(Language language) throws IOException, VeraPDFException {
        PolicyVersion version = SpokenPolicy.in(language, language.tag());
        EntryHeader header = Seed.header(version);
        Conformance.check(
                language.tag(),
                DOCUMENTS.snapshot(
                        Seed.text(header, version, language), Seed.content(version), Seed.checkpoint(header)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void evidenceConformsInEachLanguage(Language language) throws IOException, VeraPDFException {
        Conformance.check("evidence-" + language, DOCUMENTS.evidence(EvidenceSample.usual(language)));
    }

    /// The register's words are in English there, and marked as such.
    @Test
    void aSnapshotConformsInALanguageWithoutWords() throws IOException, VeraPDFException {
        var galician = new Language("gl");
        PolicyVersion version = SpokenPolicy.in(galician, "");
        EntryHeader header = Seed.header(version);
        byte[] pdf = DOCUMENTS.snapshot(
                Seed.text(header, version, galician), Seed.content(version), Seed.checkpoint(header));
        Conformance.check("gl", pdf);
        assertEquals("gl", Pdfs.catalog(pdf).getAsString(PdfName.LANG).toUnicodeString());
        assertTrue(Pdfs.languages(pdf).contains("en"), Pdfs.languages(pdf).toString());
    }

    @Test
    void aRedactedSnapshotConforms() throws IOException, VeraPDFException {
        PolicyVersion rich = RichPolicy.version();
        var subprocessors = new ArrayList<>(rich.subprocessors());
        subprocessors.set(0, subprocessors.getFirst().committed(new Commitment("ab".repeat(32))));
        PolicyVersion version = RichPolicy.listing(subprocessors);
        EntryHeader header = Seed.header(version);
        EntryHeader redaction = Seed.header(version, EntryKind.REDACTION, 2, "Auf Verlangen <der> Person & anderer");
        byte[] pdf = DOCUMENTS.snapshot(
                Seed.text(header, version, RichPolicy.GERMAN, null, redaction),
                Seed.content(version),
                Seed.checkpoint(header));
        Conformance.check("redacted", pdf);
        assertTrue(Pdfs.text(pdf).contains("Auf Verlangen <der> Person & anderer"), "the reason");
    }

    @Test
    void aListOfFiveHundredWithCellsHigherThanAPageConforms() throws IOException, VeraPDFException {
        PolicyVersion version = HardPolicy.long500();
        EntryHeader header = Seed.header(version);
        byte[] pdf = DOCUMENTS.snapshot(
                Seed.text(header, version, RichPolicy.GERMAN), Seed.content(version), Seed.checkpoint(header));
        Conformance.check("500", pdf);
        String text = Pdfs.text(pdf).replace(" ", "");
        for (Subprocessor subprocessor : version.subprocessors()) {
            assertTrue(text.contains(subprocessor.name().replace(" ", "")), subprocessor.name());
        }
        for (int word = 0; word < HardPolicy.WORDS; word++) {
            assertTrue(
                    text.contains("Wort" + word + "."),
                    "word " + word + " of the cell that is higher than a" + " page");
        }
    }

    @Test
    void hostileTextIsShownHarmlessly() throws IOException, VeraPDFException {
        PolicyVersion version = HardPolicy.hostile();
        EntryHeader header = Seed.header(version);
        byte[] pdf = DOCUMENTS.snapshot(
                Seed.text(header, version, RichPolicy.GERMAN), Seed.content(version), Seed.checkpoint(header));
        Conformance.check("hostile", pdf);
        assertTrue(
                PdfVerifier.verify(pdf, TestKeys.development().certificates()).genuine());
        String text = Pdfs.text(pdf).replace(" ", "");
        for (String hostile : HardPolicy.HOSTILE) {
            assertTrue(text.contains(hostile.replace(" ", "")), hostile);
        }
        // Each on several pages, with its context.
        assertTrue(text.chars().filter(c -> c == 'W').count() >= 4L * HardPolicy.LONGEST, "the long word, whole");
        PolicyVersion harmless = RichPolicy.listing(List.of());
        EntryHeader its = Seed.header(harmless);
        byte[] others = DOCUMENTS.snapshot(
                Seed.text(its, harmless, RichPolicy.SLOVAK), Seed.content(harmless), Seed.checkpoint(its));
        assertTrue(Pdfs.links(others).containsAll(Pdfs.links(pdf)), () -> "more links: " + Pdfs.links(pdf));
    }

    @Test
    void aDocumentThatIsNotTaggedFails() throws IOException, VeraPDFException {
        var out = new ByteArrayOutputStream();
        var document = new Document();
        PdfWriter.getInstance(document, out);
        document.open();
        document.add(new Paragraph("Untagged"));
        document.close();
        byte[] untagged = out.toByteArray();
        int alone = 0;
        for (PDFAFlavour flavour : Conformance.FLAVOURS) {
            List<String> failures = Conformance.failures(untagged, List.of(flavour));
            assertFalse(failures.isEmpty(), flavour.toString());
            alone += failures.size();
        }
        assertFalse(
                Conformance.failures(untagged, List.of(PDFAFlavour.PDFA_3_U)).isEmpty());
        assertEquals(
                alone,
                Conformance.failures(untagged, Conformance.FLAVOURS).size(),
                "both profiles at once find what each finds alone");
    }
}
