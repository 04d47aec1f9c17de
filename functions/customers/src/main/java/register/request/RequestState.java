package register.request;

import java.util.EnumSet;
import java.util.Set;
import register.value.Term;

/// How far a request has come. `next` lists the states that may follow each.
public enum RequestState implements Term {
    /// Recorded, nothing sent yet: to be acknowledged, or, if a legal clock runs, to be named to the team.
    RECEIVED,
    /// One process holds the claim to tell the team, until its lease ends.
    TELLING,
    /// One process holds the claim to write to the sender, until its lease ends.
    REPLYING,
    /// The acknowledgement surely did not leave; it is tried again.
    REPLY_DEFERRED,
    /// The acknowledgement was handed over for delivery.
    ACKNOWLEDGED,
    /// The last mail to the sender came back: a person decides.
    UNDELIVERED,
    /// The claim ended with nobody knowing whether the mail to the sender went out: only a person may send again.
    REPLY_UNKNOWN,
    /// A person decides.
    QUEUED,
    /// Nothing is due.
    SILENT,
    /// A person sees to it.
    IN_PROGRESS,
    /// The agreement was handed over for delivery.
    AGREEMENT_SENT,
    /// A person said how it ended (`RequestOutcome`).
    CLOSED,
    /// What it held of anybody is gone: only reference, dates and hashes are left.
    ERASED;

    /// Whether nothing more is to be done. What is never answered is closed from the beginning.
    public boolean isClosed() {
        return switch (this) {
            case SILENT, CLOSED, ERASED -> true;
            case RECEIVED,
                    TELLING,
                    REPLYING,
                    REPLY_DEFERRED,
                    ACKNOWLEDGED,
                    UNDELIVERED,
                    REPLY_UNKNOWN,
                    QUEUED,
                    IN_PROGRESS,
                    AGREEMENT_SENT -> false;
        };
    }

    /// The states that may follow on this one.
    public Set<RequestState> next() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(REPLYING, TELLING, QUEUED, SILENT, IN_PROGRESS, AGREEMENT_SENT, CLOSED, ERASED);
            case TELLING -> EnumSet.of(TELLING, REPLYING, QUEUED, IN_PROGRESS, AGREEMENT_SENT, CLOSED, ERASED);
            // Nothing overtakes a mail that may be leaving. What surely did not leave is as it was, or tried again.
            case REPLYING ->
                EnumSet.of(
                        ACKNOWLEDGED, REPLY_DEFERRED, REPLY_UNKNOWN, UNDELIVERED, QUEUED, IN_PROGRESS, AGREEMENT_SENT);
            case REPLY_DEFERRED -> EnumSet.of(REPLYING, QUEUED, IN_PROGRESS, AGREEMENT_SENT, CLOSED, ERASED);
            // What was given up as unknown may turn out to have left.
            case REPLY_UNKNOWN ->
                EnumSet.of(
                        REPLYING,
                        REPLY_DEFERRED,
                        ACKNOWLEDGED,
                        UNDELIVERED,
                        QUEUED,
                        IN_PROGRESS,
                        AGREEMENT_SENT,
                        CLOSED,
                        ERASED);
            case ACKNOWLEDGED, IN_PROGRESS, AGREEMENT_SENT ->
                EnumSet.of(REPLYING, UNDELIVERED, IN_PROGRESS, AGREEMENT_SENT, CLOSED, ERASED);
            case QUEUED -> EnumSet.of(REPLYING, SILENT, IN_PROGRESS, AGREEMENT_SENT, CLOSED, ERASED);
            case UNDELIVERED -> EnumSet.of(REPLYING, IN_PROGRESS, AGREEMENT_SENT, CLOSED, ERASED);
            case SILENT -> EnumSet.of(IN_PROGRESS, ERASED);
            case CLOSED -> EnumSet.of(ERASED);
            case ERASED -> EnumSet.noneOf(RequestState.class);
        };
    }
}
