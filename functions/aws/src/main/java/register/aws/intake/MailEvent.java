package register.aws.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;

/// The event in the body of a queue's message.
sealed interface MailEvent {

    /// A test event of newly connected services, without mail.
    record SetUp(String reason) implements MailEvent {}

    /// A tick of the clock: due team mail is sent.
    record Tick() implements MailEvent {}

    record Received(SesNotification notification) implements MailEvent {}

    /// The mail service's id of the delivery; empty if there is none.
    default Optional<String> delivery() {
        return this instanceof Received(SesNotification notification)
                ? Optional.of(notification.messageId())
                : Optional.empty();
    }

    /// Reads the body: an SNS envelope around a notification of SES, or, with raw message delivery, the notification
    /// itself.
    ///
    /// @throws IllegalArgumentException if it is neither; the message repeats no part of the body
    static MailEvent of(String body) {
        Json outer = JsonText.parse(body.getBytes(UTF_8));
        String message = Members.of(outer, "body").optionalText("Message");
        if (message == null) {
            return of(outer);
        }
        if (message.startsWith("Successfully validated SNS topic")) {
            return new SetUp("sns-topic-validation");
        }
        return of(JsonText.parse(message.getBytes(UTF_8)));
    }

    private static MailEvent of(Json message) {
        var in = Members.of(message, "notification");
        // The schedule's event.
        if ("Scheduled Event".equals(in.optionalText("detail-type"))) {
            return new Tick();
        }
        // S3's event when its notifications are configured.
        if ("s3:TestEvent".equals(in.optionalText("Event"))) {
            return new SetUp("s3-test-event");
        }
        return new Received(SesNotification.read(message));
    }
}
