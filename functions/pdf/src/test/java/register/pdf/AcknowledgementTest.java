package register.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import register.document.AcknowledgementText;
import register.document.SealCertificates;
import register.document.SealUse;
import register.log.Checkpoint;
import register.memory.MemoryRecords;
import register.pdf.seal.SealTimes;
import register.pdf.seal.TestKeys;
import register.pdf.text.DocumentIdentity;
import register.pdf.verify.PdfVerifier;
import register.pdf.verify.VerificationReport;
import register.value.Language;
import register.words.Words;

class AcknowledgementTest {
    private static final PdfDocuments DOCUMENTS = new PdfDocuments(
            SealUse.ACKNOWLEDGEMENT_SEAL,
            TestKeys.development(),
            new SealCertificates(new MemoryRecords()),
            TestKeys.CLOCK,
            SealTimes.NONE);

    @Test
    void itStatesTheReceiptAndNothingMore() {
        byte[] pdf = DOCUMENTS.acknowledgement(Samples.acknowledgement(Language.ENGLISH));
        String text = Pdfs.text(pdf);
        for (String stated : List.of(
                "Acknowledgement of receipt",
                "DPA-7K3Q-9M2X-4WTB",
                "2025-11-24 22:30:00 UTC",
                "2025-11-25 00:30:00 +02:00, Europe/Tallinn",
                "mari.maasikas@example.ee",
                "liveagent",
                "2 October 2023",
                "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a",
                "Prepared DPA",
                "Example DPA 2025 (signed).pdf",
                "dbc1b4c900ffe48d575b5da5c638040125f65db0fe3e24494b76ea986457d986",
                "the message above reached Quality Unit, s. r. o., and nothing more.",
                "It is not an agreement and accepts no terms.",
                "It does not confirm a customer relationship.",
                "It triggers no deadline.",
                "A person will handle the request itself. Please quote the reference when you write about it.",
                "Trial: not evidence")) {
            assertTrue(text.contains(stated), stated);
        }
        assertEquals(List.of("https://www.example.com/privacy"), Pdfs.links(pdf));
        VerificationReport report =
                PdfVerifier.verify(pdf, TestKeys.development().certificates());
        assertTrue(report.genuine(), report.toString());
        assertEquals(
                new DocumentIdentity.Acknowledgement(
                        Samples.acknowledgement(Language.ENGLISH).reference(), Language.ENGLISH),
                report.identity());
        assertFalse(Pdfs.info(pdf).toString().contains("maasikas"), "no personal data in the metadata");
    }

    @Test
    void itNamesTheMessageThatItAnswers() {
        String text = Pdfs.text(DOCUMENTS.acknowledgement(Samples.acknowledgement(Language.ENGLISH)));
        for (String stated : List.of(
                "Subject DPA for our account",
                "Message-ID <20251124.7@mail.example.ee>",
                "Date in the message 2025-11-25 00:29:58 +02:00")) {
            assertTrue(text.contains(stated), stated + " in " + text);
        }
        String bare = Pdfs.text(DOCUMENTS.acknowledgement(about(new AcknowledgementText.Message(null, null, null))));
        for (String label : List.of("Subject", "Message-ID", "Date in the message")) {
            assertFalse(bare.contains(label), bare);
        }
    }

    /// A subject may be in any script, of any length, and look like anything.
    @Test
    void theSendersTextIsShownSafely() throws Exception {
        String subject = "\u202E\u0000مرحبا \uD83D\uDE00 https://evil.example/ <script> ) Tj ET " + "W".repeat(5000);
        byte[] pdf = DOCUMENTS.acknowledgement(
                about(new AcknowledgementText.Message(subject, "<" + "x".repeat(900) + "@e.example>", null)));
        Conformance.check("hostile", pdf);
        String text = Pdfs.text(pdf);
        assertTrue(text.contains("??????? ? https://evil.example/ <script> ) Tj ET WWW"), text);
        assertFalse(text.replace(" ", "").contains("W".repeat(300)), "cut");
        assertEquals(List.of("https://www.example.com/privacy"), Pdfs.links(pdf), "what a sender wrote is no link");
        assertFalse(Pdfs.info(pdf).toString().contains("evil"), "nor in the metadata");
    }

    private static AcknowledgementText about(AcknowledgementText.Message message) {
        AcknowledgementText plain = Samples.acknowledgement(Language.ENGLISH);
        return new AcknowledgementText(
                plain.reference(),
                plain.language(),
                plain.provider(),
                plain.company(),
                plain.sender(),
                message,
                plain.receivedAt(),
                plain.timeZone(),
                plain.policy(),
                plain.effectiveDate(),
                plain.revision(),
                plain.contentHash(),
                plain.checkpoint(),
                plain.dpaFile(),
                plain.privacyNoticeUrl());
    }

    @Test
    void itIsAReceiptInEveryLanguage() {
        Map<String, String> names = Map.ofEntries(
                Map.entry("en", "Acknowledgement of receipt"),
                Map.entry("et", "Kättesaamise kinnitus"),
                Map.entry("de", "Eingangsbestätigung"),
                Map.entry("sk", "Potvrdenie o prijatí žiadosti"),
                Map.entry("cs", "Potvrzení o přijetí zprávy"),
                Map.entry("pl", "Potwierdzenie odbioru wiadomości"),
                Map.entry("fr", "Accusé de réception"),
                Map.entry("es", "Acuse de recibo"),
                Map.entry("it", "Avviso di ricevimento"),
                Map.entry("nl", "Ontvangstbevestiging"),
                Map.entry("fi", "Vastaanottoilmoitus"),
                Map.entry("lv", "Saņemšanas apliecinājums"),
                Map.entry("lt", "Gavimo patvirtinimas"),
                Map.entry("bg", "Потвърждение за получаване"),
                Map.entry("da", "Kvittering for modtagelse"),
                Map.entry("el", "Βεβαίωση παραλαβής"),
                Map.entry("ga", "Admháil fála"),
                Map.entry("hr", "Potvrda o primitku"),
                Map.entry("hu", "Átvételi elismervény"),
                Map.entry("is", "Staðfesting á móttöku"),
                Map.entry("mt", "Konferma ta’ riċevuta"),
                Map.entry("nb", "Mottaksbekreftelse"),
                Map.entry("pt", "Aviso de receção"),
                Map.entry("ro", "Confirmare de primire"),
                Map.entry("sl", "Potrdilo o prejemu"),
                Map.entry("sv", "Mottagningsbekräftelse"),
                Map.entry("tr", "Alındı belgesi"),
                Map.entry("uk", "Підтвердження отримання"));
        var bare = Pattern.compile("(?<!Kättesaamise )\\b[Kk]innitus\\b|\\bBestätigung\\b");
        for (Language language : Words.LANGUAGES) {
            String text = Pdfs.text(DOCUMENTS.acknowledgement(Samples.acknowledgement(language)));
            assertTrue(text.contains(names.getOrDefault(language.tag(), "?")), text);
            assertFalse(bare.matcher(text).find(), text);
        }
    }

    @Test
    void itShowsTheNewestCheckpointSoThatWhoAskedKeepsOne() {
        String text = Pdfs.text(DOCUMENTS.acknowledgement(Samples.acknowledgement(Language.ENGLISH)));
        Checkpoint checkpoint =
                Objects.requireNonNull(Samples.acknowledgement(Language.ENGLISH).checkpoint());
        checkpoint.text().lines().forEach(line -> assertTrue(text.contains(line), text));
    }

    @Test
    void aLongAddressIsSetWhole() {
        AcknowledgementText plain = Samples.acknowledgement(Language.ENGLISH);
        String address = "x".repeat(64) + "@" + "sub-domain.".repeat(16) + "example";
        byte[] pdf = DOCUMENTS.acknowledgement(new AcknowledgementText(
                plain.reference(),
                new Language("ja"),
                plain.provider(),
                plain.company(),
                address,
                plain.message(),
                plain.receivedAt(),
                plain.timeZone(),
                plain.policy(),
                plain.effectiveDate(),
                plain.revision(),
                plain.contentHash(),
                plain.checkpoint(),
                null,
                null));
        assertTrue(Pdfs.text(pdf).replace(" ", "").contains(address));
        assertEquals(List.of(), Pdfs.links(pdf), "what a sender chose cannot be clicked");
        assertEquals("en", Pdfs.info(pdf).get("RegisterLanguage"), "the language that its words are in");
    }
}
