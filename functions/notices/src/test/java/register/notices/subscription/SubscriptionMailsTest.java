package register.notices.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.mail.rule.MailSettings;
import register.notice.DueWork;
import register.notice.Notice;
import register.notice.NoticeRate;
import register.notice.Run;
import register.notices.World;
import register.notices.plan.NoticePlans;
import register.notices.plan.Plan;
import register.notices.plan.RunStart;
import register.notices.sending.Runs;
import register.recipient.Recipient;
import register.recipient.Terms;
import register.request.delivery.Handover;
import register.request.delivery.OutgoingMail;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.subscription.Confirmation;
import register.subscription.Confirmations;
import register.subscription.FormTokens;
import register.subscription.FormTokens.Purpose;
import register.subscription.Subscribing;
import register.value.Bytes;
import register.value.Language;
import register.words.Words;

/// The effects of readers' forms: mails, notices, and removed requests.
class SubscriptionMailsTest {
    private static final Pattern LINK = Pattern.compile("https://register\\.example/acme/confirm/([0-9a-f]{56})");
    private static final NoticeRate RATE = new NoticeRate(60);

    private final World world = new World().announced();
    private final List<OutgoingMail> sent = new ArrayList<>();
    private final Deque<Handover> answers = new ArrayDeque<>();
    private final FormTokens tokens = new FormTokens(world.key);
    private final Subscribing subscribing = world.register.subscribing(world.key);
    private final NoticePlans plans = new NoticePlans(world.register, RATE);

    private Optional<Recipient> subscriber(String address) {
        return Subscribing.subscriber(world.ports.recipients(), World.POLICY, address);
    }

    private SubscriptionMails mails() {
        return new SubscriptionMails(
                world.register,
                world.key,
                MailSettings.read(Variables.of(Map.of())),
                PublicAddress.read(Variables.of(Map.of("REGISTER_URL", "https://register.example"))),
                mail -> {
                    sent.add(mail);
                    return answers.isEmpty() ? new Handover.Taken() : answers.pop();
                });
    }

    private void ask(String address, String language) {
        assertTrue(subscribing.ask(World.POLICY, address, new Language(language), "192.0.2.1"));
    }

    private String token() {
        Matcher link = LINK.matcher(sent.getLast().text());
        assertTrue(link.find(), sent.getLast().text());
        return link.group(1);
    }

    private Confirmation only() {
        assertEquals(1, world.ports.records().count(Confirmations.KIND));
        return world.ports.records().all(Confirmations.KIND).getFirst();
    }

    @Test
    void theMailLeavesLaterAndItsLinkConfirms() {
        ask("mari@customer.example", "de");
        assertEquals(List.of(), sent, "no mail leaves while somebody waits for the answer");
        assertEquals(new SubscriptionMails.PassResult(1, 0), mails().pass());
        OutgoingMail mail = sent.getFirst();
        assertEquals("mari@customer.example", mail.to());
        assertTrue(
                mail.headers().toString().contains("Auto-Submitted, value=auto-generated"), mail.headers()::toString);
        assertTrue(mail.headers().toString().contains("X-Subprocessor-Register"), mail.headers()::toString);
        assertEquals(new SubscriptionMails.PassResult(0, 0), mails().pass(), "once");
        assertTrue(subscribing.confirm(World.POLICY, token()).isPresent());
        assertEquals(
                new Language("de"),
                subscriber("mari@customer.example").orElseThrow().language());
    }

    /// It would write to itself.
    @Test
    void thePolicysOwnAddressIsAskedNothing() {
        Recipient contact = world.contact("Customer", "privacy@customer.example", "en", Terms.NONE);
        assertTrue(world.ports.recipients().add(contact));
        ask("DPA@acme.example", "en");
        assertTrue(subscribing.askToMove(contact, "dpa@acme.example", Language.ENGLISH, "192.0.2.1"));
        assertEquals(new SubscriptionMails.PassResult(0, 0), mails().pass());
        assertEquals(List.of(), sent);
        assertEquals(0, world.ports.records().count(Confirmations.KIND), "nothing waits");
    }

    @Test
    void anExistingSubscriberGetsTheLinkToUnsubscribe() {
        ask("mari@customer.example", "en");
        mails().pass();
        subscribing.confirm(World.POLICY, token());
        mails().pass();
        ask("Mari@customer.example", "en");
        mails().pass();
        OutgoingMail mail = sent.getLast();
        assertEquals("Acme <b>&</b> Co: you already receive the notices", mail.subject());
        Recipient subscriber = subscriber("mari@customer.example").orElseThrow();
        String leave = tokens.of(Purpose.LEAVE, World.POLICY, subscriber.id().value());
        assertTrue(mail.text().contains("https://register.example/acme/leave/" + leave), mail.text());
        assertTrue(mail.headers().toString().contains("List-Unsubscribe=One-Click"), mail.headers()::toString);
        assertTrue(subscribing.leave(World.POLICY, leave));
        assertTrue(subscriber("mari@customer.example").isEmpty());
    }

    @Test
    void aMailboxGetsThreeADayWhateverIsAsked() {
        for (String address : List.of("a@b.example", "A@b.example", "a+1@b.example", "a+2@b.example", "a@b.example")) {
            ask(address, "en");
        }
        mails().pass();
        assertEquals(3, sent.size());
        assertEquals(3, world.ports.records().count(Confirmations.KIND), "the rest is forgotten");
        world.clock.advance(Duration.ofDays(1));
        ask("a@b.example", "en");
        mails().pass();
        assertEquals(4, sent.size());
    }

    @Test
    void oneMailboxWrittenInSixteenWaysGetsThreeADay() {
        for (String local : List.of("joeblogs", "j.oeblogs", "jo.eblogs", "joe.blogs", "j.o.e.blogs", "Joe.Blogs+1")) {
            for (String domain : List.of("gmail.com", "googlemail.com", "GMail.com")) {
                ask(local + "@" + domain, "en");
            }
        }
        mails().pass();
        assertEquals(3, sent.size());
        assertTrue(
                sent.stream().map(OutgoingMail::to).allMatch(to -> to.matches("[jJ].*")), "as it was typed: " + sent);
        ask("j.oe.blogs@customer.example", "en");
        ask("joeblogs@customer.example", "en");
        mails().pass();
        assertEquals(5, sent.size(), "elsewhere a dot makes another mailbox");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "joe.blogs@proton.me joe_blogs@proton.me j-o-e-blogs@protonmail.com joeblogs@pm.me",
                "joe.blogs@yandex.ru joe-blogs@yandex.com joe.blogs@ya.ru joe-blogs@yandex.kz",
                "joe@icloud.com joe@me.com joe@mac.com joe+1@icloud.com",
                "joe@fastmail.com a@joe.fastmail.com b@joe.fastmail.com c@joe.fastmail.com"
            })
    void aMailboxGetsThreeADayHoweverItsHostLetsItBeWritten(String addresses) {
        for (String address : addresses.split(" ", -1)) {
            ask(address, "en");
        }
        mails().pass();
        assertEquals(
                3,
                sent.size(),
                () -> sent.stream().map(OutgoingMail::to).toList().toString());
    }

    @Test
    void anUnconfirmedRequestIsRemovedWithItsAddress() {
        ask("mari@customer.example", "en");
        mails().pass();
        String token = token();
        world.clock.advance(Confirmation.VALID.minusSeconds(1));
        assertEquals(new SubscriptionMails.PassResult(0, 0), mails().pass());
        world.clock.advance(Duration.ofSeconds(1));
        assertEquals(new SubscriptionMails.PassResult(0, 1), mails().pass());
        assertEquals(0, world.ports.records().count(Confirmations.KIND));
        assertTrue(subscribing.confirm(World.POLICY, token).isEmpty());
    }

    @Test
    void temporaryFailuresAreRetriedAndRefusalsAreNot() {
        answers.add(new Handover.NotTaken("later"));
        ask("mari@customer.example", "en");
        assertEquals(new SubscriptionMails.PassResult(0, 0), mails().pass());
        assertEquals(new SubscriptionMails.PassResult(0, 0), mails().pass(), "not at once");
        world.clock.advance(Duration.ofMinutes(15));
        assertEquals(new SubscriptionMails.PassResult(1, 0), mails().pass());
        assertEquals(2, sent.size());
        answers.add(new Handover.Refused("no such mailbox"));
        ask("nobody@customer.example", "en");
        mails().pass();
        assertEquals(Confirmation.Stage.MAILED, only().stage(), "what was refused is forgotten");
        for (int i = 0; i < 4; i++) {
            answers.add(new Handover.NotTaken("later"));
        }
        ask("full@customer.example", "en");
        for (int i = 0; i < 6; i++) {
            mails().pass();
            world.clock.advance(Duration.ofMinutes(16));
        }
        assertEquals(7, sent.size());
        assertEquals(Confirmation.Stage.MAILED, only().stage(), "four times is enough");
    }

    @Test
    void aProcessThatIsLostLeavesItToTheNext() {
        ask("mari@customer.example", "en");
        assertTrue(world.ports
                .confirmations()
                .replace(only().tried(world.clock.instant().plusSeconds(600))));
        assertEquals(new SubscriptionMails.PassResult(0, 0), mails().pass(), "another process may have it");
        world.clock.advance(Duration.ofMinutes(10));
        assertEquals(new SubscriptionMails.PassResult(1, 0), mails().pass());
    }

    @Test
    void aSubscriberWhoConfirmsDuringARunIsTold() {
        Recipient contact = world.contact("Kunde", "privacy@kunde.example", "de", Terms.NONE);
        assertTrue(world.ports.recipients().add(contact));
        Plan plan = plans.plan(world.last(), _ -> Bytes.of(new byte[] {1}));
        Run run = new RunStart(plans).record(plan, world.by());
        new Runs(world.ports.notices(), world.ports.dueWork()).send(run.id(), world.by());
        world.ports.records().clear(DueWork.KIND);

        ask("mari@customer.example", "en");
        ask("privacy@kunde.example", "en");
        mails().pass();
        for (OutgoingMail mail : List.copyOf(sent)) {
            Matcher link = LINK.matcher(mail.text());
            assertTrue(link.find());
            assertTrue(subscribing.confirm(World.POLICY, link.group(1)).isPresent());
        }
        mails().pass();
        List<Notice> notices = world.ports.notices().lot(run.id(), run.lots().getFirst());
        assertEquals(2, notices.size(), "a subscriber with a contact's address gets no second notice");
        Recipient subscriber = subscriber("mari@customer.example").orElseThrow();
        assertTrue(notices.stream().anyMatch(notice -> notice.recipient().equals(subscriber.id())));
        assertEquals(1, world.ports.records().count(DueWork.KIND));
        mails().pass();
        assertEquals(
                2, world.ports.notices().lot(run.id(), run.lots().getFirst()).size());
    }

    @Test
    void theOldAddressIsToldThatAContactMoved() {
        Recipient contact = world.contact("Kunde", "old@kunde.example", "de", Terms.NONE);
        assertTrue(world.ports.recipients().add(contact));
        assertTrue(subscribing.askToMove(contact, "new@kunde.example", new Language("de"), "192.0.2.1"));
        mails().pass();
        assertEquals("new@kunde.example", sent.getLast().to());
        subscribing.confirm(World.POLICY, token());
        mails().pass();
        assertEquals("old@kunde.example", sent.getLast().to());
        assertFalse(sent.getLast().text().contains("new@kunde.example"), sent.getLast()::text);
        assertEquals(Confirmation.Stage.DONE, only().stage());
        assertEquals(null, only().before());
    }

    /// Two addresses may be waiting for confirmation; the second replaces the first.
    @Test
    void theAddressThatIsReplacedIsToldWhateverItWasWhenItWasAsked() {
        Recipient contact = world.contact("Kunde", "old@kunde.example", "de", Terms.NONE);
        assertTrue(world.ports.recipients().add(contact));
        assertTrue(subscribing.askToMove(contact, "stranger@x.example", new Language("de"), "192.0.2.1"));
        mails().pass();
        String stranger = token();
        assertTrue(subscribing.askToMove(contact, "new@kunde.example", new Language("de"), "192.0.2.1"));
        mails().pass();
        subscribing.confirm(World.POLICY, token());
        mails().pass();
        assertEquals("old@kunde.example", sent.getLast().to());
        subscribing.confirm(World.POLICY, stranger);
        mails().pass();
        assertEquals("new@kunde.example", sent.getLast().to());
    }

    @Test
    void everyMailSpeaksEveryLanguageAndRepeatsNothingOfAStrangers() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/letters-subscription"));
        var letter = new SubscriptionLetter(
                world.last().announcement().version(),
                "dpa@acme.example",
                java.net.URI.create("https://register.example"),
                tokens,
                true);
        for (Language language : Words.LANGUAGES) {
            Confirmation asked =
                    Confirmation.toSubscribe(World.POLICY, language, "stranger@x.example", world.clock.instant());
            Recipient contact = world.contact("Kunde", "old@kunde.example", "de", Terms.NONE);
            Confirmation moving = Confirmation.toMove(
                    World.POLICY, language, "n@k.example", contact.id(), "old@kunde.example", world.clock.instant());
            Recipient subscriber = world.subscriber("stranger@x.example", "de");
            for (OutgoingMail mail : List.of(
                    letter.asking(asked, "stranger@x.example"),
                    letter.already(asked, subscriber, "stranger@x.example"),
                    letter.asking(moving, "n@k.example"),
                    letter.moved(moving, "old@kunde.example"))) {
                String html = String.valueOf(mail.html());
                assertTrue(mail.text().startsWith(Words.glossary().in(language).get("trial") + "\n\n"), mail.text());
                assertFalse(mail.text().contains("stranger"), mail.text());
                assertFalse((mail.subject() + mail.text()).contains("{"), mail.text());
                assertTrue(html.contains("<html lang=\"" + language + "\">"), html);
                assertFalse(html.contains("<b>"), html);
            }
            OutgoingMail shown = letter.asking(asked, "stranger@x.example");
            Files.writeString(folder.resolve(language + ".html"), String.valueOf(shown.html()), UTF_8);
        }
    }
}
