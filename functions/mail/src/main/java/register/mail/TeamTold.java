package register.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.request.Handover;

/// What became of telling the team.
///
/// @param requests of how many it was, or would have been; 0 where nothing was due
/// @param notTold why it could not be told, one line; absent where it was
/// @param next when it is told again of what waits then
public record TeamTold(int requests, @Nullable String notTold, Instant next) {
    static final TeamTold NOTHING = new TeamTold(0, null, Instant.EPOCH);

    /// One line for a log; empty where there is nothing to say.
    public String line() {
        if (requests == 0) {
            return "";
        }
        return notTold == null
                ? "told the team of " + requests + " requests"
                : "ERROR: the team was NOT told of %d requests, which is tried again at %s: %s"
                        .formatted(requests, next, Handover.withoutAddresses(notTold));
    }
}
