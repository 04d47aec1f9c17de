package register.machine.start;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// One line of a folder's `first-start` file.
public sealed interface StartStep {

    /// The line itself; it identifies a finished step.
    String line();

    /// `publish FILE [--correct --reason "…"]`
    ///
    /// @param file relative to the folder
    /// @param correctionReason null for a publication
    record Publish(String line, String file, @Nullable String correctionReason) implements StartStep {}

    /// `withdraw POLICY DATE --reason "…"`
    record Withdraw(String line, PolicyId policy, LocalDate effectiveDate, String reason) implements StartStep {}
}
