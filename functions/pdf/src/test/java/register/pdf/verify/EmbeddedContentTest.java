package register.pdf.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import register.chain.Entry;
import register.document.SealCertificates;
import register.document.SealUse;
import register.memory.MemoryRecords;
import register.pdf.PdfDocuments;
import register.pdf.Pdfs;
import register.pdf.RichPolicy;
import register.pdf.Samples;
import register.pdf.Seed;
import register.pdf.seal.Pades;
import register.pdf.seal.SealTimes;
import register.pdf.seal.TestKeys;
import register.pdf.text.SealStatement;
import register.pdf.text.SnapshotLayout;
import register.value.Bytes;
import register.value.Language;

class EmbeddedContentTest {
    private static final PdfDocuments DOCUMENTS = new PdfDocuments(
            SealUse.POLICY_SEAL,
            TestKeys.development(),
            new SealCertificates(new MemoryRecords()),
            TestKeys.CLOCK,
            SealTimes.NONE);
    private static final Entry ENTRY = Seed.entry(Seed.version());

    @Test
    void aSnapshotHoldsTheJsonWhoseHashItPrints() throws IOException {
        byte[] pdf = snapshot(ENTRY);
        Bytes content = EmbeddedContent.in(pdf).orElseThrow();
        assertEquals(ENTRY.content(), content);
        assertTrue(Pdfs.text(pdf).contains(content.hash().hex()));
        PdfDictionary file = Pdfs.catalog(pdf).getAsArray(PdfName.AF).getAsDict(0);
        assertEquals(new PdfName("Data"), file.getAsName(new PdfName("AFRelationship")));
        assertEquals("liveagent-2023-10-02-1.json", file.getAsString(PdfName.UF).toUnicodeString());
        VerificationReport report =
                PdfVerifier.verify(pdf, TestKeys.development().certificates());
        assertTrue(report.genuine(), report.toString());
        assertEquals(ENTRY.header().contentHash(), report.content());
    }

    /// Documents made by a malicious or faulty sealer.
    @Test
    void otherJsonInsideIsAFlaw() {
        var other = new Entry(
                Seed.header(RichPolicy.version()),
                Seed.entry(RichPolicy.version()).content());
        byte[] pdf = new Pades(TestKeys.development(), SealTimes.NONE)
                .seal(
                        new SnapshotLayout(
                                        Seed.text(ENTRY.header(), Seed.version(), Seed.ENGLISH),
                                        new SnapshotLayout.Sealed(
                                                other.content(),
                                                Seed.checkpoint(ENTRY.header()),
                                                SealStatement.of(
                                                        TestKeys.development()
                                                                .certificates()
                                                                .getFirst(),
                                                        null)))
                                .render(),
                        TestKeys.NOW);
        VerificationReport report =
                PdfVerifier.verify(pdf, TestKeys.development().certificates());
        assertEquals(Flaw.OTHER_CONTENT, report.findings().getFirst().flaw());
    }

    @Test
    void anAcknowledgementHoldsNone() throws IOException {
        byte[] pdf = new PdfDocuments(
                        SealUse.ACKNOWLEDGEMENT_SEAL,
                        TestKeys.development(),
                        new SealCertificates(new MemoryRecords()),
                        TestKeys.CLOCK,
                        SealTimes.NONE)
                .acknowledgement(Samples.acknowledgement(Language.ENGLISH));
        assertEquals(Optional.empty(), EmbeddedContent.in(pdf));
    }

    private static byte[] snapshot(Entry entry) {
        return DOCUMENTS.snapshot(
                Seed.text(entry.header(), Seed.version(), Seed.ENGLISH),
                entry.content(),
                Seed.checkpoint(entry.header()));
    }
}
