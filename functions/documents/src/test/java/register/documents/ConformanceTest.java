package register.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openpdf.text.Document;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfWriter;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

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
            for (PDFAFlavour flavour : FLAVOURS) {
                assertEquals(List.of(), failures(sample.getValue(), flavour), sample.getKey() + " " + flavour);
            }
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
