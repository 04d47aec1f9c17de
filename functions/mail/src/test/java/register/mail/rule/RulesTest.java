package register.mail.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.document.IssuedDocuments;
import register.mail.Intake;
import register.mail.IntakeResult;
import register.mail.TestMail;
import register.mail.World;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.RequestChange;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.RuleOutcome;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Header;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.value.Bytes;
import register.value.PolicyId;

/// Each rule of mail by its number. Every test takes a mail that is acknowledged and changes one thing.
class RulesTest {
    private final World world = new World();

    private void expect(RuleOutcome outcome, String reason, TestMail mail) {
        DpaRequest request = world.receive(mail.delivery());
        assertEquals(
                outcome + " " + reason,
                request.decision().ruling() + " " + request.decision().reason());
        assertEquals(outcome == RuleOutcome.ACKNOWLEDGE ? 1 : 0, world.replies().size());
    }

    @Test
    void anHonestRequestIsAcknowledged() {
        expect(RuleOutcome.ACKNOWLEDGE, "dpa-request", TestMail.honest());
    }

    @Test
    void aRequestForNoticesGetsTheLinkUnderTheSameRules() {
        TestMail asking = TestMail.honest().body("Please notify us of changes to your subprocessors.");
        expect(RuleOutcome.QUEUE, "no-dpa-intent", asking);
        world.address = PublicAddress.read(Variables.of(Map.of("REGISTER_URL", "https://register.example")));
        TestMail again = TestMail.honest().body("Please notify us of new subprocessors.");
        expect(RuleOutcome.ACKNOWLEDGE, "notice-request", again);
        OutgoingMail reply = world.replies().getFirst();
        assertTrue(reply.text().contains("https://register.example/acme/subscribe?lang=en"), reply.text());
        assertFalse(reply.text().contains("data processing agreement"), reply.text());
        assertEquals(1, reply.attachments().size(), "its receipt alone");
    }

    @Test
    void rule01SetUpMailIsIgnored() {
        DeliveredMail mail = TestMail.honest().delivery();
        var setup = new DeliveredMail(
                "AMAZON_SES_SETUP_NOTIFICATION",
                mail.receivedAt(),
                mail.envelopeFrom(),
                mail.recipients(),
                mail.verdicts(),
                null,
                mail.raw());
        assertEquals(
                new IntakeResult.Ignored("ses-setup-notification"),
                world.intake().receive(setup));
        assertTrue(world.recorded().isEmpty() && world.documents.isEmpty());
    }

    @Test
    void rule02TheSameBytesAreTheSameRequest() {
        DpaRequest first = world.receive(TestMail.honest().delivery());
        DpaRequest again = world.receive(TestMail.honest().delivery());
        assertEquals(first, again);
        assertEquals(1, world.recorded().size());
        assertEquals(1, world.replies().size());
        assertEquals(1, world.ports.records().count(IssuedDocuments.ACKNOWLEDGEMENTS));
    }

    @Test
    void rule02WithoutAMessageIdTheBytesTell() {
        TestMail mail = TestMail.honest().without("Message-ID");
        assertEquals(world.receive(mail.delivery()), world.receive(mail.delivery()));
        assertEquals(1, world.replies().size());
        assertNotEquals(
                world.receive(mail.delivery()).reference(),
                world.receive(mail.header("X-Other", "1").delivery()).reference());
    }

    private DpaRequest receive(MailSettings settings, String from, int number) {
        return World.request(world.intake(settings)
                .receive(TestMail.honest()
                        .with("From", from)
                        .with("Message-ID", "<" + number + "@customer.example.org>")
                        .envelopeFrom(from)
                        .at(world.now)
                        .delivery()));
    }

    private static MailSettings limited(int sender, int domain, int overall) {
        MailSettings plain = World.settings();
        return new MailSettings(
                plain.intakeAddresses(),
                plain.replyFrom(),
                plain.ownDomains(),
                plain.teamAddress(),
                new DailyLimits(sender, domain, overall),
                plain.teamMailEvery(),
                plain.lease());
    }

    @ParameterizedTest
    @CsvSource({
        "maria@customer.example.org, queue sender-limit",
        "MARIA@customer.example.org, queue sender-limit",
        "maria+dpa@customer.example.org, queue sender-limit",
        "mari@customer.example.org, acknowledge dpa-request",
        "maria@example.org, acknowledge dpa-request"
    })
    void rule12OneSenderIsAnsweredOnceADay(String from, String expected) {
        receive(World.settings(), TestMail.SENDER, 1);
        DpaRequest second = receive(World.settings(), from, 2);
        assertEquals(
                expected,
                second.decision().ruling().term() + " " + second.decision().reason());
        assertEquals(
                second.decision().ruling() == RuleOutcome.QUEUE ? RequestState.QUEUED : RequestState.ACKNOWLEDGED,
                second.state());
        world.now = Instant.parse("2026-05-05T00:00:00Z");
        assertEquals(
                RuleOutcome.ACKNOWLEDGE,
                receive(World.settings(), TestMail.SENDER, 3).decision().ruling());
    }

    @Test
    void rule12OneDomainIsAnsweredFiveTimesADayUnlessStrangersShareIt() {
        for (int number = 1; number <= 7; number++) {
            DpaRequest company = receive(World.settings(), number + "@customer.example.org", number);
            assertEquals(
                    number <= 5 ? "dpa-request" : "domain-limit",
                    company.decision().reason());
            DpaRequest shared = receive(World.settings(), number + "@gmail.com", 100 + number);
            assertEquals("dpa-request", shared.decision().reason());
        }
        assertEquals(12, world.replies().size());
    }

    @Test
    void rule12TheLimitsAreTheDeploymentsToSet() {
        MailSettings three = limited(2, 2, 3);
        var reasons = new ArrayList<String>();
        int number = 0;
        for (String from :
                List.of("a@x.example", "a@x.example", "a@x.example", "b@x.example", "c@y.example", "d@z.example")) {
            number++;
            reasons.add(receive(three, from, number).decision().reason());
        }
        assertEquals(
                List.of("dpa-request", "dpa-request", "sender-limit", "domain-limit", "dpa-request", "overall-limit"),
                reasons);
        assertEquals(
                "sender-limit",
                receive(limited(0, 5, 5), "e@z.example", 9).decision().reason());
    }

    /// A process lost after counting has recorded nothing, so the next delivery of the message does not exceed the
    /// limit.
    @Test
    void rule12AMessageThatIsDeliveredAgainIsCountedOnce() {
        receive(World.settings(), TestMail.SENDER, 1);
        world.ports.records().clear(RequestLog.REQUESTS);
        assertEquals(
                "dpa-request",
                receive(World.settings(), TestMail.SENDER, 1).decision().reason());
    }

    @Test
    void rule12WhatIsCountedTellsNobodyOfWhom() {
        receive(World.settings(), TestMail.SENDER, 1);
        world.now = Instant.parse("2026-05-05T00:00:00Z");
        receive(World.settings(), TestMail.SENDER, 2);
        assertEquals(6, world.quotas.holders.size(), "nor is a day's name that of another");
        for (String name : world.quotas.holders.keySet()) {
            assertTrue(name.matches("2026-05-0[45] [0-9a-f]{32}"), name);
        }
        assertEquals(
                6,
                world.quotas.holders.keySet().stream()
                        .map(name -> name.substring(11))
                        .distinct()
                        .count());
    }

    @Test
    void rule03AClaimThatRanOutIsAPersonsToDecide() {
        // The holder of the claim crashed before or after the mail was handed over: the result is unknown.
        DeliveredMail mail = TestMail.honest().delivery();
        List<OutgoingMail> handedOver = new ArrayList<>();
        Intake dying = world.intake(World.settings(), new World.Around() {
            @Override
            public <T> T port(Class<T> type, T port) {
                return type == MailSender.class
                        ? type.cast((MailSender) reply -> {
                            handedOver.add(reply);
                            throw new ProcessGone();
                        })
                        : port;
            }
        });
        assertThrows(ProcessGone.class, () -> dying.receive(mail));
        assertEquals(1, handedOver.size());
        assertEquals(RequestState.REPLYING, world.receive(mail).state());
        world.now = world.now.plus(World.settings().lease()).plusSeconds(1);
        assertEquals(RequestState.REPLY_UNKNOWN, world.receive(mail).state());
        assertEquals(RequestState.REPLY_UNKNOWN, world.receive(mail).state());
        assertTrue(world.sent.isEmpty());
    }

    private static final class ProcessGone extends Error {
        private static final long serialVersionUID = 1;
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void rule04SpamAndVirusMustPass(Verdict verdict) {
        RuleOutcome outcome = switch (verdict) {
            case PASS -> RuleOutcome.ACKNOWLEDGE;
            case FAIL -> RuleOutcome.SILENT;
            default -> RuleOutcome.QUEUE;
        };
        var pass = Verdict.PASS;
        DpaRequest spam = world.receive(TestMail.honest()
                .verdicts(new Verdicts(verdict, pass, pass, pass, pass))
                .delivery());
        DpaRequest virus = new World()
                .receive(TestMail.honest()
                        .verdicts(new Verdicts(pass, verdict, pass, pass, pass))
                        .delivery());
        assertEquals(
                List.of(outcome, outcome),
                List.of(spam.decision().ruling(), virus.decision().ruling()));
    }

    @ParameterizedTest
    @EnumSource(value = Verdict.class, names = "PASS", mode = EnumSource.Mode.EXCLUDE)
    void rule04DmarcMustPass(Verdict dmarc) {
        expect(
                RuleOutcome.QUEUE,
                "dmarc-" + dmarc.term(),
                TestMail.honest()
                        .verdicts(new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.FAIL, Verdict.PASS, dmarc)));
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, someone@customer.example.org,     ACKNOWLEDGE",
        "PASS, someone@CUSTOMER.example.org,     ACKNOWLEDGE",
        "PASS, someone@sub.customer.example.org, QUEUE",
        "PASS, someone@example.net,              QUEUE",
        "FAIL, someone@customer.example.org,     QUEUE"
    })
    void rule04AGrayDmarcNeedsSpfForTheVeryDomain(Verdict spf, String envelopeFrom, RuleOutcome outcome) {
        expect(
                outcome,
                outcome == RuleOutcome.ACKNOWLEDGE ? "dpa-request" : "dmarc-gray",
                TestMail.honest()
                        .envelopeFrom(envelopeFrom)
                        .verdicts(new Verdicts(Verdict.PASS, Verdict.PASS, spf, Verdict.GRAY, Verdict.GRAY)));
    }

    /// DMARC passes through SPF or DKIM, so if neither passed, the result is forged.
    @Test
    void rule04DmarcAloneIsNoPass() {
        Verdict pass = Verdict.PASS;
        for (Verdict other : List.of(Verdict.FAIL, Verdict.GRAY, Verdict.MISSING)) {
            DpaRequest request = new World()
                    .receive(TestMail.honest()
                            .verdicts(new Verdicts(pass, pass, other, other, pass))
                            .delivery());
            assertEquals("dmarc-alone", request.decision().reason());
        }
    }

    @Test
    void rule05VerdictsInsideTheMessageAreNeverTrusted() {
        expect(
                RuleOutcome.QUEUE,
                "dmarc-fail",
                TestMail.honest()
                        .header("Authentication-Results", "amazonses.com; dmarc=pass")
                        .header("X-SES-Spam-Verdict", "PASS")
                        .verdicts(new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.FAIL)));
        World other = new World();
        DpaRequest request = other.receive(TestMail.honest()
                .header("X-SES-Spam-Verdict", "FAIL")
                .header("Authentication-Results", "evil; dmarc=fail")
                .delivery());
        assertEquals(RuleOutcome.ACKNOWLEDGE, request.decision().ruling());
    }

    @ParameterizedTest
    @CsvSource({
        "auto-replied, SILENT",
        "auto-notified; owner-email=\"me@example.com\", SILENT",
        "auto-generated auto-replied, SILENT",
        "no, ACKNOWLEDGE",
        "No (really), ACKNOWLEDGE"
    })
    void rule06AutoSubmittedIsSilent(String value, RuleOutcome outcome) {
        expect(
                outcome,
                outcome == RuleOutcome.SILENT ? "auto-submitted" : "dpa-request",
                TestMail.honest().header("Auto-Submitted", value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        auto-generated           | Please erase all my personal data. | QUEUE
        Auto-Generated; owner=me | Please erase all my personal data. | QUEUE
        auto-replied             | Please erase all my personal data. | SILENT
        """)
    void rule06WhatAServiceAsksInTheNameOfADataSubjectWaitsForAPerson(String value, String text, RuleOutcome outcome) {
        DpaRequest request = world.receive(
                TestMail.honest().header("Auto-Submitted", value).body(text).delivery());
        assertEquals(outcome, request.decision().ruling());
        assertEquals(
                outcome == RuleOutcome.QUEUE ? "auto-generated" : "auto-submitted",
                request.decision().reason());
        assertEquals(
                outcome == RuleOutcome.QUEUE ? Instant.parse("2026-06-04T12:30:00Z") : null,
                request.decision().respondBy());
        assertEquals(outcome == RuleOutcome.QUEUE ? 1 : 0, world.told().size());
        assertTrue(world.replies().isEmpty());
    }

    /// For example, a supplier that announces a change of its own subprocessors.
    @ParameterizedTest
    @ValueSource(strings = {"auto-generated", "Auto-Generated; owner=me"})
    void rule06WhatASuppliersMachineTellsWaitsForAPerson(String value) {
        DpaRequest request = world.receive(supplier(value).delivery());
        assertEquals(RuleOutcome.QUEUE, request.decision().ruling());
        assertEquals("auto-generated", request.decision().reason());
        assertTrue(world.replies().isEmpty());
        world.intake().tellTeam();
        assertEquals(1, world.told().size());
        // Like its newsletter.
        assertEquals(
                RuleOutcome.QUEUE,
                world.receive(supplier("no")
                                .with("Message-ID", "<2@supplier.example>")
                                .header("List-Id", "<changes.supplier.example>")
                                .header("List-Unsubscribe", "<https://supplier.example/u>")
                                .delivery())
                        .decision()
                        .ruling());
    }

    private static TestMail supplier(String autoSubmitted) {
        return TestMail.honest()
                .with("From", "Trust Centre <trust@supplier.example>")
                .with("Subject", "Upcoming change to our subprocessors")
                .envelopeFrom("trust@supplier.example")
                .header("Auto-Submitted", autoSubmitted)
                .body("We intend to add Birch GmbH as a subprocessor on 1 March.\r\n");
    }

    /// An autoresponder names the mail that it answers (RFC 3834 section 3.1.5).
    @Test
    void rule06WhatMayBePartOfALoopStaysSilent() {
        for (TestMail mail : List.of(
                supplier("auto-generated").header("In-Reply-To", "<a@acme.example.com>"),
                supplier("auto-generated").header("References", "<a@acme.example.com>"),
                supplier("auto-replied"),
                supplier("auto-generated").header("X-Autoreply", "yes"),
                supplier("auto-generated")
                        .with("From", "tickets@acme.example.com")
                        .envelopeFrom("tickets@acme.example.com"))) {
            expect(RuleOutcome.SILENT, "auto-submitted", mail);
        }
        expect(RuleOutcome.SILENT, "loop", supplier("auto-generated").header("X-Subprocessor-Register", "acme 1"));
    }

    @Test
    void rule06WhatNobodyVouchesForStaysSilent() {
        expect(
                RuleOutcome.SILENT,
                "auto-submitted",
                TestMail.honest()
                        .header("Auto-Submitted", "auto-generated")
                        .body("Please erase all my personal data.")
                        .verdicts(new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.FAIL, Verdict.FAIL, Verdict.FAIL)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<>", " "})
    void rule06ANullReturnPathIsSilent(String envelopeFrom) {
        expect(RuleOutcome.SILENT, "null-return-path", TestMail.honest().envelopeFrom(envelopeFrom));
        assertEquals(
                "null-return-path",
                new World()
                        .receive(TestMail.honest().envelopeFrom(null).delivery())
                        .decision()
                        .reason());
    }

    @Test
    void rule06AReportIsSilent() {
        expect(
                RuleOutcome.SILENT,
                "report",
                TestMail.honest()
                        .type(
                                "multipart/report; report-type=delivery-status; boundary=b",
                                "--b\r\n\r\nPlease send us your data processing agreement.\r\n--b--\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAILER-DAEMON@customer.example.org", "postmaster@customer.example.org"})
    void rule06DaemonsAreSilent(String from) {
        expect(RuleOutcome.SILENT, "daemon-sender", TestMail.honest().with("From", from));
    }

    @ParameterizedTest
    @ValueSource(strings = {"noreply", "no-reply", "do_not_reply", "donotreply+7", "No-Reply-Billing", "keine-antwort"})
    void rule06NoReplySendersQueue(String local) {
        expect(RuleOutcome.QUEUE, "no-reply-sender", TestMail.honest().with("From", local + "@customer.example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "List-Id, <news.example.org>, list-mail",
        "List-Unsubscribe, <mailto:off@example.org>, list-mail",
        "Precedence, bulk, list-mail",
        "Precedence, LIST, list-mail",
        "Precedence, junk, list-mail",
        "X-Auto-Response-Suppress, All, replies-unwanted",
        "X-Auto-Response-Suppress, 'OOF, DR', replies-unwanted",
        "X-Auto-Response-Suppress, AutoReply, replies-unwanted",
        "Feedback-ID, 1:2:3:example, feedback-id"
    })
    void rule07ListAndBulkMailQueues(String name, String value, String reason) {
        expect(RuleOutcome.QUEUE, reason, TestMail.honest().header(name, value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        maria@customer.example.org                                  | dpa-request
        "Tamm, Maria" <maria@customer.example.org>                  | dpa-request
        =?utf-8?q?M=C3=A4rt_Tamm?= <maria@customer.example.org>     | dpa-request
        Maria (Acme) <maria@customer.example.org>                   | dpa-request
        alice@example.com<maria@customer.example.org>               | from-not-strict
        alice@example.com <maria@customer.example.org>              | from-not-strict
        maria@customer.example.org, bob@customer.example.org        | from-not-strict
        Maria <maria@customer.example.org>, <bob@example.net>       | from-not-strict
        Team: maria@customer.example.org;                           | from-not-strict
        <@relay.example.net:maria@customer.example.org>             | from-not-strict
        "maria x"@customer.example.org                              | from-not-strict
        maria@[192.0.2.1]                                           | from-not-strict
        maria@localhost                                             | from-not-strict
        =?utf-8?q?maria?=@customer.example.org                      | from-not-strict
        märt@customer.example.org                                   | from-not-ascii
        Märt <märt@customer.example.org>                            | from-not-ascii
        """)
    void rule08OneFromWithOneStrictMailbox(String from, String reason) {
        expect(
                reason.equals("dpa-request") ? RuleOutcome.ACKNOWLEDGE : RuleOutcome.QUEUE,
                reason,
                TestMail.honest().with("From", from));
    }

    @Test
    void rule08ASecondFromQueues() {
        expect(RuleOutcome.QUEUE, "from-several", TestMail.honest().header("from", "bob@example.net"));
        assertEquals(
                "from-missing",
                new World()
                        .receive(TestMail.honest().without("From").delivery())
                        .decision()
                        .reason());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Maria Tamm <maria@customer.example.org>       | dpa-request
        Tamm, <Maria> <MARIA@customer.example.org>    | dpa-request
        maria@customer.example.org                    | dpa-request
        Maria <maria@evil.example.net>                | dmarc-other-from
        maria@customer.example.org <x@evil.example>   | dmarc-other-from
        Maria                                         | dmarc-other-from
        """)
    void rule08TheMailServicesVerdictsAreOfTheFromThatItRead(String stated, String reason) {
        expect(
                reason.equals("dpa-request") ? RuleOutcome.ACKNOWLEDGE : RuleOutcome.QUEUE,
                reason,
                TestMail.honest().statedFrom(stated));
    }

    @Test
    void rule08TwoStatedMailboxesOrNoneQueue() {
        expect(RuleOutcome.QUEUE, "dmarc-other-from", TestMail.honest().statedFrom());
        assertEquals(
                "dmarc-other-from",
                new World()
                        .receive(TestMail.honest()
                                .statedFrom(TestMail.SENDER, TestMail.SENDER)
                                .delivery())
                        .decision()
                        .reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A: b\rFrom: x@evil.example.net",
                "X-A: b\nFrom: x@evil.example.net",
                "X-A: b\n",
                "X-A: b\r\r",
                "X-A: b\0c",
                "X-A: b\r\n \t",
                "X-A: b\r\n \r\n From: x@evil.example.net",
                "X A: b",
                "From : x@evil.example.net",
                "no colon",
                ": no name"
            })
    void rule08AHeaderThatProgramsReadDifferentlyQueues(String line) {
        TestMail mail = TestMail.honest().with("X-First", "1\r\n" + line);
        DpaRequest request = world.receive(mail.delivery());
        assertEquals(RuleOutcome.QUEUE, request.decision().ruling());
        assertTrue(
                List.of("malformed-header", "from-several")
                        .contains(request.decision().reason()),
                request.decision().reason());
        assertEquals(List.of(), world.replies());
    }

    @Test
    void rule08AHeaderOfBareLineFeedsQueues() {
        DeliveredMail mail = TestMail.honest().delivery();
        byte[] bare = TestMail.honest().text().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "malformed-header",
                world.receive(new DeliveredMail(
                                mail.id(),
                                mail.receivedAt(),
                                mail.envelopeFrom(),
                                mail.recipients(),
                                mail.verdicts(),
                                null,
                                Bytes.of(bare)))
                        .decision()
                        .reason());
    }

    @Test
    void rule08AnInternationalizedDomainIsAnsweredInAscii() {
        expect(
                RuleOutcome.ACKNOWLEDGE,
                "dpa-request",
                TestMail.honest().with("From", "Maria <maria@küsimus.example.org>"));
        assertEquals(
                "maria@xn--ksimus-3ya.example.org", world.replies().getFirst().to());
    }

    @Test
    void rule08ADomainThatTwoStandardsReadDifferentlyQueues() {
        expect(RuleOutcome.QUEUE, "from-not-strict", TestMail.honest().with("From", "maria@straße.example.org"));
    }

    @Test
    void rule09OnlyFromIsAnswered() {
        expect(
                RuleOutcome.ACKNOWLEDGE,
                "dpa-request",
                TestMail.honest()
                        .header("Reply-To", "evil@example.net")
                        .header("Sender", "evil@example.net")
                        .header("Cc", "copy@example.net"));
        assertEquals(TestMail.SENDER, world.replies().getFirst().to());
    }

    @Test
    void rule10APublicAddressMustBeInToOrCc() {
        expect(RuleOutcome.QUEUE, "no-public-address", TestMail.honest().with("To", "somebody@example.net"));
        assertEquals(
                RuleOutcome.ACKNOWLEDGE,
                new World()
                        .receive(TestMail.honest()
                                .with("To", "a@example.net")
                                .header("Cc", "x: b@example.net, \"Acme, privacy\" <PRIVACY@acme.example.com>;")
                                .delivery())
                        .decision()
                        .ruling());
    }

    @Test
    void rule10TheEnvelopeMustHoldThePublicOrAnIntakeAddress() {
        expect(RuleOutcome.QUEUE, "not-for-us", TestMail.honest().recipients("other@acme.example.com"));
        assertEquals(
                RuleOutcome.ACKNOWLEDGE,
                new World()
                        .receive(TestMail.honest()
                                .recipients("x@example.net", World.PUBLIC)
                                .delivery())
                        .decision()
                        .ruling());
    }

    @Test
    void rule10AnAddressOfSeveralPoliciesQueues() {
        world.publish(new PolicyId("other"), LocalDate.parse("2026-01-01"), 1, World.PUBLIC, null);
        expect(RuleOutcome.QUEUE, "several-policies", TestMail.honest());
    }

    @Test
    void rule11OurLoopHeaderIsSilent() {
        expect(RuleOutcome.SILENT, "loop", TestMail.honest().header("x-subprocessor-register", "acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales@acme.example.com", "sales@sub.ACME.example.com", World.INTAKE})
    void rule11OwnDomainQueues(String from) {
        expect(RuleOutcome.QUEUE, "own-domain", TestMail.honest().with("From", from));
    }

    @Test
    void rule13TheReplySaysThatItIsOneAndWhatItAnswers() {
        expect(
                RuleOutcome.ACKNOWLEDGE,
                "dpa-request",
                TestMail.honest().header("References", "<0@customer.example.org> " + "<x@y.example> ".repeat(90)));
        OutgoingMail reply = world.replies().getFirst();
        Map<String, String> headers = reply.headers().stream().collect(Collectors.toMap(Header::name, Header::value));
        assertEquals("auto-replied", headers.get("Auto-Submitted"));
        assertEquals("<1@customer.example.org>", headers.get("In-Reply-To"));
        String references = headers.get("References");
        assertTrue(references != null && references.endsWith(" <1@customer.example.org>"), references);
        assertTrue(references.length() <= 870 && references.length() > 850, references);
        assertEquals("Re: Agreement", reply.subject());
        assertTrue(reply.from().endsWith(" <" + World.PUBLIC + ">"), reply.from());
    }

    @Test
    void rule14ControlCharactersReachNoOutput() {
        expect(
                RuleOutcome.ACKNOWLEDGE,
                "dpa-request",
                TestMail.honest()
                        .with("Subject", "=?utf-8?q?DPA=0D=0ABcc:_evil@example.net=00=1B[31m?=")
                        .with("From", "=?utf-8?q?M=0D=0ABcc=3A_evil=40example.net?= <" + TestMail.SENDER + ">")
                        .header("References", "<a@b>\u2028Bcc: evil@example.net"));
        OutgoingMail reply = world.replies().getFirst();
        assertEquals("Re: DPA Bcc: evil@example.net [31m", reply.subject());
        assertFalse(withoutSubject(reply).contains("evil"), reply.toString());
        assertTrue(reply.headers().stream()
                .allMatch(header -> header.value().chars().allMatch(c -> c >= ' ' && c <= '~')));
    }

    private static String withoutSubject(OutgoingMail reply) {
        return reply.from() + reply.to() + reply.headers() + reply.text() + reply.html();
    }

    @Test
    void rule15NothingElseThatTheSenderWroteStandsInTheReply() {
        expect(
                RuleOutcome.ACKNOWLEDGE,
                "dpa-request",
                TestMail.honest()
                        .with("From", "Xylophone <" + TestMail.SENDER + ">")
                        .with("Subject", "Xylophone data processing agreement")
                        .body("Please send us your data processing agreement.\r\n\r\nXylophone Ltd\r\n"));
        OutgoingMail reply = world.replies().getFirst();
        String document = new String(reply.attachments().getFirst().content().toArray(), StandardCharsets.UTF_8);
        assertEquals("Re: Xylophone data processing agreement", reply.subject());
        assertFalse((withoutSubject(reply) + document).contains("Xylophone"), reply.toString());
        assertTrue(document.contains(TestMail.SENDER), document);
    }

    @Test
    void rule16CapsQueueAndNeverThrow() {
        TestMail headers = TestMail.honest();
        IntStream.range(0, 2_100).forEach(i -> headers.header("X-" + i, "1"));
        expect(RuleOutcome.QUEUE, "over-caps", headers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b | --b\\r\\n\\r\\nx\\r\\n--b--\\r\\n | QUEUE | encrypted
        application/pkcs7-mime; smime-type=enveloped-data                     | MIIB                             | QUEUE | encrypted
        text/plain                                                            | -----BEGIN PGP MESSAGE-----      | QUEUE | encrypted
        application/ms-tnef                                                   | eJ8+                             | QUEUE | tnef-only
        message/partial; id=a; number=1; total=2                              | x                                | QUEUE | partial
        message/rfc822                                                        | From: a@example.net              | QUEUE | forwarded-only
        text/plain; charset=klingon                                           | x                                | QUEUE | unknown-charset
        text/calendar; method=REPLY                                           | BEGIN:VCALENDAR                  | SILENT | calendar
        """)
    void rule17WhatIsNoPlainMail(String type, String body, RuleOutcome outcome, String reason) {
        expect(outcome, reason, TestMail.honest().type(type, body.replace("\\r\\n", "\r\n")));
    }

    @Test
    void rule17AForwardedMessageAloneQueues() {
        expect(RuleOutcome.QUEUE, "forwarded-only", TestMail.honest().body("""
                    ---------- Forwarded message ---------

                    Please send us your data processing agreement.
                    """));
    }

    @Test
    void rule18HtmlIsReadAsItsText() {
        expect(
                RuleOutcome.ACKNOWLEDGE,
                "dpa-request",
                TestMail.honest()
                        .type(
                                "text/html; charset=utf-8",
                                "<style>p{}</style><p>Palun saatke meile <b>andmet&ouml;&ouml;tlus</b>leping.</p>"));
    }

    @Test
    void rule18QuotedHistoryDoesNotCount() {
        expect(RuleOutcome.QUEUE, "no-dpa-intent", TestMail.honest().body("""
                    Thanks!

                    On Monday Maria wrote:
                    > Please send us your data processing agreement.
                    """));
    }

    @Test
    void rule19AThreadOfAnEarlierRequestQueues() {
        expect(
                RuleOutcome.QUEUE,
                "existing-request",
                TestMail.honest().with("Subject", "Re: Your message has arrived: DPA-7K3Q-9M2X-4WTB"));
    }

    private static TestMail answerTo(DpaRequest request) {
        return TestMail.honest()
                .with("Message-ID", "<2@customer.example.org>")
                .with("Subject", "Re: Your message has arrived: " + request.reference());
    }

    private List<RequestChange> mails(DpaRequest request) {
        return world.requests.find(request.reference()).orElseThrow().history().stream()
                .filter(change -> change.kind() == RequestChange.Kind.MAIL_ARRIVED)
                .toList();
    }

    @Test
    void rule19AnAnswerIsAddedOnceToTheRequestThatItIsOf() {
        DpaRequest request = world.receive(TestMail.honest().delivery());
        DeliveredMail answer = answerTo(request).delivery();
        DpaRequest arrived = world.receive(answer);
        assertEquals(
                "queue existing-request",
                arrived.decision().ruling().term() + " " + arrived.decision().reason());
        assertEquals(arrived, world.receive(answer));
        assertEquals(
                List.of(arrived.reference().value()),
                mails(request).stream().map(RequestChange::detail).toList());
        assertEquals(
                RequestState.ACKNOWLEDGED,
                world.requests.find(request.reference()).orElseThrow().state());
        assertEquals(1, world.replies().size());
    }

    @Test
    void rule19AnAnswerThatNobodyVouchesForIsAddedToNothing() {
        DpaRequest request = world.receive(TestMail.honest().delivery());
        world.receive(answerTo(request).verdicts(Verdicts.all(Verdict.GRAY)).delivery());
        assertEquals(List.of(), mails(request));
    }

    @Test
    void rule19AReplyThatIsLeavingWhileAnAnswerArrivesIsAcknowledgedAllTheSame() {
        var around = new World.Around() {
            @Override
            public <T> T port(Class<T> type, T port) {
                MailSender busy = mail -> {
                    DpaRequest claimed = world.recorded().getFirst();
                    world.receive(answerTo(claimed).delivery());
                    world.sent.add(mail);
                    return new Handover.Taken();
                };
                return type == MailSender.class ? type.cast(busy) : port;
            }
        };
        DpaRequest request = World.request(
                world.intake(World.settings(), around).receive(TestMail.honest().delivery()));
        assertEquals(RequestState.ACKNOWLEDGED, request.state());
        assertEquals(1, mails(request).size());
        assertEquals(1, world.replies().size());
    }

    @Test
    void rule20AnAttachedDocumentQueues() {
        expect(
                RuleOutcome.QUEUE,
                "attached-document",
                TestMail.honest()
                        .type(
                                "multipart/mixed; boundary=b",
                                "--b\r\n\r\nPlease sign a data processing agreement with"
                                        + " us.\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition:"
                                        + " attachment; filename=dpa.pdf\r\n\r\nx\r\n--b--\r\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        We object to the new subprocessor.                 | OBJECTION            |
        Please erase all my personal data.                 | DATA_SUBJECT_REQUEST | 2026-06-04T12:30:00Z
        We report a personal data breach at our company.   | BREACH               | 2026-05-07T12:30:00Z
        Here are our comments on the DPA.                  | REDLINES             |
        We hereby terminate the agreement.                 | TERMINATION          |
        """)
    void rule20AnotherMatterQueuesWithItsDeadline(String text, Matter matter, Instant respondBy) {
        DpaRequest request = world.receive(TestMail.honest().body(text).delivery());
        assertEquals(RuleOutcome.QUEUE, request.decision().ruling());
        assertEquals(matter, request.decision().matter());
        assertEquals(respondBy, request.decision().respondBy());
        assertEquals(matter.clockRuns() ? 1 : 0, world.told().size());
        assertTrue(world.replies().isEmpty());
    }

    @Test
    void rule20ADeadlineRunsFromTheRecordedReceipt() {
        TestMail breach = TestMail.honest()
                .at(Instant.parse("2026-05-04T12:30:00.123456789Z"))
                .body("We report a personal data breach at our company.");
        assertEquals(
                Instant.parse("2026-05-07T12:30:00.123Z"),
                world.receive(breach.delivery()).decision().respondBy());
    }

    @Test
    void rule20AnObjectionIsDueWhenThePolicySays() {
        world.publish(World.ACME, LocalDate.parse("2026-07-01"), 2, World.PUBLIC, World.objection("2026-06-15T17:00"));
        TestMail objection = TestMail.honest().body("We object to the new subprocessor.");
        assertEquals(
                Instant.parse("2026-06-15T14:00:00Z"),
                world.receive(objection.delivery()).decision().respondBy());
    }

    @Test
    void rule20AMatterIsToldWhateverElseIsWrongWithTheMail() {
        DpaRequest request = world.receive(TestMail.honest()
                .body("We report a personal data breach at our company.")
                .verdicts(Verdicts.all(Verdict.PASS))
                .header("Feedback-ID", "1")
                .delivery());
        assertEquals("feedback-id", request.decision().reason());
        assertEquals(Matter.BREACH, request.decision().matter());
        assertEquals(1, world.told().size());
    }

    @Test
    void silenceCarriesNoMatter() {
        DpaRequest request = world.receive(TestMail.honest()
                .body("We report a personal data breach at our company.")
                .header("Auto-Submitted", "auto-replied")
                .delivery());
        assertNull(request.decision().matter());
        assertTrue(world.sent.isEmpty());
    }

    @Test
    void everyRuleHasATest() {
        List<String> tests = Stream.of(RulesTest.class.getDeclaredMethods())
                .map(Method::getName)
                .toList();
        assertEquals(
                List.of(),
                IntStream.rangeClosed(1, 20)
                        .mapToObj("rule%02d"::formatted)
                        .filter(rule -> tests.stream().noneMatch(test -> test.startsWith(rule)))
                        .toList());
    }

    @Test
    void everyRuleHasANumberAndAName() {
        assertTrue(Rules.ALL.stream()
                .allMatch(rule -> rule.number() > 0 && !rule.name().isBlank()));
    }
}
