package register.mail;

import register.request.DpaRequest;
import register.request.ReplyAttempts;
import register.request.RequestState;
import register.request.RuleOutcome;
import register.value.LogText;

/// The result of a delivery.
public sealed interface IntakeResult {

    /// Nothing was recorded: the message is the mail service's own.
    record Ignored(String reason) implements IntakeResult {}

    /// The register is finished with this message; it need not be delivered again.
    record Done(DpaRequest request) implements IntakeResult {}

    /// Another process holds the claim to send: deliver the message again later.
    record InProgress(DpaRequest request) implements IntakeResult {}

    /// True if a person must decide.
    default boolean waits() {
        return this instanceof Done(DpaRequest request)
                && (request.state() == RequestState.QUEUED || request.state() == RequestState.REPLY_UNKNOWN);
    }

    /// True if the rules leave it without an answer.
    default boolean isIgnored() {
        return this instanceof Done(DpaRequest request) && request.decision().ruling() == RuleOutcome.SILENT;
    }

    /// One log line, without the sender's text and address: the address is erased with the request.
    default String line() {
        return switch (this) {
            case Ignored(String reason) -> "ignored " + reason;
            case Done(DpaRequest request) -> line(request);
            case InProgress(DpaRequest request) -> line(request) + " in-progress";
        };
    }

    private static String line(DpaRequest request) {
        if (request.decision().reason().equals(ReturnedTeamMail.LED_BACK)
                || request.decision().reason().equals(ReturnedTeamMail.NOT_DELIVERED)) {
            return request.reference() + " " + request.decision().reason()
                    + " ERROR: the team was NOT notified; the register tries again: "
                    + (request.decision().reason().equals(ReturnedTeamMail.LED_BACK)
                            ? "its address leads back to the register"
                            : "the team mail did not arrive");
        }
        String line = String.join(
                " ",
                request.reference().value(),
                request.decision().ruling().term(),
                request.decision().reason(),
                request.state().term());
        String next = request.state() == RequestState.REPLY_DEFERRED ? ", next try " + request.leaseUntil() : "";
        return line
                + next
                + ReplyAttempts.obstacle(request)
                        .map(why -> ": " + LogText.withoutAddresses(why))
                        .orElse("");
    }
}
