package register.aws.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.aws.intake.QueuedMail;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.mail.GivenUp;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// A message from one of the queues.
///
/// @param id of the recorded reason for its failure
/// @param reason in the message itself; empty if there is none
record DeadLetter(Queue queue, Message message, GivenUp.Kind kind, String id, Instant receivedAt, String reason) {
    private static final int LONGEST = 300;

    /// From the mail queue, as the topic delivered it.
    static DeadLetter ofMail(Queue queue, Message message) {
        Optional<QueuedMail> mail = QueuedMail.of(message.body());
        return new DeadLetter(
                queue,
                message,
                GivenUp.Kind.MAIL,
                mail.map(QueuedMail::delivery).orElse(message.messageId()),
                mail.map(QueuedMail::receivedAt).orElseGet(() -> sentAt(message)),
                "");
    }

    /// From the other queue: Lambda's message about a failed invocation, with its event, or about records of a
    /// stream (AWS Lambda Developer Guide, "Capturing records of asynchronous invocations", "Retain discarded
    /// records").
    static DeadLetter ofInvocation(Queue queue, Message message) {
        Json record = json(message.body());
        boolean entries = member(record, "DDBStreamBatchInfo") != null;
        String why = entries
                ? text(member(record, "requestContext"), "condition")
                : text(member(record, "responsePayload"), "errorType") + " "
                        + text(member(record, "responsePayload"), "errorMessage");
        String reason = why.strip().replaceAll("\\s+", " ");
        return new DeadLetter(
                queue,
                message,
                entries ? GivenUp.Kind.ENTRIES : GivenUp.Kind.POLICY_FILE,
                message.messageId(),
                sentAt(message),
                reason.substring(0, Math.min(reason.length(), LONGEST)));
    }

    /// The event of the failed call; empty if the message has none.
    Optional<byte[]> event() {
        Json payload = member(json(message.body()), "requestPayload");
        return Optional.ofNullable(payload).map(CanonicalJson::bytes);
    }

    private static Instant sentAt(Message message) {
        String millis = message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static Json json(String body) {
        try {
            return JsonText.parse(body.getBytes(UTF_8));
        } catch (IllegalArgumentException _) {
            return Json.object().build();
        }
    }

    private static @Nullable Json member(@Nullable Json object, String name) {
        return object instanceof Json.Obj members ? members.get(name) : null;
    }

    private static String text(@Nullable Json object, String name) {
        return member(object, name) instanceof Json.Str(String value) ? value : "";
    }
}
