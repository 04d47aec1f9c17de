package register.notices.objection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import register.mail.TestMail;
import register.notice.NoticeId;
import register.objection.Objection;
import register.objection.ObjectionMail.State;
import register.recipient.Recipient;
import register.request.delivery.OutgoingMail;
import register.value.Reference;

/// Subscribers, who may be strangers, use up none of the team mails for customers.
class DrownedObjectionsTest {
    private final ReplyWorld world = new ReplyWorld();
    private final Set<Reference> requests = new HashSet<>();

    @Test
    void aCustomersObjectionIsToldAtOnceThoughAStrangerRepliesSixtyTimes() {
        flood(stranger(1), 60);
        theCustomerIsHeard();
    }

    @Test
    void aCustomersObjectionIsToldAtOnceThoughSixtyStrangersReply() {
        for (int number = 1; number <= 60; number++) {
            flood(stranger(number), 1);
        }
        theCustomerIsHeard();
    }

    @Test
    void aCustomersObjectionIsToldAtOnceThoughAnotherCustomersMachineRepliesSixtyTimes() {
        flood(world.recipient("noc@other.example", "de", null), 60);
        theCustomerIsHeard();
    }

    @Test
    void otherObjectionsAreInOneMailWithinTheHour() {
        for (int number = 1; number <= 60; number++) {
            flood(stranger(number), 1);
        }
        List<String> atOnce = world.told().stream().map(OutgoingMail::text).toList();
        assertTrue(atOnce.size() <= 20, atOnce.size() + " mails");
        passes();
        assertEquals(atOnce.size(), world.told().size(), "not yet");
        world.world.clock.advance(Duration.ofHours(1));
        passes();
        assertEquals(atOnce.size() + 1, world.told().size(), "one mail for the rest");
        assertEquals(60, world.objections().size());
        for (Objection objection : world.objections()) {
            assertEquals(State.SENT, objection.team().state());
            assertEquals(
                    1,
                    world.told().stream()
                            .filter(mail ->
                                    mail.text().contains(objection.reference().value()))
                            .count(),
                    "told once: " + objection.reference());
        }
    }

    @Test
    void soManyAnHourAreToldTheNextHourAndAllOfThem() {
        for (int number = 1; number <= 150; number++) {
            flood(stranger(number), 1);
        }
        for (int hour = 1; hour <= 3; hour++) {
            int before = world.told().size();
            world.world.clock.advance(Duration.ofHours(1));
            passes();
            assertTrue(world.told().size() <= before + 1, "one mail an hour");
        }
        assertEquals(
                List.of(),
                world.objections().stream()
                        .filter(one -> one.team().state() != State.SENT)
                        .toList());
    }

    @Test
    void beyondTheDaysBoundTheRepliesToOneNoticeAreOneObjectionAndNoneIsLost() {
        Recipient stranger = stranger(1);
        flood(stranger, 60);
        assertEquals(ObjectionLimits.REPLIES + 1, world.objections().size());
        String all = world.objections().toString();
        requests.forEach(request -> assertTrue(all.contains(request.value()), request + " is nowhere"));
        flood(stranger, 60);
        assertEquals(ObjectionLimits.REPLIES + 1, world.objections().size(), "delivered again");
        world.world.clock.advance(Duration.ofDays(1));
        world.receive(from(stranger, notice(stranger), "tomorrow").at(world.world.clock.instant()));
        assertEquals(ObjectionLimits.REPLIES + 2, world.objections().size(), "another day");
    }

    private NoticeId notice(Recipient of) {
        return world.world.ports.notices().run(world.notice.run()).orElseThrow().notice(of.id());
    }

    private void theCustomerIsHeard() {
        passes();
        world.receive(world.reply());
        Objection objection = world.objections().stream()
                .filter(one -> world.notice.equals(one.notice()))
                .findFirst()
                .orElseThrow();
        assertEquals(State.SENT, objection.team().state());
        assertTrue(
                world.told().getLast().text().contains(objection.reference().value()),
                world.told().getLast().text());
        assertEquals(State.SENT, objection.receipt().state());
    }

    private Recipient stranger(int number) {
        Recipient stranger = world.world.subscriber("x" + number + "@stranger" + number + ".example", "de");
        assertTrue(world.world.ports.recipients().add(stranger));
        return stranger;
    }

    private void flood(Recipient stranger, int replies) {
        NoticeId notice = notice(stranger);
        if (world.world.ports.notices().find(notice).isEmpty()) {
            world.notice(stranger, null);
        }
        for (int number = 1; number <= replies; number++) {
            requests.add(world.receive(from(stranger, notice, Integer.toString(number)))
                    .reference());
        }
    }

    private TestMail from(Recipient stranger, NoticeId notice, String number) {
        String address = Objects.requireNonNull(stranger.who()).address();
        return world.reply()
                .with("From", address)
                .envelopeFrom(address)
                .with("Subject", "Re: " + notice)
                .with("Message-ID", "<" + number + "." + address + ">");
    }

    private void passes() {
        ObjectionMails mails = world.mails();
        while (mails.sendNext().isPresent()) {
            // Until nothing is due.
        }
    }
}
