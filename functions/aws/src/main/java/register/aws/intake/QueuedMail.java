package register.aws.intake;

import java.time.Instant;
import java.util.Optional;

/// A message of the queue, shown to people who handle items given up.
///
/// @param delivery the mail service's id for the mail, and for the recorded reason of its failure
/// @param receivedAt when the mail service received it
public record QueuedMail(String delivery, Instant receivedAt) {

    /// Empty if the body names no mail.
    public static Optional<QueuedMail> of(String body) {
        try {
            return MailEvent.of(body) instanceof MailEvent.Received(SesNotification notification)
                    ? Optional.of(new QueuedMail(notification.messageId(), notification.timestamp()))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
