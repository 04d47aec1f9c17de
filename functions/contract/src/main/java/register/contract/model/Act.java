package register.contract.model;

import java.time.Duration;

/// One event of a history. Dates are days from the history's first.
public sealed interface Act {

    /// A version is published.
    ///
    /// @param mark of its content: other marks have other contents
    record Publish(int day, int mark) implements Act {}

    /// The version of a date is corrected, whether or not there is one.
    record Correct(int day, int mark) implements Act {}

    /// The version of a date is withdrawn, whether or not that is allowed.
    record Withdraw(int day) implements Act {}

    /// The sole trader is redacted.
    record Redact() implements Act {}

    /// Time passes, or a publisher's clock is set back.
    record Wait(Duration time) implements Act {}

    /// The process crashes during an act.
    ///
    /// @param calls of the store that still succeed
    record Crash(int calls, Act during) implements Act {}
}
