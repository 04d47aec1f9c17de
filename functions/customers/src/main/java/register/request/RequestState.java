package register.request;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import register.value.Term;

/// The states of a request. `next` lists the states that may follow each.
public enum RequestState implements Term {
    /// Recorded, nothing sent yet: to be acknowledged or, if a legal clock runs, reported to the team.
    RECEIVED,
    /// Claimed by one process for a mail to the team, until its lease ends.
    TELLING,
    /// Claimed by one process for a mail to the sender, until its lease ends.
    REPLYING,
    /// The acknowledgement certainly did not leave; it will be tried again.
    REPLY_DEFERRED,
    /// The acknowledgement was handed over for delivery.
    ACKNOWLEDGED,
    /// The last mail to the sender was returned: a person decides.
    UNDELIVERED,
    /// The claim ended without a record of whether the mail to the sender left: only a person may send again.
    REPLY_UNKNOWN,
    /// A person decides.
    QUEUED,
    /// Nothing is due.
    SILENT,
    /// Assigned to a person.
    IN_PROGRESS,
    /// The agreement was handed over for delivery.
    AGREEMENT_SENT,
    /// Closed by a person (`RequestOutcome`).
    CLOSED,
    /// Personal data erased: only reference, dates and hashes remain.
    ERASED;

    /// The states in which a person decides.
    public static final Set<RequestState> WAITING =
            Collections.unmodifiableSet(EnumSet.of(QUEUED, REPLY_UNKNOWN, UNDELIVERED));

    /// True if nothing more is due. A request that is never answered is closed from the start.
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

    /// The states that may follow.
    public Set<RequestState> next() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(REPLYING, TELLING, QUEUED, SILENT, IN_PROGRESS, AGREEMENT_SENT, CLOSED, ERASED);
            case TELLING -> EnumSet.of(TELLING, REPLYING, QUEUED, IN_PROGRESS, AGREEMENT_SENT, CLOSED, ERASED);
            // Nothing overtakes a mail that may be leaving. A mail that certainly did not leave restores the previous
            // state, or is retried.
            case REPLYING ->
                EnumSet.of(
                        ACKNOWLEDGED, REPLY_DEFERRED, REPLY_UNKNOWN, UNDELIVERED, QUEUED, IN_PROGRESS, AGREEMENT_SENT);
            case REPLY_DEFERRED -> EnumSet.of(REPLYING, QUEUED, IN_PROGRESS, AGREEMENT_SENT, CLOSED, ERASED);
            // A mail given up as unknown may turn out to have left.
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
