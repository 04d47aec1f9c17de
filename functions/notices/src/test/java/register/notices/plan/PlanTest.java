package register.notices.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.chain.EntryHeader;
import register.notice.LedgerLine;
import register.notice.Notice;
import register.notice.NoticeRate;
import register.notice.NotifiableChange;
import register.notice.Run;
import register.notice.RunAnnouncement;
import register.notice.RunId;
import register.notice.proof.NoticeCommitment.Subject;
import register.notices.World;
import register.recipient.Recipient;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.subscription.Subscribing;
import register.value.Bytes;

/// Which recipients are notified of which changes: nobody twice, and nobody omitted without a reason.
class PlanTest {
    private static final Plan.Letters LETTERS =
            planned -> Bytes.of(planned.variant().toString().getBytes(UTF_8));

    private final World world = new World().announced();
    private final NoticePlans plans = new NoticePlans(world.register, new NoticeRate(60));

    private Recipient contact(@Nullable String customer, String address, Terms terms) {
        return added(world.recipient(Recipient.Kind.CONTACT, customer, address, "en", terms));
    }

    private Recipient added(Recipient recipient) {
        assertTrue(world.ports.recipients().add(recipient));
        return recipient;
    }

    private static Terms terms(@Nullable Integer notice, @Nullable Integer objection, String... regions) {
        return new Terms(notice, objection, List.of(regions), List.of(), List.of(), null);
    }

    private Plan plan() {
        return plans.plan(plans.announced(World.POLICY, null).orElseThrow(), LETTERS);
    }

    private List<PlannedNotice> planned() {
        var all = new ArrayList<PlannedNotice>();
        plans.planning(plans.announced(World.POLICY, null).orElseThrow()).walk(new Planning.DecisionReceiver() {
            @Override
            public void planned(PlannedNotice notice) {
                all.add(notice);
            }

            @Override
            public void left(Recipient recipient, UninformedRecipients why) {
                // Only those who are notified.
            }
        });
        return all;
    }

    private List<String> changes(PlannedNotice planned) {
        RunAnnouncement announced = plans.announced(World.POLICY, null).orElseThrow();
        return announced.changes(planned.changes()).stream()
                .map(PlanTest::words)
                .toList();
    }

    private static String words(NotifiableChange change) {
        return change.kind().term() + " " + change.subprocessor().id();
    }

    @Test
    void changesConcernThoseWhoseRegionTheyTouch() {
        contact("A", "a@a.example", terms(null, null, "US"));
        assertEquals(
                List.of("changed hosting", "changed hosting", "removed sms", "removed old-mail"),
                changes(planned().getFirst()));
        contact("B", "b@b.example", terms(null, null, "EU"));
        assertTrue(planned().stream().anyMatch(each -> changes(each).contains("added dictation")));
        assertEquals(2, plan().notices());
    }

    @Test
    void theLongestOfTheDaysCountsBackFromTheFirstStart() {
        contact("A", "a@a.example", Terms.NONE);
        assertEquals(Instant.parse("2026-12-01T23:00:00Z"), planned().getFirst().tellBy());
        contact("B", "b@b.example", terms(45, null));
        contact("C", "c@c.example", terms(null, 50));
        // 50 days before 1 January in Berlin.
        assertEquals(Instant.parse("2026-11-11T23:00:00Z"), plan().earliest());
    }

    @Test
    void oneCustomerAndAddressGetsOneNoticeOfAllThatConcernsIt() {
        contact("A", "a@a.example", terms(null, null, "US"));
        contact("A", "A@a.example", terms(60, null, "EU"));
        contact("B", "a@a.example", terms(null, null, "US"));
        Plan plan = plan();
        assertEquals(2, plan.notices());
        assertEquals(Map.of(UninformedRecipients.SAME_CUSTOMER_AND_ADDRESS, 1), plan.notTold());
        PlannedNotice both = planned().stream()
                .filter(each -> changes(each).contains("added dictation"))
                .findFirst()
                .orElseThrow();
        assertEquals(5, both.changes().size());
        assertEquals(Instant.parse("2026-11-01T23:00:00Z"), both.tellBy());
    }

    @Test
    void dueRecipientsWithoutANoticeAreCounted() {
        Recipient first = contact("A", "a@a.example", Terms.NONE);
        Recipient second = contact("A", "a@a.example", Terms.NONE);
        Recipient european = contact("B", "b@b.example", terms(null, null, "US"));
        Run run = new RunStart(plans).record(plan(), world.by());
        assertEquals(new LatecomerCounts(0, 0), plans.stillDue(run));
        Recipient told = planned().stream()
                .map(PlannedNotice::recipient)
                .filter(each -> each.id().equals(first.id()) || each.id().equals(second.id()))
                .findFirst()
                .orElseThrow();
        assertTrue(world.ports.recipients().replace(told.ended("complete-import", world.by())));
        assertEquals(new LatecomerCounts(1, 0), plans.stillDue(run), "the other contact of its address");
        assertTrue(world.ports
                .recipients()
                .replace(european.changed(
                        Objects.requireNonNull(european.who()),
                        european.language(),
                        Terms.NONE,
                        "regions",
                        world.by())));
        assertEquals(new LatecomerCounts(1, 1), plans.stillDue(run), "the dictation concerns it now");
        contact("C", "c@c.example", Terms.NONE);
        assertEquals(new LatecomerCounts(2, 1), plans.stillDue(run));
        Run again = new RunStart(plans).record(plan(), world.by());
        assertEquals(new LatecomerCounts(0, 1), plans.stillDue(again));
    }

    @Test
    void aSubscriberWithAContactsAddressAndWhoEndedGetNone() {
        contact("A", "a@a.example", Terms.NONE);
        added(world.recipient(Recipient.Kind.SUBSCRIBER, null, "a@A.example", "de", Terms.NONE));
        added(world.recipient(Recipient.Kind.SUBSCRIBER, null, "s@s.example", "de", Terms.NONE));
        Recipient ended = contact("E", "e@e.example", Terms.NONE);
        assertTrue(world.ports.recipients().replace(ended.ended("complete-import", world.by())));
        Plan plan = plan();
        assertEquals(2, plan.notices());
        assertEquals(
                Map.of(UninformedRecipients.ENDED, 1, UninformedRecipients.CONTACT_HAS_ADDRESS, 1), plan.notTold());
    }

    @Test
    void theHashSaysWhatDiffers() {
        Recipient first = contact("A", "a@a.example", Terms.NONE);
        Plan before = plan();
        assertEquals(before.hash(), plan().hash());
        assertEquals(List.of(), plan().differencesTo(before.hash()));
        assertTrue(world.ports
                .recipients()
                .replace(first.changed(
                        new Recipient.Who(first.id().value(), "A", "other@a.example"),
                        first.language(),
                        terms(40, null),
                        "address",
                        world.by())));
        assertEquals(
                List.of("contacts, or the changes that concern them", "deadlines for the notices, or days to object"),
                plan().differencesTo(before.hash()));
        contact("B", "b@b.example", terms(null, 3));
        assertEquals("1 contacts, then 2", plan().differencesTo(before.hash()).getFirst());
        assertNotEquals(before.hash(), plan().hash());
    }

    @Test
    void subscriptionsDoNotChangeAPlanAndNewSubscribersAreToldAfterwards() {
        contact("A", "a@a.example", Terms.NONE);
        Recipient leaves = subscribed("leaves@s.example", "mt");
        Recipient stays = subscribed("stays@s.example", "en");
        world.clock.advance(Duration.ofMinutes(1));
        Plan looked = plan();
        assertEquals(3, looked.notices());
        world.clock.advance(Duration.ofMinutes(1));
        assertTrue(world.ports.recipients().replace(leaves.erased(null, world.by())));
        Recipient joins = subscribed("joins@s.example", "et");
        Plan started = plans.plan(looked.announced(), LETTERS, looked.hash());
        assertEquals(List.of(), started.differencesTo(looked.hash()));
        assertEquals(looked.hash(), started.hash());
        assertEquals(2, started.notices());
        assertEquals(Map.of(UninformedRecipients.JOINED_SINCE, 1, UninformedRecipients.ENDED, 1), started.notTold());
        Run run = new RunStart(plans).record(started, world.by());
        assertTrue(world.ports.notices().find(run.notice(stays.id())).isPresent());
        assertTrue(world.ports.notices().find(run.notice(joins.id())).isEmpty(), "not of this plan");
        assertEquals(1, new Latecomers(plans).addSince(started, world.by()));
        assertTrue(world.ports.notices().find(run.notice(joins.id())).isPresent());
        assertEquals(new LatecomerCounts(0, 0), plans.stillDue(run));
    }

    @Test
    void aCustomersMoveByLinkChangesNoPlan() {
        Recipient moves = contact("A", "a@a.example", Terms.NONE);
        Plan looked = plan();
        assertTrue(world.ports
                .recipients()
                .replace(moves.changed(
                        new Recipient.Who(moves.id().value(), "A", "other@a.example"),
                        moves.language(),
                        moves.terms(),
                        "address",
                        new ChangeAuthor(Subscribing.BY_LINK, world.clock.instant()))));
        assertEquals(List.of(), plan().differencesTo(looked.hash()));
    }

    private Recipient subscribed(String address, String language) {
        return added(world.recipient(Recipient.Kind.SUBSCRIBER, null, address, language, Terms.NONE));
    }

    @Test
    void aRunIsRecordedOnceHoweverOftenAndTakesInWhoCameSince() {
        for (int i = 0; i < 30; i++) {
            contact("A" + i, "a" + i + "@a.example", Terms.NONE);
        }
        RunId id = NoticePlans.id(plan().announced());
        Run run = new RunStart(plans).record(plan(), world.by());
        assertEquals(Run.State.RECORDING, run.state());
        assertEquals(run, new RunStart(plans).record(plan(), world.by()));
        contact("late", "late@a.example", Terms.NONE);
        Plan later = plan();
        Run again = new RunStart(plans).record(later, world.by());
        assertEquals(later.hash(), again.plan());
        assertEquals("plan " + later.hash(), again.history().getLast().detail());
        RunCounts counts = RunCounts.of(again, world.ports.notices(), world.clock.instant());
        assertEquals(31, counts.notices());
        assertEquals(31, counts.waiting());
        assertEquals(id, run.id());
        Run cancelled = again.cancelled("withdrawn", world.by());
        assertTrue(world.ports.notices().replace(cancelled));
        assertThrows(IllegalStateException.class, () -> new RunStart(plans).record(later, world.by()));
    }

    @Test
    void aCorrectionTellsWhoKnowsWhatDiffersAndTheOthersAll() {
        Recipient knows = contact("A", "a@a.example", Terms.NONE);
        Recipient other = contact("B", "b@b.example", Terms.NONE);
        Run run = new RunStart(plans).record(plan(), world.by());
        attempt(run, knows);
        world.corrected();
        assertEquals(List.of("changed hosting", "withdrawn dictation"), changes(of(knows)));
        assertEquals(
                List.of("changed hosting", "changed hosting", "removed sms", "removed old-mail"), changes(of(other)));
    }

    @Test
    void unreachedRecipientsAreToldEverythingByACorrectionAndNothingByAWithdrawal() {
        Recipient refused = contact("A", "a@a.example", Terms.NONE);
        Run run = new RunStart(plans).record(plan(), world.by());
        attempt(run, refused);
        RunCounts.each(
                run,
                world.ports.notices(),
                notice -> assertTrue(world.ports
                        .notices()
                        .replace(notice.with(new LedgerLine(
                                world.clock.instant(),
                                ChangeAuthor.REGISTER,
                                1,
                                LedgerLine.Kind.REFUSED,
                                "550 5.1.1")))));
        world.corrected();
        assertEquals(
                List.of("changed hosting", "changed hosting", "removed sms", "removed old-mail"), changes(of(refused)));
        world.withdrawn();
        assertEquals(Map.of(UninformedRecipients.NOTHING_LEFT, 1), plan().notTold());
    }

    @Test
    void unreachedRecipientsOfACorrectionAreToldEverythingByTheNext() {
        Recipient knows = contact("A", "a@a.example", Terms.NONE);
        Recipient knowsNothing = contact("B", "b@b.example", Terms.NONE);
        attempt(new RunStart(plans).record(plan(), world.by()), knows);
        world.corrected();
        world.publish(World.next("Hosting KG", false), "the name was wrong again");
        List<String> all = List.of("changed hosting", "changed hosting", "removed sms", "removed old-mail");
        assertEquals(all, changes(of(knowsNothing)));
        assertEquals(
                Stream.concat(all.stream(), Stream.of("withdrawn dictation")).toList(), changes(of(knows)));
    }

    @Test
    void aCustomerWithTheSameAddressIsToldOnceUnderWhateverIds() {
        Recipient old = contact("A", "a@a.example", Terms.NONE);
        attempt(new RunStart(plans).record(plan(), world.by()), old);
        for (int i = 0; i < 8; i++) {
            contact("A", "a@a.example", Terms.NONE);
        }
        assertEquals(
                List.of(old), planned().stream().map(PlannedNotice::recipient).toList());
        assertTrue(world.ports.recipients().replace(old.ended("complete-import", world.by())));
        assertEquals(
                Map.of(UninformedRecipients.ENDED, 1, UninformedRecipients.SAME_CUSTOMER_AND_ADDRESS, 8),
                plan().notTold());
        world.corrected();
        assertEquals(
                List.of("changed hosting", "withdrawn dictation"),
                changes(planned().getFirst()));
        assertEquals(1, plan().notices());
    }

    @Test
    void aReturningRecipientIsToldByTheNextStart() {
        Recipient first = contact("A", "a@a.example", Terms.NONE);
        Run run = new RunStart(plans).record(plan(), world.by());
        RunCounts.each(
                run,
                world.ports.notices(),
                notice -> assertTrue(world.ports.notices().replace(notice.cancelled("recipient-ended", world.by()))));
        Recipient ended = first.ended("complete-import", world.by());
        assertTrue(world.ports.recipients().replace(ended));
        new RunStart(plans).record(plan(), world.by());
        assertEquals(
                0,
                RunCounts.of(run, world.ports.notices(), world.clock.instant()).waiting());
        assertTrue(world.ports
                .recipients()
                .replace(ended.changed(
                        Objects.requireNonNull(ended.who()), ended.language(), ended.terms(), "import", world.by())));
        new RunStart(plans).record(plan(), world.by());
        assertEquals(
                1,
                RunCounts.of(run, world.ports.notices(), world.clock.instant()).waiting());
    }

    @Test
    void recipientsToldInTimeAreNotLateWhenOthersAreAdded() {
        Recipient knows = contact("A", "a@a.example", Terms.NONE);
        attempt(new RunStart(plans).record(plan(), world.by()), knows);
        world.clock.advance(Duration.ofDays(40));
        assertEquals(0, plan().late());
        contact("B", "b@b.example", Terms.NONE);
        assertEquals(1, plan().late());
        assertEquals(1, plan().told());
        assertEquals(2, plan().notices());
    }

    private PlannedNotice of(Recipient recipient) {
        return planned().stream()
                .filter(each -> each.recipient().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWithdrawalGoesToThoseForWhomAMailMayHaveLeft() {
        Recipient knows = contact("A", "a@a.example", Terms.NONE);
        contact("B", "b@b.example", Terms.NONE);
        attempt(new RunStart(plans).record(plan(), world.by()), knows);
        world.withdrawn();
        Plan plan = plan();
        assertEquals(1, plan.notices());
        assertEquals(Map.of(UninformedRecipients.NOTHING_LEFT, 1), plan.notTold());
        assertEquals(null, plan.earliest());
        assertEquals(knows, planned().getFirst().recipient());
    }

    @Test
    void aWithdrawalGoesToAllWhereTheRunBeforeItIsNotKeptHere() {
        contact("A", "a@a.example", Terms.NONE);
        contact("B", "b@b.example", Terms.NONE);
        EntryHeader commits = world.register
                .commitments()
                .commit(Subject.PLAN, world.last().announcement().header(), List.of());
        world.withdrawn();
        assertEquals(2, plan().notices());
        RunAnnouncement withdrawal = plans.announced(World.POLICY, null).orElseThrow();
        assertEquals(Optional.of(commits), plans.lostRun(withdrawal));
    }

    private void attempt(Run run, Recipient recipient) {
        RunCounts.each(run, world.ports.notices(), notice -> {
            if (notice.recipient().equals(recipient.id())) {
                Notice claimed = notice.claimed(world.clock.instant().plusSeconds(300), world.by());
                assertTrue(world.ports.notices().replace(claimed));
            }
        });
    }
}
