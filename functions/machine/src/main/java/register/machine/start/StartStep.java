package register.machine.start;

import java.time.LocalDate;
import register.publishing.Reasons;
import register.value.PolicyId;

/// One line of a folder's `first-start` file.
public sealed interface StartStep {

    /// The line itself; it identifies a finished step.
    String line();

    /// `trial`: the plan is only for a trial.
    record Trial(String line) implements StartStep {}

    /// `publish FILE [--correct --reason "…"] [--no-notice "…"]`
    ///
    /// @param file relative to the folder
    record Publish(String line, String file, Reasons reasons) implements StartStep {}

    /// `withdraw POLICY DATE --reason "…"`
    record Withdraw(String line, PolicyId policy, LocalDate effectiveDate, String reason) implements StartStep {}
}
