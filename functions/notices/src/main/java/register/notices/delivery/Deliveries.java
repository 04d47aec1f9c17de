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

/// Records what is reported of notices, and does what follows. Reports may come twice, late and in any order; a failure
/// in between is made up for when the report comes again.
public final class Deliveries {
    /// Why a subscriber ended who reported a notice as spam.
    public static final String COMPLAINED = "complained";

    private final Notices notices;
    private final NoticeLedger ledger;
    private final Recipients recipients;

    public Deliveries(Notices notices, NoticeLedger ledger, Recipients recipients) {
        this.notices = notices;
        this.ledger = ledger;
        this.recipients = recipients;
    }

    /// What was done with a report.
    public enum Result implements Term {
        RECORDED,
        /// Recorded: the recipient was not told, and no other mail to it follows by itself.
        NOT_REACHED,
        /// The ledger has it already.
        KNOWN,
        /// The register has no such notice.
        UNKNOWN_NOTICE
    }

    /// Records a fact.
    ///
    /// @param attempt which one the report names
    /// @param fact about that attempt
    /// @throws RuntimeException when a port fails; recording it again continues where it stopped
    public Result record(AttemptId attempt, LedgerLine fact) {
        Optional<Notice> found = notices.find(attempt.notice());
        if (found.isEmpty()) {
            return Result.UNKNOWN_NOTICE;
        }
        Notice notice = found.get();
        if (notice.with(fact).equals(notice)) {
            // The next attempt may not be planned yet: a process was lost in between.
            var _ = ledger.add(notice.id(), fact);
            return Result.KNOWN;
        }
        if (fact.kind() == Kind.COMPLAINED) {
            // First: a crash in between must not lose it.
            notices.run(notice.id().run()).ifPresent(run -> end(run, notice, fact));
        }
        return ledger.add(notice.id(), fact)
                .filter(after -> after.state() == NoticeState.NOT_REACHED && !after.wantsAttempt())
                .map(_ -> Result.NOT_REACHED)
                .orElse(Result.RECORDED);
    }

    /// A contract contact must be told all the same: what becomes of it, a person decides.
    private void end(Run run, Notice notice, LedgerLine fact) {
        while (true) {
            Optional<Recipient> subscriber = recipients
                    .find(run.policy(), notice.recipient())
                    .filter(one -> one.kind() == Recipient.Kind.SUBSCRIBER && one.isTold());
            if (subscriber.isEmpty()
                    || recipients.replace(subscriber.get().ended(COMPLAINED, ChangeAuthor.register(fact.at())))) {
                return;
            }
        }
    }
}
