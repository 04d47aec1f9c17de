package register.request;

import java.time.Instant;
import java.util.Optional;

/// Why deliveries could not be taken in: of each what failed last, and how often something did. Nothing here says what
/// a message is about, nor from whom it is.
public interface FailureLog {
    /// How many days a record is kept after the last failure: longer than any queue keeps what failed (Amazon SQS: 14).
    int KEPT_DAYS = 15;

    /// A delivery that failed.
    ///
    /// @param delivery the mail service's name of it
    /// @param tries how often it was tried; a repetition inside an engine may count twice
    /// @param at the last time, to the millisecond
    /// @param reason what failed then, one line
    record Failure(String delivery, int tries, Instant at, String reason) {}

    /// Records one more failure, in place of the last; durable on return.
    void add(String delivery, Instant at, String reason);

    /// What is on record of a delivery; empty where nothing failed, or it is over.
    Optional<Failure> find(String delivery);

    /// Forgets a delivery; nothing happens where it is not there.
    void forget(String delivery);
}
