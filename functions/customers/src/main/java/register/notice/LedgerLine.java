package register.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.request.RequestChange;
import register.value.Term;

/// One fact about a notice, kept for good in its ledger.
///
/// @param source `register`, `relay`, `ses`, `dsn`, or a person's name; one line
/// @param attempt that it is about, from 1; 0 for none
/// @param detail a status code and the server's words without addresses, or a person's note; one line
public record LedgerLine(
        Instant at,
        String source,
        int attempt,
        Kind kind,
        @Nullable String detail) {
    private static final int LONGEST = 500;

    /// The kinds of facts. For an attempt, the last of its kinds in this order counts: knowing that a mail left takes
    /// precedence over not knowing, and a returned mail did not arrive, whichever server took it on the way.
    public enum Kind implements Term {
        /// The run will notify this recipient.
        PLANNED,
        /// A process has claimed the attempt: from now on the mail may have left. Detail: the end of the claim.
        CLAIMED,
        /// Unknown: the mail may have left.
        UNKNOWN,
        /// Certainly not taken, for a temporary reason: another attempt follows.
        NOT_TAKEN,
        /// Certainly not taken; there is no automatic retry.
        REFUSED,
        /// Not arrived yet; another server is still trying.
        DELAYED,
        /// Taken by the mail service or relay; detail: its id there, if it gave one.
        SENT,
        /// Taken by the receiving server.
        ACCEPTED,
        /// The recipient reported it as spam, so it arrived.
        COMPLAINED,
        /// Returned for a temporary reason: another attempt follows.
        BOUNCED,
        /// Returned, without stating whether permanently: a person decides.
        RETURNED,
        /// The mail service no longer sends to this address.
        SUPPRESSED,
        /// Returned for good.
        UNDELIVERABLE,
        /// A person notified the recipient in another way.
        TOLD_BY_HAND,
        /// A person requested another attempt after this one.
        AGAIN,
        /// Cancelled: the announcement was withdrawn, or the recipient ended.
        CANCELLED;

        /// True for a person's decision, as opposed to a fact about an attempt. The last decision counts.
        boolean isWord() {
            return compareTo(TOLD_BY_HAND) >= 0;
        }
    }

    public LedgerLine {
        if (attempt < 0) {
            throw new IllegalArgumentException("attempt: expected 0 or more");
        }
        for (String line : detail == null ? List.of(source) : List.of(source, detail)) {
            if (!RequestChange.isLine(line) || line.length() > LONGEST) {
                throw new IllegalArgumentException(
                        kind.term() + ": expected one line, at most " + LONGEST + " characters");
            }
        }
    }

    /// True if both say the same: about an attempt, a source reports each kind once.
    boolean repeats(LedgerLine other) {
        return attempt == other.attempt && kind == other.kind && source.equals(other.source);
    }
}
