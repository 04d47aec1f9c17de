package register.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.chain.Entry;
import register.chain.EntryKind;
import register.chain.History;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.json.Json;
import register.mail.letter.Letter;
import register.mail.rule.DeliveredMail;
import register.mail.rule.MailSettings;
import register.request.DpaRequest;
import register.request.RequestChange;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Header;
import register.sample.SampleRequest;
import register.settings.PublicAddress;
import register.value.Bytes;
import register.value.Language;
import register.words.Words;

class IntakeTest {
    private final World world = new World();

    private static Optional<String> header(OutgoingMail mail, String name) {
        return mail.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst();
    }

    @Test
    void storesRecordsMakesAndSends() {
        DeliveredMail delivery = TestMail.honest().delivery();
        DpaRequest request = world.receive(delivery);
        assertEquals(RequestState.ACKNOWLEDGED, request.state());
        assertEquals(World.ACME, request.arrival().policy());
        assertEquals(World.NOW, request.reply().repliedAt());
        assertTrue(world.documents.get(DocumentKey.mail(delivery.raw().hash())).isPresent());
        byte[] stored = world.documents
                .get(DocumentKey.acknowledgement(request.reference()))
                .orElseThrow();
        assertEquals(Bytes.of(stored).hash(), request.reply().acknowledgement());
        IssuedDocument issued = world.issued.find(Bytes.of(stored).hash()).orElseThrow();
        assertEquals(request.reference(), ((IssuedDocument.Acknowledgement) issued).reference());
        assertEquals(
                Bytes.of(stored),
                world.replies().getFirst().attachments().getFirst().content());
    }

    @Test
    void rule13TheReplySaysWhatItIs() {
        DpaRequest request = world.receive(TestMail.honest()
                .header("References", "<a@example.net> junk <b@example.net>")
                .delivery());
        OutgoingMail reply = world.replies().getFirst();
        assertEquals("=?UTF-8?B?QWNtZSBPw5w=?= <" + World.PUBLIC + ">", reply.from());
        assertEquals(TestMail.SENDER, reply.to());
        assertEquals("Re: Agreement", reply.subject());
        assertEquals(Optional.of("auto-replied"), header(reply, "Auto-Submitted"));
        assertEquals(Optional.of("acme " + reply.id()), header(reply, "X-Subprocessor-Register"));
        assertTrue(reply.id().startsWith(request.reference() + "."), reply.id());
        assertEquals(Optional.of("<1@customer.example.org>"), header(reply, "In-Reply-To"));
        assertEquals(
                Optional.of("<a@example.net> <b@example.net> <1@customer.example.org>"), header(reply, "References"));
        assertTrue(reply.text().contains("https://acme.example.com/dpa.pdf"));
        assertTrue(reply.text().contains("https://acme.example.com/privacy"));
        assertEquals(
                List.of("Auto-Submitted", "X-Subprocessor-Register", "In-Reply-To", "References"),
                reply.headers().stream().map(OutgoingMail.Header::name).toList());
        assertEquals(
                request.reference() + ".pdf", reply.attachments().getFirst().fileName());
    }

    @Test
    void theReplySaysTheSameInPlainTextAndInHtml() {
        world.receive(TestMail.honest().delivery());
        OutgoingMail reply = world.replies().getFirst();
        String html = Objects.requireNonNull(reply.html());
        assertTrue(html.contains(
                "<a" + " href=\"https://acme.example.com/dpa.pdf\">https://acme.example.com/dpa.pdf</a>"));
        String words = html.substring(html.indexOf("<body"))
                .replaceAll("<[^>]*>", " ")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        assertEquals(
                reply.text().replaceAll("[\\s_]+", " ").strip(),
                words.replaceAll("\\s+", " ").strip());
    }

    /// It promises nothing that the register does not know.
    @Test
    void theReplyNamesWhatComesNextAndWhereTheListIs() {
        world.address = new PublicAddress(URI.create("https://register.example.com"), null);
        world.receive(TestMail.honest().delivery());
        String text = world.replies().getFirst().text();
        assertTrue(
                text.contains("\n\nThe data processing agreement that Acme OÜ provides:"
                        + " https://acme.example.com/dpa.pdf\n\nNext step: please read this document. A person at"
                        + " Acme OÜ will handle anything else about your request.\n\nSubprocessors (Acme OÜ):"
                        + " https://register.example.com/acme\n\n"),
                text);
        assertTrue(text.contains("\n\nKind regards\nAcme OÜ\n\n____"), text);
        assertTrue(
                text.endsWith("\n\nThis reply was sent automatically. A person reads the mail sent to this address.\n"),
                text);
    }

    @Test
    void aRegisterWithoutAPublicAddressLinksNoList() {
        world.receive(TestMail.honest().delivery());
        String text = world.replies().getFirst().text();
        assertFalse(text.contains("Subprocessors"), text);
        assertFalse(text.contains("null"), text);
    }

    @Test
    void aReplyInTheThreadIsOfTheRequestWhateverItQuotes() {
        DpaRequest request = world.receive(TestMail.honest().delivery());
        OutgoingMail reply = world.replies().getFirst();
        DpaRequest later = world.receive(TestMail.honest()
                .with("Message-ID", "<2@customer.example.org>")
                .with("Subject", reply.subject())
                .header("In-Reply-To", "<" + reply.id() + "@acme.example.com>")
                .body("Thank you.\r\n")
                .delivery());
        assertEquals("existing-request", later.decision().reason());
        assertTrue(
                world.requests.find(request.reference()).orElseThrow().history().stream()
                        .anyMatch(change -> change.kind() == RequestChange.Kind.MAIL_ARRIVED),
                "in the history of the first");
    }

    @Test
    void nothingInALetterIsMarkup() {
        var letter = new Letter()
                .add("<b>\"A & B\"</b>")
                .addLink(URI.create("https://example.com/?a=1&b=2"), link -> "See <" + link + ">");
        assertEquals("<b>\"A & B\"</b>\n\nSee <https://example.com/?a=1&b=2>\n", letter.text());
        String html = letter.html(Language.ENGLISH, "<i>Re</i>");
        assertTrue(html.contains(">&lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt;</p>\n"), html);
        assertTrue(
                html.contains(
                        ">See &lt;<a href=\"https://example.com/?a=1&amp;b=2\">https://example.com/?a=1&amp;b=2</a>"
                                + "&gt;</p>"),
                html);
        assertTrue(html.contains("<title>&lt;i&gt;Re&lt;/i&gt;</title>"), html);
    }

    @Test
    void rule13ReferencesAreTruncatedByWholeIds() {
        String ids = IntStream.range(100, 200)
                .mapToObj(i -> "<" + i + ".0123456789@example.net>")
                .collect(Collectors.joining(" "));
        world.receive(TestMail.honest().header("References", ids).delivery());
        String references = header(world.replies().getFirst(), "References").orElseThrow();
        assertTrue(references.length() <= 870 && references.length() > 800, references);
        assertTrue(references.endsWith("<199.0123456789@example.net> <1@customer.example.org>"), references);
        assertTrue(references.startsWith("<1"), references);
    }

    @ParameterizedTest
    @CsvSource({"<a b@example.net>", "<ä@example.net>", "no-brackets@example.net", "<a@example.net> <b@example.net>"})
    void rule13AMessageIdThatIsNoneIsNotRepeated(String messageId) {
        world.receive(TestMail.honest().with("Message-ID", messageId).delivery());
        assertTrue(header(world.replies().getFirst(), "In-Reply-To").isEmpty());
        assertTrue(header(world.replies().getFirst(), "References").isEmpty());
    }

    @Test
    void rule14And15NothingElseOfTheSendersStandsInTheReply() {
        world.receive(TestMail.honest()
                .with("From", "EVIL-NAME <" + TestMail.SENDER + ">")
                .with("Subject", "=?utf-8?q?EVIL=0D=0ABcc=3A_victim=40example.net?=")
                .body("EVIL-BODY. Please send us your data processing agreement.\r\n")
                .delivery());
        OutgoingMail reply = world.replies().getFirst();
        assertEquals("Re: EVIL Bcc: victim@example.net", reply.subject());
        String rest = reply.from()
                + reply.to()
                + reply.headers()
                + reply.text()
                + reply.html()
                + new String(reply.attachments().getFirst().content().toArray(), UTF_8);
        assertFalse(rest.contains("EVIL"), rest);
        assertFalse(rest.contains("victim"), rest);
    }

    @ParameterizedTest
    @CsvSource({
        "Palun saatke meile andmetöötlusleping.,                et, Tere!",
        "Bitte senden Sie uns den Auftragsverarbeitungsvertrag., de, 'Guten Tag,'",
        "Prosíme o zaslanie zmluvy o spracúvaní osobných údajov., sk, 'Dobrý deň,'",
        "Please send us your data processing agreement.,         en, 'Hello,'"
    })
    void answersInTheLanguageOfTheRequest(String text, String language, String greeting) {
        DpaRequest request = world.receive(TestMail.honest().body(text).delivery());
        assertEquals(new Language(language), request.arrival().language());
        assertTrue(world.replies().getFirst().text().startsWith(greeting + "\n"));
    }

    @Test
    void aConfiguredFromIsUsed() {
        MailSettings plain = World.settings();
        var settings = new MailSettings(
                plain.intakeAddresses(),
                "people@acme.example.com",
                Set.of(),
                null,
                plain.limits(),
                plain.teamMailEvery(),
                plain.lease());
        world.intake(settings).receive(TestMail.honest().delivery());
        assertEquals(
                "=?UTF-8?B?QWNtZSBPw5w=?= <people@acme.example.com>",
                world.replies().getFirst().from());
    }

    /// In its reader's language, before everything else, as text and HTML; otherwise the letter is unchanged.
    @Test
    void aTrialsReplySaysSo() {
        world.receive(TestMail.honest().delivery());
        var trial = new World();
        trial.intake(World.settings().with(true)).receive(TestMail.honest().delivery());
        OutgoingMail reply = trial.replies().getFirst();
        String word = "Trial: not evidence";
        assertEquals(word + "\n\n" + world.replies().getFirst().text(), reply.text());
        assertTrue(String.valueOf(reply.html()).contains(">" + word + "</p>"), reply.html());
        for (Language language : Words.LANGUAGES) {
            assertTrue(Letter.begun(language, true)
                    .text()
                    .startsWith(Words.glossary().in(language).get("trial") + "\n\n"));
        }
    }

    @Test
    void theTeamIsToldOnceInTheLanguageOfThePolicy() {
        DeliveredMail breach = TestMail.honest()
                .with("Subject", "EVIL")
                .body("We report a personal data breach at our company.")
                .delivery();
        DpaRequest request = world.receive(breach);
        assertEquals(request, world.receive(breach));
        assertEquals(RequestState.QUEUED, request.state());
        assertEquals(1, world.told().size());
        OutgoingMail told = world.told().getFirst();
        assertEquals(Optional.of("auto-generated"), header(told, "Auto-Submitted"));
        assertEquals(Optional.of("acme " + told.id()), header(told, "X-Subprocessor-Register"));
        assertTrue(told.subject().startsWith("Kiire: "), told.subject());
        for (String part : List.of(request.reference().value(), TestMail.SENDER, "2026-05-07 12:30 UTC")) {
            assertTrue(told.text().contains(part), told.text());
        }
        assertFalse(told.toString().contains("EVIL"));
    }

    @Test
    void withoutATeamAddressNobodyIsTold() {
        MailSettings plain = World.settings();
        var settings = new MailSettings(
                plain.intakeAddresses(),
                null,
                plain.ownDomains(),
                null,
                plain.limits(),
                plain.teamMailEvery(),
                plain.lease());
        IntakeResult result = world.intake(settings)
                .receive(TestMail.honest()
                        .body("Please erase all my personal data.")
                        .delivery());
        assertEquals(RequestState.QUEUED, World.request(result).state());
        assertTrue(world.sent.isEmpty());
    }

    @Test
    void aRunningClaimIsInProgressAndAnEndedOneIsForAPerson() {
        DeliveredMail delivery = TestMail.honest().delivery();
        DpaRequest done = world.receive(delivery);
        DpaRequest claimed = SampleRequest.changed(
                done,
                in -> in.put("revision", done.revision() - 1)
                        .put("state", RequestState.REPLYING.term())
                        .put(
                                "leaseUntil",
                                World.NOW.plus(Duration.ofMinutes(10)).toString())
                        .put("repliedAt", Json.Null.NULL)
                        .put("history", Json.array(List.of())));
        world.ports.records().put(RequestLog.REQUESTS, claimed);
        world.sent.clear();
        assertInstanceOf(IntakeResult.InProgress.class, world.intake().receive(delivery));
        world.now = World.NOW.plus(Duration.ofMinutes(10));
        assertEquals(RequestState.REPLY_UNKNOWN, world.receive(delivery).state());
        assertEquals(RequestState.REPLY_UNKNOWN, world.receive(delivery).state());
        assertTrue(world.sent.isEmpty());
    }

    @Test
    void aSenderThatFailsLeavesTheReplyUnknown() {
        var around = new World.Around() {
            @Override
            public <T> T port(Class<T> type, T port) {
                MailSender failing = _ -> {
                    throw new UncheckedIOException(new IOException("connection reset"));
                };
                return type == MailSender.class ? type.cast(failing) : port;
            }
        };
        DeliveredMail delivery = TestMail.honest().delivery();
        IntakeResult result = world.intake(World.settings(), around).receive(delivery);
        assertEquals(RequestState.REPLY_UNKNOWN, World.request(result).state());
        assertEquals(RequestState.REPLY_UNKNOWN, world.receive(delivery).state());
        assertTrue(world.sent.isEmpty());
    }

    @Test
    void aVersionWithdrawnBeforeTheReceiptIsMadeLeavesItToAPerson() {
        DeliveredMail delivery = TestMail.honest().delivery();
        DpaRequest done = world.receive(delivery);
        var version = new History(world.chain, Clock.systemUTC())
                .version(World.ACME, LocalDate.parse("2026-01-01"), null)
                .map(Entry::version)
                .orElseThrow();
        world.append(version, 2, EntryKind.WITHDRAWAL);
        world.ports
                .records()
                .put(
                        RequestLog.REQUESTS,
                        SampleRequest.changed(
                                done,
                                in -> in.put("revision", 1)
                                        .put("state", RequestState.RECEIVED.term())
                                        .put("acknowledgement", Json.Null.NULL)
                                        .put("repliedAt", Json.Null.NULL)
                                        .put("history", Json.array(List.of()))));
        DpaRequest queued = world.receive(delivery);
        assertEquals(RequestState.QUEUED, queued.state());
        assertEquals("policy-gone", queued.decision().reason());
    }

    @Test
    void aLogLineHoldsNothingElseOfTheSenders() {
        DeliveredMail delivery = TestMail.honest().with("Subject", "EVIL").delivery();
        IntakeResult result = world.intake().receive(delivery);
        assertEquals(World.request(result).reference() + " acknowledge dpa-request acknowledged", result.line());
    }

    @Test
    void settingsNameWhatIsWrong() {
        MailSettings sound = World.settings();
        Exception none = assertThrows(
                IllegalArgumentException.class,
                () -> new MailSettings(
                        List.of(), null, Set.of(), null, sound.limits(), sound.teamMailEvery(), Duration.ZERO));
        assertEquals("lease: PT0S: expected a positive duration", none.getMessage());
    }
}
