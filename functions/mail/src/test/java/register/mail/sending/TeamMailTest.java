package register.mail.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import register.mail.Intake;
import register.mail.IntakeResult;
import register.mail.TestMail;
import register.mail.World;
import register.mail.letter.ReplyLetter;
import register.mail.rule.MailSettings;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.request.DpaRequest;
import register.request.RequestState;
import register.request.TeamLog;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import register.value.Reference;

/// Rule 20: the team is notified of waiting requests, at once if a legal clock runs, otherwise in one mail about all
/// of them.
class TeamMailTest {
    private static final Duration JUST_BEFORE = World.NOTICES_EVERY.minusSeconds(1);

    private final World world = new World();

    private DpaRequest queued(int number) {
        return world.receive(TestMail.honest()
                .with("Message-ID", "<" + number + "@customer.example.org>")
                .body("Good morning, what does your product cost?\r\n")
                .delivery());
    }

    private int tell() {
        return world.intake().tellTeam().requests();
    }

    private void pass(Duration time) {
        world.now = world.now.plus(time);
    }

    @Test
    void aFloodIsTwoMails() {
        assertEquals(0, tell(), "nothing waits");
        DpaRequest first = queued(1);
        assertEquals(1, tell());
        for (int number = 2; number <= 50; number++) {
            queued(number);
            assertEquals(0, tell());
        }
        pass(JUST_BEFORE);
        assertEquals(0, tell());
        pass(Duration.ofSeconds(1));
        assertEquals(49, tell());
        pass(World.NOTICES_EVERY);
        assertEquals(0, tell(), "all were told");
        assertEquals(2, world.told().size());
        OutgoingMail one = world.told().getFirst();
        assertEquals(World.TEAM, one.to());
        assertTrue(one.text().contains(first.reference().value()), one.text());
        assertTrue(one.text().contains(first.decision().reason()), one.text());
        assertTrue(one.text().contains(TestMail.SENDER), one.text());
        assertTrue(one.subject().endsWith(": 1"), one.subject());
        assertTrue(world.told().getLast().subject().endsWith(": 49"));
        assertFalse(world.told().getLast().text().contains(first.reference().value()));
    }

    @Test
    void theSameMailAgainIsNotToldAgain() {
        queued(1);
        assertEquals(1, tell());
        pass(World.NOTICES_EVERY);
        queued(1);
        assertEquals(0, tell());
    }

    @Test
    void whereALegalClockRunsTheTeamIsToldAtOnceAndOnce() {
        queued(1);
        assertEquals(1, tell());
        DpaRequest breach = world.receive(TestMail.honest()
                .with("Message-ID", "<2@customer.example.org>")
                .body("We report a personal data breach at our company.\r\n")
                .delivery());
        assertEquals(2, world.told().size());
        assertTrue(breach.decision().respondBy() != null
                && world.told()
                        .getLast()
                        .text()
                        .contains(ReplyLetter.minute(breach.decision().respondBy())));
        pass(World.NOTICES_EVERY);
        assertEquals(0, tell());
    }

    private DpaRequest forged(int number) {
        return world.receive(TestMail.honest()
                .with("Message-ID", "<" + number + "@customer.example.org>")
                .verdicts(new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.FAIL, Verdict.FAIL, Verdict.FAIL))
                .body("Please erase all personal data that you hold of me (Article 17 GDPR).\r\n")
                .delivery());
    }

    private DpaRequest vouched(int number) {
        return world.receive(TestMail.honest()
                .with("Message-ID", "<" + number + "@customer.example.org>")
                .body("Please erase all personal data that you hold of me (Article 17 GDPR).\r\n")
                .delivery());
    }

    @Test
    void sixtyForgedRequestsForErasureAreTwoMailsThatNameThemAll() {
        var references = new ArrayList<String>();
        for (int number = 1; number <= 60; number++) {
            DpaRequest request = forged(number);
            assertEquals(RequestState.QUEUED, request.state());
            references.add(request.reference().value());
        }
        assertEquals(1, world.told().size(), "of the first at once");
        assertEquals(59, tell());
        assertEquals(2, world.told().size());
        String all = world.told().getFirst().text() + world.told().getLast().text();
        assertTrue(references.stream().allMatch(all::contains));
        OutgoingMail digest = world.told().getLast();
        assertTrue(digest.subject().startsWith("Kiire: "), digest.subject());
        assertEquals(
                59,
                digest.text()
                        .lines()
                        .filter(line -> line.endsWith(": 2026-06-04 12:30 UTC"))
                        .count());
        pass(World.NOTICES_EVERY);
        assertEquals(0, tell(), "all were told");
    }

    @Test
    void aFloodOfForgedMailKeepsNobodyFromBeingToldOf() {
        for (int number = 1; number <= 250; number++) {
            forged(number);
        }
        DpaRequest question = queued(251);
        DpaRequest erasure = vouched(252);
        assertTrue(world.told().getLast().subject().endsWith(erasure.reference().value()), "at once");
        DpaRequest another = vouched(253);
        assertEquals(100, tell());
        String digest = world.told().getLast().text();
        assertTrue(digest.contains(question.reference().value()), digest);
        assertTrue(digest.contains(another.reference().value()), digest);
    }

    @Test
    void norDoesAFloodByTheOwnerOfADomain() {
        for (int number = 1; number <= 250; number++) {
            String sender = "spam@h" + number + ".flood.example";
            DpaRequest _ = world.receive(TestMail.honest()
                    .with("From", sender)
                    .envelopeFrom(sender)
                    .with("Message-ID", "<" + number + "@flood.example>")
                    .body("Good morning, what does your product cost?\r\n")
                    .delivery());
        }
        pass(Duration.ofMinutes(1));
        DpaRequest question = queued(251);
        assertEquals(100, tell());
        String digest = world.told().getLast().text();
        assertTrue(digest.contains(question.reference().value()), digest);
        for (int told = 100; told < 251; told += 100) {
            pass(World.NOTICES_EVERY);
            assertEquals(Math.min(100, 251 - told), tell(), "nothing is left out");
        }
    }

    @Test
    void requestsWithALegalClockComeFirst() {
        forged(1);
        DpaRequest question = queued(2);
        DpaRequest second = forged(3);
        assertEquals(2, tell());
        String digest = world.told().getLast().text();
        assertTrue(
                digest.indexOf(second.reference().value())
                        < digest.indexOf(question.reference().value()),
                digest);
    }

    @Test
    void aFloodOfADayIsAtMost33MailsAndNothingWaitsLongerThanAnHour() {
        world.now = Instant.parse("2026-05-05T00:00:00Z");
        int minutes = 0;
        int number = 0;
        int told = 0;
        Instant last = world.now;
        while (minutes < 24 * 60) {
            forged(++number);
            int now = tell();
            told += now;
            last = now > 0 ? world.now : last;
            assertTrue(Duration.between(last, world.now).compareTo(Duration.ofMinutes(75)) <= 0, world.now + "");
            pass(Duration.ofMinutes(5));
            minutes += 5;
        }
        assertTrue(world.told().size() <= 33, "mails: " + world.told().size());
        pass(Duration.ofHours(1));
        told += tell();
        assertEquals(number, told + 1, "each is told, the first at once");
    }

    @Test
    void aReplyThatNobodyCanTellOfIsTold() {
        Intake failing = world.intake(World.settings(), new World.Around() {
            @Override
            public <T> T port(Class<T> type, T port) {
                return type == MailSender.class
                        ? type.cast((MailSender) _ -> {
                            throw new UncheckedIOException(new IOException("silence"));
                        })
                        : port;
            }
        });
        IntakeResult result = failing.receive(TestMail.honest().delivery());
        assertTrue(result.waits());
        assertEquals(
                "UncheckedIOException IOException at TeamMailTest$1.lambda$port$0",
                failing.tellTeam().notTold());
        assertEquals(0, tell(), "its time has not come");
        pass(World.NOTICES_EVERY);
        assertEquals(1, tell(), "what could not be told is told with the next");
        assertEquals(0, world.replies().size());
    }

    @Test
    void anUnrecordedRequestWaitsForADay() {
        Reference unknown = new Reference("DPA-7K3Q-9M2X-4WTB");
        world.teamMail.add(new register.request.TeamLog.Waiting(unknown, true, world.now));
        pass(Duration.ofHours(23));
        assertEquals(0, tell());
        assertEquals(1, world.ports.records().count(TeamLog.KIND));
        pass(Duration.ofHours(2));
        assertEquals(0, tell());
        assertEquals(0, world.ports.records().count(TeamLog.KIND));
    }

    @Test
    void oneOfManyProcessesSendsTheMail() throws Exception {
        for (int number = 1; number <= 20; number++) {
            queued(number);
        }
        var processes = new ArrayList<Callable<Integer>>();
        for (int process = 0; process < 8; process++) {
            processes.add(() -> world.intake().tellTeam().requests());
        }
        int told = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> one : threads.invokeAll(processes)) {
                told += one.get();
            }
        }
        assertEquals(20, told);
        assertEquals(1, world.told().size());
    }

    @Test
    void withoutATeamNothingIsKeptForIt() {
        MailSettings all = World.settings();
        var nobody = new MailSettings(
                all.intakeAddresses(),
                all.replyFrom(),
                all.ownDomains(),
                null,
                all.limits(),
                all.teamMailEvery(),
                all.lease());
        world.intake(nobody).receive(TestMail.honest().body("Hello.\r\n").delivery());
        assertEquals(0, world.intake(nobody).tellTeam().requests());
        assertEquals(0, world.ports.records().count(TeamLog.KIND));
    }
}
