package register.mail.sending;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.value.LogText;

/// The result of a mail to the team.
///
/// @param requests the number of requests that it named, or would have; 0 if nothing was due
/// @param notTold the reason why the team mail failed, one line; absent if it left
/// @param next when the next team mail is due
public record TeamTold(int requests, @Nullable String notTold, Instant next) {
    static final TeamTold NOTHING = new TeamTold(0, null, Instant.EPOCH);

    /// One line for a log; empty if there is nothing to report.
    public String line() {
        if (requests == 0) {
            return "";
        }
        return notTold == null
                ? "notified the team of " + requests + " requests"
                : "ERROR: the team was NOT notified of %d requests; next attempt at %s: %s"
                        .formatted(requests, next, LogText.withoutAddresses(notTold));
    }
}
