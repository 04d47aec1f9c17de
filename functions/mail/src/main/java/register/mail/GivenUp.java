package register.mail;

import java.time.Instant;

/// An item that failed on every try and was left until a person removes the cause.
///
/// @param id for retrying it
/// @param receivedAt when it arrived
/// @param tries the number of tries; 0 if nothing is recorded
/// @param reason the last failure, in one line
public record GivenUp(String id, Kind kind, Instant receivedAt, int tries, String reason) {
    /// Used if nothing is recorded: a killed process records nothing.
    public static final String NO_REASON =
            "no reason recorded, because the process ended before it could: see its " + "log";

    /// The kind of item.
    public enum Kind {
        MAIL("mail"),
        POLICY_FILE("policy-file"),
        /// Accepted entries without snapshots or checkpoints.
        ENTRIES("entries");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
