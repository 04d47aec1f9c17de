package register.contract.model;

import java.time.Duration;

/// One thing that happens in a history. Dates are days from the history's first.
public sealed interface Act {

    /// Somebody publishes a version.
    ///
    /// @param mark what it says: another mark, another content
    record Publish(int day, int mark) implements Act {}

    /// Somebody corrects the version of a date, whether or not there is one.
    record Correct(int day, int mark) implements Act {}

    /// Somebody withdraws the version of a date, whether or not that may be.
    record Withdraw(int day) implements Act {}

    /// Somebody redacts the sole trader.
    record Redact() implements Act {}

    /// Time passes, or a publisher's clock is set back.
    record Wait(Duration time) implements Act {}

    /// The process is lost while it does what follows.
    ///
    /// @param calls of the store that it still makes
    record Crash(int calls, Act during) implements Act {}
}
