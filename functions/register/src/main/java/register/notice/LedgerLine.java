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

    /// What is known.
    public enum Kind implements Term {
        /// The run means to tell this recipient.
        PLANNED,
        /// A process takes the attempt: from here on the mail may have left.
        CLAIMED,
        /// The mail service or relay took the mail.
        SENT,
        /// Surely not taken, for a reason that may pass: another attempt follows.
        NOT_TAKEN,
        /// Surely not taken, and never will be as it is.
        REFUSED,
        /// Nobody knows whether the mail left.
        UNKNOWN,
        /// The receiving server took it.
        ACCEPTED,
        /// It has not arrived yet and is tried again by others.
        DELAYED,
        /// It came back for a reason that may pass: another attempt follows.
        BOUNCED,
        /// It came back for good.
        UNDELIVERABLE,
        /// The mail service does not send to this address any more.
        SUPPRESSED,
        /// It came back, and the report does not say whether for good: a person decides.
        RETURNED,
        /// The recipient reported it as spam.
        COMPLAINED,
        /// A person told the recipient in another way.
        TOLD_BY_HAND,
        /// A person wants another attempt.
        AGAIN,
        /// It is not told after all: the announcement was withdrawn, or the recipient ended.
        CANCELLED
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
