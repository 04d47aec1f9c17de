package register.pdf.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.document.SealCertificates;
import register.document.SealUse;
import register.memory.MemoryRecords;
import register.pdf.PdfDocuments;
import register.pdf.Samples;
import register.pdf.Seed;
import register.pdf.seal.Pades;
import register.pdf.seal.SealTimes;
import register.pdf.seal.TestKeys;

/// The conformance that documents claim.
class ClaimsTest {
    private static final String XMP = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:a="http://www.aiim.org/pdfa/ns/id/"
            xmlns:u="http://www.aiim.org/pdfua/ns/id/" ATTRIBUTES>ELEMENTS</rdf:Description></rdf:RDF></x:xmpmeta>""";

    @Test
    void theRegistersDocumentsClaimWhatTheyAreHeldTo() {
        byte[] pdf = new PdfDocuments(
                        SealUse.ACKNOWLEDGEMENT_SEAL,
                        TestKeys.development(),
                        new SealCertificates(new MemoryRecords()),
                        TestKeys.CLOCK,
                        SealTimes.NONE)
                .acknowledgement(Samples.acknowledgement(Seed.ENGLISH));
        VerificationReport report =
                PdfVerifier.verify(pdf, TestKeys.development().certificates());
        assertEquals(List.of(), report.findings());
        assertEquals(new Claims("PDF/A-3A", "PDF/UA-1"), report.claims());
    }

    @Test
    void bothFormsOfAPropertyAreRead() {
        assertEquals(new Claims("PDF/A-3A", "PDF/UA-1"), claims("a:part='3' a:conformance='a' u:part='1'", ""));
        assertEquals(new Claims("PDF/A-4", null), claims("", "<a:part> 4 </a:part>"));
        assertEquals(
                new Claims("PDF/A-2B", "PDF/UA-2"),
                claims("", "<a:part>2</a:part><a:conformance>B</a:conformance><u:part>2</u:part>"));
    }

    @Test
    void otherMetadataClaimsNothing() {
        assertEquals(Claims.NONE, claims("", ""));
        assertEquals(Claims.NONE, claims("a:part='33'", "<u:part>one</u:part>"));
        assertEquals(Claims.NONE, claims("b:part='3'", ""), "no such prefix");
        assertEquals(Claims.NONE, Claims.in("no XML".getBytes(UTF_8)));
        assertEquals(Claims.NONE, Claims.in(new byte[0]));
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                + XMP.replace("ELEMENTS", "<a:part>&e;</a:part>").replace("ATTRIBUTES", "");
        assertNull(Claims.in(entity.getBytes(UTF_8)).pdfA());
    }

    /// The register makes no document without these claims.
    @Test
    void aDocumentOfTheRegisterWithoutTheClaimIsNotGenuine() throws Exception {
        byte[] render = new PdfDocuments(
                        SealUse.ACKNOWLEDGEMENT_SEAL,
                        TestKeys.development(),
                        new SealCertificates(new MemoryRecords()),
                        TestKeys.CLOCK,
                        SealTimes.NONE)
                .renders()
                .acknowledgement(Samples.acknowledgement(Seed.ENGLISH));
        byte[] without = replaced(render, "<pdfuaid:part>1<", "<pdfuaid:part> <");
        byte[] pdf = new Pades(TestKeys.development(), SealTimes.NONE).seal(without, Instant.now(Clock.systemUTC()));
        VerificationReport report =
                PdfVerifier.verify(pdf, TestKeys.development().certificates());
        assertEquals(
                List.of(new VerificationReport.Finding(
                        Flaw.NO_CLAIM, "The document does not claim PDF/UA, as the register's documents do.")),
                report.findings());
        assertEquals(Indication.TOTAL_PASSED, report.indication(), "the seal holds all the same");
        assertEquals(new Claims("PDF/A-3A", null), report.claims());
    }

    private static byte[] replaced(byte[] pdf, String from, String to) {
        byte[] sought = from.getBytes(UTF_8);
        for (int at = 0; at < pdf.length - sought.length; at++) {
            if (Arrays.equals(pdf, at, at + sought.length, sought, 0, sought.length)) {
                byte[] changed = pdf.clone();
                System.arraycopy(to.getBytes(UTF_8), 0, changed, at, sought.length);
                return changed;
            }
        }
        throw new AssertionError("not there: " + from);
    }

    private static Claims claims(String attributes, String elements) {
        return Claims.in(XMP.replace("ATTRIBUTES", attributes)
                .replace("ELEMENTS", elements)
                .getBytes(UTF_8));
    }
}
