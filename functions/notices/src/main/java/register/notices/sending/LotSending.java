package register.notices.sending;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import register.notice.DueWork.Due;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.Notices;
import register.notice.Run;
import register.notice.Run.State;
import register.outbox.Workers;
import register.request.ChangeAuthor;
import register.request.delivery.Handover;
import register.value.LogText;

/// Does the due work for one lot or notice, depending on the state of its run.
record LotSending(
        Notices notices,
        Runs runs,
        NoticeLedger ledger,
        AnnouncementStanding standing,
        CommitmentCheck committed,
        NoticeAttempts attempts,
        SendingRate pace,
        int atOnce,
        Clock clock) {
    private static final String UNCOMMITTED = "no signed entry of the log commits to it yet";

    /// @return true if nothing is left to do
    /// @throws RuntimeException the first failure, after the rest was done
    boolean done(Due due, SendingPass pass) {
        Optional<Run> found = notices.run(due.run());
        if (found.isEmpty()) {
            return true;
        }
        Run run = found.get();
        return switch (run.state()) {
            case RECORDING -> false;
            // Resuming makes each lot due again; until then claims may expire.
            case STOPPED -> settled(of(due, pass));
            case CLOSED -> true;
            case CANCELLED -> cancelled(run, of(due, pass));
            case SENDING -> {
                Optional<Run> ended =
                        standing.ended(run).flatMap(why -> runs.cancel(run.id(), why, ChangeAuthor.register(now())));
                if (ended.isPresent()) {
                    yield cancelled(ended.get(), of(due, pass));
                }
                if (!committed.stands(run)) {
                    pass.holds(run.id(), UNCOMMITTED);
                    yield false;
                }
                yield sent(run, of(due, pass), pass);
            }
        };
    }

    private List<Notice> of(Due due, SendingPass pass) {
        NoticeId one = due.notice();
        List<Notice> all = one == null
                ? notices.lot(due.run(), due.lot())
                : notices.find(one).stream().toList();
        return all.stream().flatMap(notice -> unlessLost(notice, pass)).toList();
    }

    /// The claim of a crashed process is over.
    private Stream<Notice> unlessLost(Notice notice, SendingPass pass) {
        if (notice.lapsed(now()).equals(notice)) {
            return Stream.of(notice);
        }
        Optional<Notice> lapsed = ledger.lapsed(notice.id(), now());
        pass.lapsed();
        return lapsed.stream();
    }

    private boolean cancelled(Run run, List<Notice> lot) {
        String why = run.history().getLast().detail();
        lot.forEach(notice -> attempts.cancel(notice, why == null ? State.CANCELLED.term() : why));
        return settled(lot);
    }

    private boolean sent(Run run, List<Notice> lot, SendingPass pass) {
        try (var workers = new Workers(atOnce)) {
            for (Notice notice : lot) {
                if (!attempts.isDue(notice)) {
                    ledger.plan(notice);
                } else if (pace.await(() -> workers.goesOn() && pass.goesOn()) && isSending(run)) {
                    pass.begins();
                    workers.run(() -> attempts.next(run, notice).ifPresent(handover -> became(run, handover, pass)));
                } else {
                    return false;
                }
            }
        }
        return settled(lot);
    }

    /// True if no other process has an attempt of these under way.
    private static boolean settled(List<Notice> lot) {
        return lot.stream().allMatch(notice -> notice.claim() == null);
    }

    private boolean isSending(Run run) {
        return notices.run(run.id())
                .filter(last -> last.state() == State.SENDING)
                .isPresent();
    }

    private void became(Run run, Handover handover, SendingPass pass) {
        pass.count(handover);
        if (handover instanceof Handover.Barred(String words)) {
            stop(run, words, pass);
        } else if (handover instanceof Handover.Refused(String words) && pass.refusesAll()) {
            stop(run, SendingPass.REFUSED + " mails in a row were refused; the last because of: " + words, pass);
        }
    }

    private void stop(Run run, String why, SendingPass pass) {
        if (isSending(run)) {
            String line = Handover.line(LogText.withoutAddresses(why));
            var _ = runs.stop(run.id(), line, ChangeAuthor.register(now()));
            pass.holds(run.id(), "stopped: " + line);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
