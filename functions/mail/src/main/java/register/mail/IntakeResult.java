package register.mail;

import register.request.DpaRequest;
import register.request.RequestState;

/// What became of a delivery.
public sealed interface IntakeResult {

    /// Nothing was recorded: the mail service tells of itself.
    record Ignored(String reason) implements IntakeResult {}

    /// The register has done what it will do with this message; it need not be delivered again.
    record Done(DpaRequest request) implements IntakeResult {}

    /// Another process holds the claim to send: deliver the message again later.
    record InProgress(DpaRequest request) implements IntakeResult {}

    /// Whether a person decides.
    default boolean waits() {
        return this instanceof Done(DpaRequest request)
                && (request.state() == RequestState.QUEUED || request.state() == RequestState.REPLY_UNKNOWN);
    }

    /// One line for a log: it holds none of the sender's text, nor the address, which ends when the request does.
    default String line() {
        return switch (this) {
            case Ignored(String reason) -> "ignored " + reason;
            case Done(DpaRequest request) -> line(request);
            case InProgress(DpaRequest request) -> line(request) + " in-progress";
        };
    }

    private static String line(DpaRequest request) {
        return String.join(
                " ",
                request.reference().value(),
                request.outcome().term(),
                request.reason(),
                request.state().term());
    }
}
