package register.mail.intent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.request.Matter;
import register.value.Language;

class IntentTest {

    /// The kind of a sentence, as the resource writes it.
    private static String kind(IntentFinding finding) {
        Language language = finding.language();
        if (finding.requestsDpa() && language != null) {
            return language.tag();
        }
        return finding.matter() == null ? "-" : finding.matter().term();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "sentences.txt", delimiter = '|')
    void tellsWhatASentenceIs(String kind, String sentence) {
        assertEquals(kind, kind(Intent.of("", sentence)));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "notices.txt", delimiter = '|')
    void tellsWhoAsksToBeNotified(String language, String sentence) {
        IntentFinding finding = Intent.of("", sentence);
        assertEquals(
                language, finding.reason().equals(IntentFinding.NOTICES) ? String.valueOf(finding.language()) : "-");
        assertFalse(finding.requestsDpa());
    }

    @Test
    void aRequestThatIncludesADpaCounts() {
        assertEquals(
                "dpa-request",
                Intent.of("DPA", "Please send us your DPA under GDPR. Please notify us of new subprocessors.")
                        .reason());
    }

    @Test
    void asksInEveryLanguageWithTwoWordingsAndMore() throws IOException {
        try (InputStream in = IntentTest.class.getResourceAsStream("sentences.txt")) {
            assertNotNull(in);
            String sentences = new String(in.readAllBytes(), UTF_8);
            assertEquals(32, Lexicon.ALL.size());
            for (Lexicon lexicon : Lexicon.ALL) {
                long wordings = sentences
                        .lines()
                        .filter(line -> line.startsWith(lexicon.language() + " |"))
                        .count();
                assertTrue(wordings >= 2, lexicon.language() + ": " + wordings);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | Please send us your data processing agreement for signature.
        en | We would like to enter into your DPA.
        en | We would like to sign a data processing agreement with you.
        en | Could you please share your DPA? We need it under GDPR.
        en | We need a Data Processing Addendum before we go live.
        en | Our legal team requires a data processing agreement.
        en | How can we sign a DPA with you as our processor?
        en | I am writing to request a data processing agreement.
        en | We do not yet have a data processing agreement with you. Please send us one.
        en | As your customer we'd like to sign the DPA under GDPR.
        et | Tere, kas saaksime teiega sõlmida andmetöötluslepingu?
        et | Palun saatke meile allkirjastamiseks andmetöötlusleping
        et | soovime siseneda teie DPA-sse
        et | soovime sõlmida andmetöötluslepingu
        et | Sooviksime teie DPA-sse siseneda.
        et | Kas saaksite meile saata isikuandmete töötlemise lepingu?
        et | Vajame IKÜM artikkel 28 kohast DPA-d.
        et | Palume edastada volitatud töötleja leping.
        et | Meil ei ole veel andmetöötluslepingut. Palun saatke see meile.
        de | Wir benötigen einen AVV gemäß Art. 28 DSGVO
        de | Bitte senden Sie uns den Auftragsverarbeitungsvertrag zu
        de | wir möchten Ihre DPA abschließen
        de | Wir bitten um Zusendung eines Vertrags zur Auftragsverarbeitung.
        de | Könnten Sie uns bitte Ihren AV-Vertrag schicken?
        de | Daher benötigen wir eine Vereinbarung zur Auftragsverarbeitung mit Ihnen.
        de | Bitte senden Sie uns Ihr Data Processing Agreement zu.
        sk | Prosíme o zaslanie zmluvy o spracúvaní osobných údajov
        sk | chceme uzavrieť vašu DPA
        sk | Chceli by sme s vami podpísať zmluvu o spracovaní osobných údajov.
        sk | Pošlite nám, prosím, sprostredkovateľskú zmluvu.
        sk | Potrebujeme DPA podľa článku 28 GDPR.
        """)
    void asksForADpa(String language, String text) {
        IntentFinding finding = Intent.of("", text);
        assertEquals("dpa-request", finding.reason());
        assertEquals(new Language(language), finding.language());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please send us the invoice for March.",
                "Please send us your DPA.",
                "We do not need a DPA. We do not process personal data.",
                "We don't want to sign a data processing agreement.",
                "Please disregard our request for a data processing agreement.",
                "If we need a data processing agreement we will write to you.",
                "Do we need a data processing agreement with you?",
                "Would you like to automate your data processing agreements? We offer a free trial.",
                "Our software helps companies manage GDPR. Please send us your data processing agreement needs.",
                "In this month's newsletter: what a data processing agreement needs. We want you to know the GDPR.",
                "Please sign the attached data processing agreement.",
                "Please sign our DPA as your GDPR controller.",
                "Please review and sign the data processing agreement: https://phish.example.net",
                "A data processing agreement is required by GDPR.",
                "DPA",
                "Meil ei ole vaja andmetöötluslepingut.",
                "Me ei soovi sõlmida andmetöötluslepingut.",
                "Kas vajate andmetöötluslepingut? Pakume lahendust.",
                "Palun allkirjastage lisatud andmetöötlusleping.",
                "Wir benötigen keinen AVV nach DSGVO.",
                "Benötigen wir einen Auftragsverarbeitungsvertrag?",
                "Benötigen Sie einen Auftragsverarbeitungsvertrag? Wir bieten Muster.",
                "Bitte unterzeichnen Sie den beigefügten Auftragsverarbeitungsvertrag.",
                "Nepotrebujeme zmluvu o spracúvaní osobných údajov.",
                "Potrebujete zmluvu o spracúvaní osobných údajov? Ponúkame riešenie.",
                "Podpíšte, prosím, priloženú zmluvu o spracúvaní osobných údajov.",
                "I am out of the office. You wrote: please send us your data processing agreement.",
                ""
            })
    void doesNotAsk(String text) {
        assertFalse(Intent.of("", text).requestsDpa(), () -> Intent.of("", text).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        OBJECTION            | We object to the engagement of the new subprocessor.
        OBJECTION            | Esitame vastuväite uue alltöötleja kaasamisele.
        OBJECTION            | Wir erheben Einspruch gegen den neuen Unterauftragsverarbeiter.
        OBJECTION            | Namietame proti zapojeniu nového sprostredkovateľa.
        DATA_SUBJECT_REQUEST | Please send me a copy of my personal data under Article 15 GDPR.
        DATA_SUBJECT_REQUEST | Palun kustutage kõik minu isikuandmed.
        DATA_SUBJECT_REQUEST | Bitte löschen Sie alle meine Daten.
        DATA_SUBJECT_REQUEST | Žiadam o výmaz, mám právo na vymazanie.
        BREACH               | We inform you of a personal data breach at our company.
        BREACH               | Teavitame teid isikuandmetega seotud rikkumisest.
        BREACH               | Wir melden eine Datenpanne.
        BREACH               | Oznamujeme vám porušenie ochrany osobných údajov.
        REDLINES             | Here are our comments on your data processing agreement. Please send us an amended version.
        TERMINATION          | We need our data deleted.
        TERMINATION          | We hereby terminate the agreement. Please send us your data processing agreement.
        TERMINATION          | Hiermit kündigen wir. Bitte senden Sie uns den Auftragsverarbeitungsvertrag zu.
        """)
    void rule20AnotherMatterBesideTheDpa(Matter matter, String text) {
        IntentFinding finding = Intent.of("", text + " Please send us your data processing agreement.");
        assertEquals(matter, finding.matter());
        assertEquals("other-matter", finding.reason());
        assertFalse(finding.requestsDpa());
    }

    @Test
    void anAbbreviationNeedsASecondSignal() {
        assertEquals("no-dpa-intent", Intent.of("", "Please send us your DPA.").reason());
        assertEquals(
                "dpa-request",
                Intent.of("", "Please send us your DPA. You are our processor.").reason());
    }

    @Test
    void theSubjectNamesWhatTheBodyAsksFor() {
        assertEquals(
                "dpa-request",
                Intent.of("Data processing agreement", "Hello!\n\nPlease send it to us.")
                        .reason());
        assertEquals(
                "no-dpa-intent",
                Intent.of("Data processing agreement", "Please send us the invoice.")
                        .reason());
    }

    @Test
    void theSubjectOfTheMailThatIsAnsweredAsksForNothing() {
        assertEquals(
                "dpa-request",
                Intent.of("Please send us your data processing agreement", "").reason());
        assertEquals(
                "no-dpa-intent",
                Intent.of("Re: Please send us your data processing agreement", "")
                        .reason());
        assertEquals(
                "no-dpa-intent",
                Intent.of("WG: Bitte senden Sie uns den AV-Vertrag", "").reason());
    }

    @Test
    void aGatewaysMarkBeforeAnAnswerChangesNothing() {
        String request = "Please send us your data processing agreement";
        assertEquals(
                "no-dpa-intent",
                Intent.of("[EXTERNAL] [#12] RE: " + request, "").reason());
        assertEquals("dpa-request", Intent.of("[EXTERNAL] " + request, "").reason());
    }

    @Test
    void signaturesAndFootersDoNotCount() {
        String request = "Please send us your data processing agreement.";
        assertEquals(
                "dpa-request",
                Intent.of("", request + " This e-mail and any attached files are confidential.")
                        .reason());
        assertEquals(
                "no-dpa-intent",
                Intent.of(
                                "Data processing agreement",
                                "If you got this message in error, please return it: it is confidential.")
                        .reason());
        assertEquals(
                Matter.BREACH,
                Intent.of("", "This is confidential: we report a personal data breach.")
                        .matter());
    }

    @Test
    void aVeryLongTextIsNoRequestButItsMatterIsSeen() {
        String request = "Please send us your data processing agreement. ";
        assertEquals("too-long", Intent.of("", request + "x".repeat(100_000)).reason());
        assertEquals(
                Matter.BREACH,
                Intent.of("", "We report a personal data breach. " + "x".repeat(100_000))
                        .matter());
        assertEquals("too-long", Intent.of("", "\uFDFA".repeat(100_001)).reason());
    }

    @Test
    void foldsMarksWidthsInvisibleLettersAndLineBreaks() {
        assertEquals(
                Optional.of("dpa-request"),
                Optional.of(Intent.of("", "PALUN saatke\nmeile ANDMETÖÖT\u00adLUSLEPING")
                        .reason()));
        assertEquals(
                "dpa-request",
                Intent.of("", "Ｐｌｅａｓｅ send us your data\u00a0processing agreement")
                        .reason());
        assertEquals(
                "dpa-request",
                Intent.of("", "soovime so\u0303lmida andmeto\u0308o\u0308tluslepingu")
                        .reason());
    }
}
