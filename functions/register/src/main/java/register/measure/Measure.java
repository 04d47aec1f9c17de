package register.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// A number that an operator looks at, without labels: no list, contact or stranger can add a series, or its text to
/// one. Both engines report it under the same name; a measure whose source cannot be read is absent, not zero.
public enum Measure {
    LOG_ENTRIES("Entries of all logs."),
    LOG_UNSIGNED_ENTRIES("Entries without a checkpoint."),
    LOG_UNSIGNED_SECONDS("Time for which the last entry of a log has waited for its checkpoint, the longest."),
    CHECKPOINTS_UNWITNESSED("Logs whose newest checkpoint lacks the cosignatures that the trust file requires."),
    CHECKPOINTS_UNWITNESSED_SECONDS("Age of the oldest of these logs' last entries."),
    DOCUMENTS_MISSING("Entries, of those looked at last, whose PDFs could not be made."),
    REQUESTS_WAITING("Requests that wait for a person."),
    REQUESTS_WAITING_SECONDS("Age of the oldest of these requests."),
    REPLIES_WAITING("Replies that wait for another attempt."),
    REPLIES_WAITING_SECONDS("Time by which the longest overdue of these attempts is late."),
    TEAM_MAILS_WAITING("Requests that no mail to the team has named yet."),
    TEAM_MAILS_WAITING_SECONDS("Time for which the first of these requests has waited for that mail."),
    MAILS_FAILED("Incoming mails that failed in the last 15 days and have not succeeded since."),
    NOTICES_DUE("Notices of open runs that are still to be sent."),
    NOTICES_SENT("Notices of open runs that left; nothing more is known."),
    NOTICES_ACCEPTED("Notices of open runs that the receiving server accepted."),
    NOTICES_UNKNOWN("Notices of open runs that may or may not have left."),
    NOTICES_NOT_REACHED("Notices of open runs of which no attempt arrived."),
    NOTICES_OVERDUE("Notices of open runs that are still to be sent after their deadline."),
    RUNS_HELD("Runs of notices whose mails do not leave."),
    WEBHOOKS_DISABLED("Webhooks to which nothing is posted until a person resumes it."),
    PUBLICATIONS_REFUSED("Policy files that were refused.", Kind.EVENT),
    MAILS_IGNORED("Incoming mails that the rules leave without an answer.", Kind.EVENT),
    NOTICES_RETURNED("Notices that turned out not to have reached the customer.", Kind.EVENT),
    WEBHOOKS_GIVEN_UP("Webhooks that the register disabled.", Kind.EVENT),
    HISTORIES_CONTRADICTED("Answers of witnesses that saw another history of a log.", Kind.EVENT),
    RECORDS_CHANGED("Permanent records that were replaced or removed.", Kind.EVENT),
    DOCUMENTS_WITHHELD("Requests for a stored PDF that is not the issued one.", Kind.EVENT);

    /// Counts of records stop here, so that each takes one bounded read.
    public static final int MOST = 1_000;

    /// The sort of a measure.
    public enum Kind {
        /// As of now.
        STATE,
        /// Counted as it happens.
        EVENT
    }

    private static final String SECONDS = "_SECONDS";

    private final String help;
    private final Kind kind;

    Measure(String help, Kind kind) {
        this.help = help;
        this.kind = kind;
    }

    Measure(String help) {
        this(help, Kind.STATE);
    }

    /// Its name on every engine.
    public String metric() {
        return "register_" + name().toLowerCase(Locale.ROOT);
    }

    /// One English sentence.
    public String help() {
        return help;
    }

    public Kind kind() {
        return kind;
    }

    /// True if it is a time; others are counts.
    public boolean isInSeconds() {
        return name().endsWith(SECONDS);
    }

    /// The seconds since an instant, 0 if it lies ahead: clocks differ, and are set back.
    public static long seconds(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }
}
