package register.notices.delivery;

import java.util.Optional;
import register.notice.AttemptId;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NoticeState;
import register.notice.Notices;
import register.notice.Run;
import register.notices.sending.NoticeLedger;
import register.recipient.Recipient;
import register.recipient.Recipients;
import register.request.ChangeAuthor;
import register.value.Term;

/// Records reports on notices, and acts on them. Reports may come twice, late and in any order; after a failure, the
/// repeated report completes the work.
public record Deliveries(Notices notices, NoticeLedger ledger, Recipients recipients) {
    /// The reason for ending a subscriber who reported a notice as spam.
    public static final String COMPLAINED = "complained";

    /// The effect of a report.
    public enum Result implements Term {
        RECORDED,
        /// Recorded: the recipient was not reached, and there is no automatic retry.
        NOT_REACHED,
        /// The ledger already has it.
        KNOWN,
        /// The register has no such notice.
        UNKNOWN_NOTICE
    }

    /// Records a fact.
    ///
    /// @param attempt named in the report
    /// @param fact about that attempt
    /// @throws RuntimeException if a port fails; recording it again continues where it stopped
    public Result record(AttemptId attempt, LedgerLine fact) {
        Optional<Notice> found = notices.find(attempt.notice());
        if (found.isEmpty()) {
            return Result.UNKNOWN_NOTICE;
        }
        Notice notice = found.get();
        if (notice.with(fact).equals(notice)) {
            // The next attempt may not be planned yet, if a process crashed in between.
            var _ = ledger.add(notice.id(), fact);
            return Result.KNOWN;
        }
        if (fact.kind() == Kind.COMPLAINED) {
            // First, because a crash in between must not lose it.
            notices.run(notice.id().run()).ifPresent(run -> end(run, notice, fact));
        }
        return ledger.add(notice.id(), fact)
                .filter(after -> after.state() == NoticeState.NOT_REACHED && !after.wantsAttempt())
                .map(_ -> Result.NOT_REACHED)
                .orElse(Result.RECORDED);
    }

    /// A contract contact must still be notified, so it is left to a person.
    private void end(Run run, Notice notice, LedgerLine fact) {
        while (true) {
            Optional<Recipient> subscriber = recipients
                    .find(run.policy(), notice.recipient())
                    .filter(one -> one.kind() == Recipient.Kind.SUBSCRIBER && one.isNotified());
            if (subscriber.isEmpty()
                    || recipients.replace(subscriber.get().ended(COMPLAINED, ChangeAuthor.register(fact.at())))) {
                return;
            }
        }
    }
}
