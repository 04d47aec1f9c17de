package register.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import register.chain.EntryKind;
import register.document.SealUse;
import register.evidence.EvidencePack;
import register.pdf.seal.SigningKey;
import register.pdf.seal.TestKeys;
import register.pdf.text.DocumentIdentity;
import register.pdf.verify.EmbeddedContent;
import register.pdf.verify.PdfVerifier;
import register.pdf.verify.VerificationReport;
import register.value.Language;
import register.words.Words;

/// The content of sealed evidence of notices, including people's own texts.
class EvidenceTest {
    private static final PdfDocuments DOCUMENTS = Samples.documents(SealUse.POLICY_SEAL, TestKeys.development());
    private static final EvidencePack USUAL = EvidenceSample.usual(Language.ENGLISH);

    @Test
    void itIsTwoPagesInEachLanguage() {
        for (Language language : Words.LANGUAGES) {
            List<String> pages = Pdfs.pages(DOCUMENTS.renders().evidence(EvidenceSample.usual(language)));
            assertEquals(2, pages.size(), language.tag());
        }
    }

    @Test
    void itSaysWhatEachThingProvesAndWhatNot() {
        String text = Pdfs.text(DOCUMENTS.evidence(USUAL));
        for (String said : List.of(
                "Muster AG · datenschutz@muster.example · C-1002",
                "Changes notified: correction · NTC-7K3Q9M2X-0C-4WTB9ZK2",
                "Status: accepted",
                "2026-06-01 12:05:30 Accepted Attempt 1",
                "To be notified before 15 January 2027, 00:00 CET",
                "What the company planned to tell the customer, and by when, but not that it did.",
                "not that anyone read it.",
                "is stronger evidence than this document")) {
            assertTrue(text.contains(said), () -> said + " in " + text);
        }
    }

    /// A withdrawal lists changes that will not happen after all, and must not read like an announcement.
    @Test
    void itSaysWhatIsWithdrawnOrCorrectedAndWhatOnlyAPublicationAnnounces() {
        for (var kind : Map.of(
                        EntryKind.PUBLICATION, "Changes notified · NTC-7K3Q9M2X-0C-4WTB9ZK2",
                        EntryKind.CORRECTION, "Changes notified: correction · NTC-7K3Q9M2X-0C-4WTB9ZK2",
                        EntryKind.WITHDRAWAL, "Changes notified: withdrawal · NTC-7K3Q9M2X-0C-4WTB9ZK2")
                .entrySet()) {
            String text = Pdfs.text(DOCUMENTS.renders().evidence(EvidenceSample.of(kind.getKey())));
            assertTrue(text.contains(kind.getValue()), text);
        }
    }

    /// If no mail reached the recipient, or this is unknown, the title claims nothing.
    @Test
    void theTitleClaimsNoMoreThanTheLedger() {
        String text = Pdfs.text(DOCUMENTS.renders().evidence(EvidenceSample.full(Language.ENGLISH)));
        assertTrue(text.contains("What changes: correction · NTC-7K3Q9M2X-0C-4WTB9ZK2"), text);
        assertEquals(
                text.indexOf("Changes notified"), text.lastIndexOf("Changes notified"), "one of three was accepted");
    }

    @Test
    void hostileWordsAreShownHarmlesslyAndNothingOfThemIsALink() {
        byte[] pdf = DOCUMENTS.evidence(EvidenceSample.full(Language.ENGLISH));
        String text = Pdfs.text(pdf);
        assertTrue(text.contains("Muster <script>alert(1)</script> & \"Söhne\" gnp.exe ??"), text);
        assertTrue(text.contains("Rejected because <of> ?"), text);
        assertTrue(text.contains("Late"), text);
        assertTrue(text.contains("None yet: the run closes 2027-02-28 23:00:00 UTC."), text);
        assertFalse(text.contains("\u202E"), "nothing turns the direction");
        assertTrue(
                Pdfs.links(DOCUMENTS.evidence(USUAL)).containsAll(Pdfs.links(pdf)),
                () -> "more links: " + Pdfs.links(pdf));
    }

    @Test
    void itNamesItselfAndTheJsonInsideIsTheOneThatItStates() throws IOException {
        byte[] pdf = DOCUMENTS.evidence(USUAL);
        VerificationReport report =
                PdfVerifier.verify(pdf, TestKeys.development().certificates());
        assertTrue(report.genuine(), report::toString);
        assertEquals(
                new DocumentIdentity.Evidence(
                        USUAL.policy(),
                        USUAL.recipient().id(),
                        Language.ENGLISH,
                        USUAL.content().hash()),
                report.identity());
        assertEquals(USUAL.content(), EmbeddedContent.in(pdf).orElseThrow());
        assertFalse(Pdfs.info(pdf).toString().contains("Muster"), "its metadata name nobody");
    }

    /// A seal with a name does not turn a log without one into evidence.
    @Test
    void itIsATrialsWhereItsLogIs() throws Exception {
        SigningKey named = TestKeys.make("EC", 256, "CN=Muster Cloud seal,O=Muster Cloud", KeyUsage.digitalSignature);
        var renders = Samples.documents(SealUse.POLICY_SEAL, named).renders();
        assertFalse(Pdfs.text(renders.evidence(USUAL)).contains("Trial: not evidence"));
        String trial = Pdfs.text(renders.evidence(EvidenceSample.ofLog("0123456789abcdef0123456789abcdef.invalid")));
        assertTrue(trial.contains("Trial: not evidence"), trial);
    }

    /// An attacker who takes over the intake, which reads strangers' mail, has that key.
    @Test
    void theKeyOfAcknowledgementsSealsNone() {
        assertThrows(
                IllegalStateException.class,
                () -> Samples.documents(SealUse.ACKNOWLEDGEMENT_SEAL, TestKeys.development())
                        .evidence(USUAL));
    }
}
