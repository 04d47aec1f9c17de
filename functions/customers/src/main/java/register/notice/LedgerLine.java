package register.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.request.RequestChange;
import register.value.Term;

/// One fact about a notice, as its ledger keeps it for good.
///
/// @param source who says so: `register`, `relay`, `ses`, `dsn`, or a person's name; one line
/// @param attempt which handing over of a mail it is about, from 1; 0 for none
/// @param detail a status code and the server's words without addresses, or a person's note; one line
public record LedgerLine(
        Instant at,
        String source,
        int attempt,
        Kind kind,
        @Nullable String detail) {
    private static final int LONGEST = 500;

    /// What is known. Of one attempt the last of these in this order counts: whoever says that a mail left knows better
    /// than whoever does not know, and a mail that came back did not arrive, whoever took it on the way.
    public enum Kind implements Term {
        /// The run means to tell this recipient.
        PLANNED,
        /// A process takes the attempt: from here on the mail may have left. Detail: when the claim ends.
        CLAIMED,
        /// Nobody knows whether the mail left.
        UNKNOWN,
        /// Surely not taken, for a reason that may pass: another attempt follows.
        NOT_TAKEN,
        /// Surely not taken, and it is not tried again by itself.
        REFUSED,
        /// It has not arrived yet and is tried again by others.
        DELAYED,
        /// The mail service or relay took the mail; detail: its id there, where it gave one.
        SENT,
        /// The receiving server took it.
        ACCEPTED,
        /// The recipient reported it as spam, so it arrived.
        COMPLAINED,
        /// It came back for a reason that may pass: another attempt follows.
        BOUNCED,
        /// It came back, and the report does not say whether for good: a person decides.
        RETURNED,
        /// The mail service does not send to this address any more.
        SUPPRESSED,
        /// It came back for good.
        UNDELIVERABLE,
        /// A person told the recipient in another way.
        TOLD_BY_HAND,
        /// A person wants another attempt after this one.
        AGAIN,
        /// It is not told after all: the announcement was withdrawn, or the recipient ended.
        CANCELLED;

        /// Whether it is somebody's decision rather than a fact of an attempt. The last decision counts.
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

    /// Whether another says the same: of an attempt, a kind is told once by a source.
    boolean repeats(LedgerLine other) {
        return attempt == other.attempt && kind == other.kind && source.equals(other.source);
    }
}
