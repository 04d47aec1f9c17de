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

/// Takes in what arrives, and records why it failed, for people who look at what was given up. What failed is
/// delivered again by its holder: the queue, or the sender's own server.
public final class Receiving {
    /// What is on record while another process sends.
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
    /// @param id the mail service's name of it
    /// @param again whether it may have failed before: then that is forgotten once it is taken in
    /// @param delivery fetches it
    /// @throws RuntimeException when a port fails, which is on record then; delivering the message again continues
    ///     where it stopped
    public IntakeResult receive(String id, boolean again, Supplier<Delivery> delivery) {
        return recorded(id, again, () -> intake.receive(delivery.get()));
    }

    /// Continues with a request that was left undecided, from its record and its stored mail.
    ///
    /// @param id the mail service's name of that mail
    /// @throws RuntimeException when a port fails, which is on record then
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

    /// Puts on record that a delivery failed before it could be taken in.
    ///
    /// @param reason one line, none of the sender's text in it
    public void failed(String id, String reason) {
        failures.add(id, clock.instant().truncatedTo(ChronoUnit.MILLIS), reason);
    }

    /// Takes up one request whose mail surely did not leave, as `Intake` does.
    ///
    /// @return a line for a log; empty where nothing is due
    /// @throws RuntimeException when a port fails: ask again with the next turn, not before
    public Optional<String> retryNext() {
        return intake.retryNext().map(result -> "tried again: " + result.line());
    }

    /// Tells the team, as `Intake` does.
    public TeamTold tellTeam() {
        return intake.tellTeam();
    }
}
