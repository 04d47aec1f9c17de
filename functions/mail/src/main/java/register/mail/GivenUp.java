package register.mail;

import java.time.Instant;

/// Something that failed on every try and was left until a person mends the cause.
///
/// @param id the id by which to ask for it
/// @param receivedAt when it came
/// @param tries how often it was tried; 0 if nothing is recorded
/// @param reason the last failure, in one line
public record GivenUp(String id, Kind kind, Instant receivedAt, int tries, String reason) {
    /// If nothing is recorded: a killed process records nothing.
    public static final String NO_REASON = "no reason recorded: the process ended first, see its log";

    /// What was given up.
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
