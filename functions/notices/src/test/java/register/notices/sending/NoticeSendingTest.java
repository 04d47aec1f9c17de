package register.notices.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import register.memory.PortsAround.Around;
import register.memory.RecordsAround;
import register.notice.Addressee;
import register.notice.DueWork;
import register.notice.DueWork.Due;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NoticeState;
import register.notice.Notices;
import register.notice.Run;
import register.notice.Run.State;
import register.recipient.Recipient;
import register.record.Records;
import register.request.ChangeAuthor;
import register.request.delivery.Handover;

class NoticeSendingTest {
    private final SendingWorld world = new SendingWorld();

    private Map<NoticeState, Long> states() {
        return world.records.all(Notices.NOTICES).stream()
                .collect(Collectors.groupingBy(Notice::state, Collectors.counting()));
    }

    private Run run() {
        return world.notices.run(SendingWorld.RUN).orElseThrow();
    }

    @Test
    void sendsEachNoticeOnceAndForgetsWhatIsDone() {
        List<NoticeId> ids = world.start(20);
        assertEquals(new NoticeSending.PassResult(20, 0), world.sending().pass(() -> true));
        assertEquals(Map.of(NoticeState.SENT, 20L), states());
        assertEquals(ids.stream().map(id -> id + ".1").sorted().toList(), world.sent());
        assertEquals(0, world.records.count(DueWork.KIND));
        assertEquals(new NoticeSending.PassResult(0, 0), world.sending().pass(() -> true));
        LedgerLine sent =
                world.notices.find(ids.getFirst()).orElseThrow().outcome(1).orElseThrow();
        assertEquals("id-" + ids.getFirst() + ".1", sent.detail(), "the service's name of the mail is kept");
    }

    @Test
    void leavesAnEvenPaceAndMakesUpForNoPause() {
        world.start(30);
        NoticeSending sending = world.sending(60, around());
        sending.pass(() -> world.mails.size() < 10);
        assertEquals(10, world.mails.size());
        world.clock.advance(Duration.ofMinutes(3));
        sending.pass(() -> true);
        List<Duration> gaps = java.util.stream.IntStream.range(1, 30)
                .mapToObj(i -> Duration.between(world.times.get(i - 1), world.times.get(i)))
                .toList();
        gaps.forEach(gap -> assertTrue(gap.compareTo(Duration.ofMillis(899)) > 0, gaps.toString()));
        Duration all = Duration.between(world.times.get(10), world.times.getLast());
        assertTrue(all.compareTo(Duration.ofSeconds(20)) <= 0, "20 mails at one a second took " + all);
    }

    @Test
    void stopsBetweenTwoMailsAndGoesOnWhereItStopped() {
        world.start(20);
        world.service = before(5, () -> world.runs().stop(SendingWorld.RUN, "typo", SendingWorld.MARI));
        world.sending().pass(() -> true);
        assertEquals(5, world.mails.size(), "the one that is leaving leaves");
        world.sending().pass(() -> true);
        assertEquals(5, world.mails.size());
        assertEquals(0, world.records.count(DueWork.KIND), "a run that is stopped holds up no other");
        Run resumed = world.runs()
                .send(
                        SendingWorld.RUN,
                        new ChangeAuthor("Mari", world.clock.instant().plusMillis(1)))
                .orElseThrow();
        assertEquals(State.SENDING, resumed.state());
        world.clock.advance(Duration.ofSeconds(1));
        world.sending().pass(() -> true);
        assertEquals(Map.of(NoticeState.SENT, 20L), states());
        assertEquals(20, world.sent().stream().distinct().count());
        assertEquals(20, world.mails.size());
    }

    @Test
    void anAccountFailureStopsTheRunAndLosesNothing() {
        List<NoticeId> ids = world.start(6);
        world.handovers.add(new Handover.Taken("1"));
        world.handovers.add(new Handover.Barred("SES refused: SendingPausedException: x@provider.example is paused"));
        assertEquals(
                Map.of(SendingWorld.RUN, "stopped: SES refused: SendingPausedException: (address) is paused"),
                world.sending().pass(() -> true).held());
        assertEquals(State.STOPPED, run().state());
        assertEquals(
                "SES refused: SendingPausedException: (address) is paused",
                run().history().getLast().detail());
        assertEquals(Map.of(NoticeState.SENT, 1L, NoticeState.PLANNED, 5L), states());
        world.clock.advance(Duration.ofHours(2));
        Run _ = world.runs()
                .send(SendingWorld.RUN, new ChangeAuthor("Mari", world.clock.instant()))
                .orElseThrow();
        world.sending().pass(() -> true);
        assertEquals(Map.of(NoticeState.SENT, (long) ids.size()), states());
    }

    /// Masking makes an address longer; many of them must not make a line too long to be stored.
    @Test
    void everyAnswerOfTheServerIsRecorded() {
        String words = "a@b ".repeat(200);
        List<NoticeId> ids = world.start(2);
        world.handovers.add(new Handover.Refused(words));
        world.handovers.add(new Handover.Barred(words));
        world.sending().pass(() -> true);
        assertEquals(State.STOPPED, run().state());
        for (NoticeId id : ids) {
            String detail = String.valueOf(
                    world.notices.find(id).orElseThrow().lines().getLast().detail());
            assertTrue(detail.startsWith("(address) (address)") && detail.length() <= 300, detail);
        }
    }

    @Test
    void tenRefusedInARowStopTheRun() {
        world.start(30);
        for (int i = 0; i < 30; i++) {
            world.handovers.add(new Handover.Refused("550 5.7.1 relaying denied"));
        }
        world.sending().pass(() -> true);
        assertEquals(State.STOPPED, run().state());
        assertEquals(
                "10 mails in a row were refused; the last because of: 550 5.7.1 relaying denied",
                run().history().getLast().detail());
        assertEquals(Map.of(NoticeState.NOT_REACHED, 10L, NoticeState.PLANNED, 20L), states());
    }

    @Test
    void waitsWhereNobodyTakesMailAndTriesAgainLater() {
        List<NoticeId> ids = world.start(8);
        for (int i = 0; i < 5; i++) {
            world.handovers.add(new Handover.NotTaken("421 4.3.2 closing"));
        }
        assertEquals(new NoticeSending.PassResult(0, 5), world.sending().pass(() -> true));
        assertEquals(Map.of(NoticeState.PLANNED, (long) ids.size()), states());
        assertEquals(new NoticeSending.PassResult(3, 0), world.sending().pass(() -> true), "those that were not tried");
        world.clock.advance(Duration.ofMinutes(2));
        assertEquals(new NoticeSending.PassResult(5, 0), world.sending().pass(() -> true));
        assertEquals(Map.of(NoticeState.SENT, 8L), states());
        assertEquals(0, world.records.count(DueWork.KIND));
    }

    @Test
    void whereRecipientsArePutOffTheOthersAreToldAtOnce() {
        world.start(SendingPass.PUT_OFF + 30);
        for (int i = 0; i < 20; i++) {
            world.handovers.add(new Handover.NotTaken("451 4.7.1 greylisted", true));
        }
        assertEquals(
                new NoticeSending.PassResult(SendingPass.PUT_OFF + 10, 20),
                world.sending().pass(() -> true));
        world.clock.advance(Duration.ofMinutes(2));
        assertEquals(new NoticeSending.PassResult(20, 0), world.sending().pass(() -> true));
        assertEquals(Map.of(NoticeState.SENT, SendingPass.PUT_OFF + 30L), states());
    }

    @Test
    void whereAllRecipientsArePutOffItWaits() {
        world.start(SendingPass.PUT_OFF + 30);
        for (int i = 0; i < SendingPass.PUT_OFF; i++) {
            world.handovers.add(new Handover.NotTaken("450 4.7.1 too many recipients", true));
        }
        assertEquals(
                new NoticeSending.PassResult(0, SendingPass.PUT_OFF),
                world.sending().pass(() -> true));
        assertEquals(new NoticeSending.PassResult(30, 0), world.sending().pass(() -> true));
    }

    @Test
    void aReturnedMailIsSentAgainWhenDue() {
        NoticeId id = world.start(1).getFirst();
        world.sending().pass(() -> true);
        Instant back = world.clock.instant();
        for (Duration wait : List.of(Duration.ofHours(4), Duration.ofHours(24), Duration.ofHours(72))) {
            int attempt = world.mails.size();
            LedgerLine bounced = new LedgerLine(world.clock.instant(), "dsn", attempt, Kind.BOUNCED, "4.2.2 full");
            Notice notice = world.ledger().add(id, bounced).orElseThrow();
            assertEquals(NoticeState.NOT_REACHED, notice.state());
            assertEquals(notice, world.ledger().add(id, bounced).orElseThrow(), "told twice");
            world.clock.advance(wait.minusMillis(1));
            world.sending().pass(() -> true);
            assertEquals(attempt, world.mails.size());
            world.clock.advance(Duration.ofMillis(1));
            world.sending().pass(() -> true);
            assertEquals(attempt + 1, world.mails.size(), "after " + wait);
        }
        world.ledger().add(id, new LedgerLine(world.clock.instant(), "dsn", 4, Kind.BOUNCED, "4.2.2 full"));
        world.clock.advance(Duration.ofDays(30));
        world.sending().pass(() -> true);
        assertEquals(4, world.mails.size());
        assertEquals(NoticeState.NOT_REACHED, world.state(id));
        Notice notice = world.notices.find(id).orElseThrow();
        Recipient told =
                world.recipients.find(SendingWorld.POLICY, notice.recipient()).orElseThrow();
        String address = Objects.requireNonNull(told.who()).address();
        assertEquals(List.of(Addressee.of(told, id, address)), notice.addressees(), "four mails to one address");
        assertTrue(world.clock.instant().isAfter(back));
        var _ = world.ledger().again(id, "the mailbox has room", new ChangeAuthor("Mari", world.clock.instant()));
        world.sending().pass(() -> true);
        assertEquals(NoticeState.SENT, world.state(id));
    }

    @Test
    void anEndedRecipientIsNotTold() {
        List<NoticeId> ids = world.start(3);
        Notice second = world.notices.find(ids.get(1)).orElseThrow();
        Recipient recipient =
                world.recipients.find(SendingWorld.POLICY, second.recipient()).orElseThrow();
        assertTrue(world.recipients.replace(
                recipient.ended("unsubscribed", ChangeAuthor.register(world.clock.instant()))));
        world.sending().pass(() -> true);
        assertEquals(Map.of(NoticeState.SENT, 2L, NoticeState.CANCELLED, 1L), states());
        assertEquals(NoticeState.CANCELLED, world.state(ids.get(1)));
    }

    @Test
    void aWithdrawnAnnouncementIsNotSent() {
        world.start(20);
        world.service = before(5, () -> world.ended = "withdrawn");
        world.sending().pass(() -> true);
        assertEquals(State.CANCELLED, run().state());
        assertEquals(10, world.mails.size(), "the lot that is being sent is sent");
        assertEquals(Map.of(NoticeState.SENT, 10L, NoticeState.CANCELLED, 10L), states());
        assertEquals(0, world.records.count(DueWork.KIND));
        assertThrows(IllegalStateException.class, () -> world.runs().send(SendingWorld.RUN, SendingWorld.MARI));
        NoticeId id = world.notices.lot(SendingWorld.RUN, 0).getFirst().id();
        assertEquals(
                id + ": its run is cancelled, and sends no more mail",
                assertThrows(IllegalStateException.class, () -> world.ledger().again(id, null, SendingWorld.MARI))
                        .getMessage());
    }

    /// Checked before each lot, however the run was started.
    @Test
    void noMailLeavesBeforeTheLogCommitsToTheRun() {
        List<NoticeId> ids = world.start(4);
        world.committed = false;
        assertEquals(
                new NoticeSending.PassResult(
                        0, 0, 0, Map.of(SendingWorld.RUN, "no signed entry of the log commits to it yet")),
                world.sending().pass(() -> true));
        assertEquals(Map.of(NoticeState.PLANNED, 4L), states());
        var _ = world.ledger().again(ids.getFirst(), "now", SendingWorld.MARI);
        world.sending().pass(() -> true);
        assertEquals(0, world.mails.size());
        world.committed = true;
        assertEquals(new NoticeSending.PassResult(4, 0), world.sending().pass(() -> true));
    }

    @Test
    void noMoreLeaveThanAreGranted() {
        world.start(8);
        assertEquals(new NoticeSending.PassResult(3, 0), world.sending().pass(() -> true, 3));
        assertEquals(new NoticeSending.PassResult(0, 0), world.sending().pass(() -> true, 0));
        assertEquals(new NoticeSending.PassResult(5, 0), world.sending().pass(() -> true, 100));
    }

    @Test
    void whereNothingIsDueItOnlyLooks() {
        var asked = new java.util.ArrayList<String>();
        NoticeSending sending = world.sending(60_000, new Around() {
            @Override
            public <T> T port(Class<T> type, T port) {
                return type == Records.class
                        ? type.cast(RecordsAround.before(
                                (Records) port, (kind, method, _) -> asked.add(kind.name() + "." + method)))
                        : port;
            }
        });
        assertEquals(new NoticeSending.PassResult(0, 0), sending.pass(() -> true));
        assertEquals(List.of("DUE.due"), asked);
    }

    @Test
    void latecomersAreSentToo() {
        world.start(4);
        world.sending().pass(() -> true);
        world.clock.advance(Duration.ofDays(1));
        world.add(4, 3);
        Run _ = world.runs()
                .send(SendingWorld.RUN, new ChangeAuthor("Mari", world.clock.instant()))
                .orElseThrow();
        world.sending().pass(() -> true);
        assertEquals(Map.of(NoticeState.SENT, 7L), states());
        assertEquals(7, world.mails.size());
    }

    @Test
    void aLetterThatCannotBeWrittenIsClaimedByNobodyAndHoldsUpNoOther() {
        List<NoticeId> ids = world.start(6);
        NoticeSending sending = world.sending(60_000, new Around() {
            @Override
            public <T> T port(Class<T> type, T port) {
                return type != NoticeMails.class
                        ? port
                        : type.cast((NoticeMails) (run, notice, recipient) -> {
                            if (notice.id().equals(ids.get(2))) {
                                throw new IllegalStateException("no words");
                            }
                            return ((NoticeMails) port).mail(run, notice, recipient);
                        });
            }
        });
        assertEquals(
                "no words",
                assertThrows(IllegalStateException.class, () -> sending.pass(() -> true))
                        .getMessage());
        assertEquals(Map.of(NoticeState.SENT, 5L, NoticeState.PLANNED, 1L), states());
        world.sending().pass(() -> true);
        assertEquals(Map.of(NoticeState.SENT, 6L), states());
    }

    @Test
    void oneProcessAtATimeHasTheTurn() {
        world.start(4);
        assertTrue(world.work.hold(
                "another", world.clock.instant(), world.clock.instant().plusSeconds(60)));
        assertEquals(new NoticeSending.PassResult(0, 0), world.sending().pass(() -> true));
        world.clock.advance(Duration.ofSeconds(60));
        assertEquals(new NoticeSending.PassResult(4, 0), world.sending().pass(() -> true));
        assertTrue(world.work.hold("another", world.clock.instant(), world.clock.instant()), "it was given back");
    }

    @Test
    void aClaimOfALostProcessIsUnknownUntilAFactOrAPersonDecides() {
        List<NoticeId> ids = world.start(2);
        for (NoticeId id : ids) {
            Notice planned = world.notices.find(id).orElseThrow();
            assertTrue(
                    world.notices.replace(planned.claimed(world.clock.instant().plusSeconds(300), SendingWorld.MARI)));
        }
        world.sending().pass(() -> true);
        assertEquals(Map.of(NoticeState.SENDING, 2L), states());
        assertTrue(world.records.count(DueWork.KIND) > 0, "it looks again");
        world.clock.advance(Duration.ofMinutes(5));
        world.sending().pass(() -> true);
        assertEquals(Map.of(NoticeState.UNKNOWN, 2L), states());
        assertEquals(0, world.records.count(DueWork.KIND));
        world.ledger().add(ids.getFirst(), new LedgerLine(world.clock.instant(), "ses", 1, Kind.SENT, "id"));
        var _ = world.ledger().again(ids.getLast(), null, new ChangeAuthor("Mari", world.clock.instant()));
        world.sending().pass(() -> true);
        assertEquals(Map.of(NoticeState.SENT, 2L), states());
        assertEquals(List.of(ids.getLast() + ".2"), world.sent());
    }

    /// Two mails left, then the disk was full, so their result was never recorded, and a person stopped the run.
    @Test
    void anUnrecordedMailIsUnknownAfterItsClaimEvenIfTheRunIsStopped() {
        world.start(2);
        assertThrows(
                UncheckedIOException.class,
                () -> world.sending(60_000, new Around() {
                            @Override
                            public <T> T port(Class<T> type, T port) {
                                return type == Records.class ? type.cast(full((Records) port)) : port;
                            }
                        })
                        .pass(() -> true));
        assertEquals(Map.of(NoticeState.SENDING, 2L), states());
        Run _ = world.runs()
                .stop(SendingWorld.RUN, "disk full", SendingWorld.MARI)
                .orElseThrow();
        world.sending().pass(() -> true);
        assertEquals(Map.of(NoticeState.SENDING, 2L), states(), "their claims hold");
        world.clock.advance(SendingWorld.TIMING.claim());
        assertEquals(
                new NoticeSending.PassResult(0, 0, 2, Map.of()), world.sending().pass(() -> true));
        assertEquals(Map.of(NoticeState.UNKNOWN, 2L), states());
        assertEquals(2, world.mails.size(), "nobody is told twice");
        assertEquals(0, world.records.count(DueWork.KIND));
    }

    /// Has no space left for the result of a mail.
    private static Records full(Records records) {
        return RecordsAround.before(records, (_, method, subject) -> {
            if (method.equals("replace") && subject instanceof Notice notice && notice.claim() == null) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
        });
    }

    @Test
    void aRunWhoseNoticesAreBeingRecordedWaits() {
        world.start(0);
        world.work.put(Due.of(world.clock.instant(), new register.notice.RunId("00000000"), 0));
        world.sending().pass(() -> true);
        assertEquals(0, world.records.count(DueWork.KIND), "of a run that is not there nothing is due");
    }

    private java.util.function.Function<register.request.delivery.OutgoingMail, Handover> before(
            int mails, Runnable act) {
        var service = world.service;
        return mail -> {
            Handover handover = service.apply(mail);
            if (world.mails.size() == mails) {
                act.run();
            }
            return handover;
        };
    }

    private static Around around() {
        return new Around() {
            @Override
            public <T> T port(Class<T> type, T port) {
                return port;
            }
        };
    }
}
