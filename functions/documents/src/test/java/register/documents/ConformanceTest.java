package register.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpdf.text.Document;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfWriter;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.policy.Commitment;
import register.policy.Language;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.words.Words;

/// Sealed documents by the profiles of veraPDF: an archive keeps them readable, and anybody can have them read aloud.
class ConformanceTest {
    /// PDF/A-3a asks for all that PDF/A-3u asks for, and for tags.
    private static final List<PDFAFlavour> FLAVOURS = List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

    private static final PdfDocuments DOCUMENTS = new PdfDocuments(TestKeys.development(), TestKeys.CLOCK);

    @BeforeAll
    static void initialise() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    void everySampleConforms() throws IOException, VeraPDFException {
        for (Map.Entry<String, byte[]> sample : Samples.all(DOCUMENTS).entrySet()) {
            conforms(sample.getKey(), sample.getValue());
        }
    }

    static List<Language> languages() {
        return Words.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aSnapshotConformsInEachLanguage(Language language) throws IOException, VeraPDFException {
        PolicyVersion version = SpokenPolicy.in(language, language.tag());
        EntryHeader header = Seed.header(version);
        conforms(
                language.tag(),
                DOCUMENTS.snapshot(Seed.entry(version), Seed.checkpoint(header), version, null, language));
    }

    /// The register's words are English there, and say so.
    @Test
    void aSnapshotConformsInALanguageWithoutWords() throws IOException, VeraPDFException {
        var galician = new Language("gl");
        PolicyVersion version = SpokenPolicy.in(galician, "");
        EntryHeader header = Seed.header(version);
        byte[] pdf = DOCUMENTS.snapshot(Seed.entry(version), Seed.checkpoint(header), version, null, galician);
        conforms("gl", pdf);
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
                Seed.entry(version), Seed.checkpoint(header), version, null, RichPolicy.GERMAN, redaction);
        conforms("redacted", pdf);
        assertTrue(Pdfs.text(pdf).contains("Auf Verlangen <der> Person & anderer"), "the reason");
    }

    @Test
    void aListOfFiveHundredWithCellsHigherThanAPageConforms() throws IOException, VeraPDFException {
        PolicyVersion version = HardPolicy.long500();
        EntryHeader header = Seed.header(version);
        byte[] pdf = DOCUMENTS.snapshot(Seed.entry(version), Seed.checkpoint(header), version, null, RichPolicy.GERMAN);
        conforms("500", pdf);
        String text = Pdfs.text(pdf).replace(" ", "");
        for (Subprocessor subprocessor : version.subprocessors()) {
            assertTrue(text.contains(subprocessor.name().replace(" ", "")), subprocessor.name());
        }
        for (int word = 0; word < HardPolicy.WORDS; word++) {
            assertTrue(text.contains("Wort" + word + "."), "word " + word + " of the cell that is higher than a page");
        }
    }

    @Test
    void hostileTextIsShownHarmlessly() throws IOException, VeraPDFException {
        PolicyVersion version = HardPolicy.hostile();
        EntryHeader header = Seed.header(version);
        byte[] pdf = DOCUMENTS.snapshot(Seed.entry(version), Seed.checkpoint(header), version, null, RichPolicy.GERMAN);
        conforms("hostile", pdf);
        assertTrue(
                PdfVerifier.verify(pdf, TestKeys.development().certificates()).genuine());
        String text = Pdfs.text(pdf).replace(" ", "");
        for (String hostile : HardPolicy.HOSTILE) {
            assertTrue(text.contains(hostile.replace(" ", "")), hostile);
        }
        // On several pages each time, with what stands around them.
        assertTrue(text.chars().filter(c -> c == 'W').count() >= 4L * HardPolicy.LONGEST, "the long word, whole");
        PolicyVersion harmless = RichPolicy.listing(List.of());
        EntryHeader its = Seed.header(harmless);
        byte[] others =
                DOCUMENTS.snapshot(Seed.entry(harmless), Seed.checkpoint(its), harmless, null, RichPolicy.SLOVAK);
        assertTrue(Pdfs.links(others).containsAll(Pdfs.links(pdf)), () -> "more links: " + Pdfs.links(pdf));
    }

    private static void conforms(String name, byte[] pdf) throws IOException, VeraPDFException {
        for (PDFAFlavour flavour : FLAVOURS) {
            assertEquals(List.of(), failures(pdf, flavour), name + " " + flavour);
        }
    }

    @Test
    void aSnapshotConformsToPdfA3uToo() throws IOException, VeraPDFException {
        byte[] pdf = Samples.all(DOCUMENTS).getOrDefault("seed-et", new byte[0]);
        assertEquals(List.of(), failures(pdf, PDFAFlavour.PDFA_3_U));
    }

    @Test
    void aDocumentThatIsNotTaggedFails() throws IOException, VeraPDFException {
        var out = new ByteArrayOutputStream();
        var document = new Document();
        PdfWriter.getInstance(document, out);
        document.open();
        document.add(new Paragraph("Untagged"));
        document.close();
        for (PDFAFlavour flavour : FLAVOURS) {
            assertFalse(failures(out.toByteArray(), flavour).isEmpty(), flavour.toString());
        }
    }

    /// The rules that a document breaks, each once.
    private static List<String> failures(byte[] pdf, PDFAFlavour flavour) throws IOException, VeraPDFException {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            var failures = new TreeSet<String>();
            for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    failures.add(assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage() + " "
                            + assertion.getErrorArguments() + " at "
                            + assertion.getLocation().getContext());
                }
            }
            return List.copyOf(failures);
        }
    }
}
