package register.mail;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import register.mail.rule.Delivery;
import register.mail.sending.FailureReason;
import register.mail.sending.TeamTold;
import register.request.FailureLog;
import register.value.Reference;

/// Takes in arriving mail and records failures, for people who look at what was given up. Its holder, the queue or the
/// sender's server, delivers failed mail again.
public final class Receiving {
    /// The recorded reason while another process sends.
    static final String IN_PROGRESS = "another process holds the claim to send";

    private final Intake intake;
    private final FailureLog failures;
    private final Clock clock;

    public Receiving(Intake intake, FailureLog failures, Clock clock) {
        this.intake = intake;
        this.failures = failures;
        this.clock = clock;
    }

    /// Takes in a message, as `Intake` does.
    ///
    /// @param id the mail service's id of it
    /// @param again whether it may have failed before: success then clears that record
    /// @param delivery fetches it
    /// @throws RuntimeException when a port fails, after it is recorded; delivering the message again continues
    ///     where it stopped
    public IntakeResult receive(String id, boolean again, Supplier<Delivery> delivery) {
        return recorded(id, again, () -> intake.receive(delivery.get()));
    }

    /// Continues an undecided request, from its record and its stored mail.
    ///
    /// @param id the mail service's id of that mail
    /// @throws RuntimeException when a port fails, after it is recorded
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

    /// Records that a delivery failed before it was taken in.
    ///
    /// @param reason one line, without the sender's text
    public void failed(String id, String reason) {
        failures.add(id, clock.instant().truncatedTo(ChronoUnit.MILLIS), reason);
    }

    /// Tries again one reply that surely did not leave, or sends what is due to who answered a notice, as `Intake`
    /// does.
    ///
    /// @return a line for a log; empty if nothing is due
    /// @throws RuntimeException when a port fails: wait for the next turn
    public Optional<String> retryNext() {
        return intake.retryNext().map(result -> "tried again: " + result.line()).or(intake::sendNext);
    }

    /// Notifies the team, as `Intake` does.
    public TeamTold tellTeam() {
        return intake.tellTeam();
    }
}
