package register.mail;

import java.time.Instant;

/// Something that was tried again and again and then left, until a person has mended the cause.
///
/// @param id by which it is asked for
/// @param receivedAt when it came
/// @param tries how often it was tried; 0 where nothing is on record
/// @param reason what failed last, one line
public record GivenUp(String id, Kind kind, Instant receivedAt, int tries, String reason) {
    /// Where nothing is on record: a process that ends by force says nothing.
    public static final String NO_REASON = "no reason recorded: the process ended first, see its log";

    /// What it is.
    public enum Kind {
        MAIL("mail"),
        POLICY_FILE("policy-file"),
        /// Accepted ones, whose snapshots and checkpoints are missing.
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
