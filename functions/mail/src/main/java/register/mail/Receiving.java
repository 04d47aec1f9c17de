package register.mail;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import register.mail.rule.DeliveredMail;
import register.mail.sending.FailureReason;
import register.mail.sending.TeamTold;
import register.request.FailureLog;
import register.value.Reference;

/// Receives incoming mail and records failures, for the list of items given up. The queue or the sender's server
/// delivers failed mail again.
public record Receiving(Intake intake, FailureLog failures, Clock clock) {
    /// The recorded reason while another process sends.
    static final String IN_PROGRESS = "another process holds the claim to send";

    /// Receives a message, as `Intake` does.
    ///
    /// @param id the mail service's id for it
    /// @param again true if it may have failed before: success then clears that record
    /// @param delivery fetches it
    /// @throws RuntimeException if a port fails, after that is recorded; delivering the message again
    ///     continues where it stopped
    public IntakeResult receive(String id, boolean again, Supplier<DeliveredMail> delivery) {
        return recorded(id, again, () -> intake.receive(delivery.get()));
    }

    /// Continues an undecided request, from its record and its stored mail.
    ///
    /// @param id the mail service's id for that mail
    /// @throws RuntimeException if a port fails, after that is recorded
    public IntakeResult resume(String id, Reference reference) {
        return recorded(id, true, () -> intake.resume(reference));
    }

    private IntakeResult recorded(String id, boolean again, Supplier<IntakeResult> taking) {
        IntakeResult result;
        try {
            result = taking.get();
        } catch (RuntimeException | StackOverflowError e) {
            try {
                failed(id, FailureReason.of(e));
            } catch (RuntimeException unrecorded) {
                e.addSuppressed(unrecorded);
            }
            throw e;
        }
        if (result instanceof IntakeResult.InProgress) {
            failed(id, IN_PROGRESS);
        } else if (again) {
            failures.forget(id);
        }
        return result;
    }

    /// Records that a delivery failed before the intake received it.
    ///
    /// @param reason one line, without the sender's text
    public void failed(String id, String reason) {
        failures.add(id, clock.instant().truncatedTo(ChronoUnit.MILLIS), reason);
    }

    /// Retries one reply that certainly did not leave, or sends the mail due for an answer to a
    /// notice, as `Intake` does.
    ///
    /// @return a log line; empty if nothing is due
    /// @throws RuntimeException if a port fails: wait for the next turn
    public Optional<String> retryNext() {
        return intake.retryNext().map(result -> "tried again: " + result.line()).or(intake::sendNext);
    }

    /// Notifies the team, as `Intake` does.
    public TeamTold tellTeam() {
        return intake.tellTeam();
    }
}
