package register.aws.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.notice.AttemptId;
import register.notice.DeliveryFacts;
import register.notice.DeliveryFacts.Event;
import register.notice.DeliveryFacts.ReportDetails;
import register.notice.LedgerLine;

/// An event that SES publishes about a mail (SES Developer Guide, "Contents of event data that Amazon SES publishes
/// to Amazon SNS").
sealed interface SesEvent {
    /// The message tag that names the attempt of a notice.
    String TAG = "notice";

    /// An event without a fact for a ledger.
    ///
    /// @param reason a short term
    record Ignored(String reason) implements SesEvent {}

    /// A fact about an attempt.
    record Fact(AttemptId attempt, LedgerLine line) implements SesEvent {}

    /// Feedback by mailbox providers that is not a complaint about the mail (`complaintFeedbackType`, RFC 5965).
    Set<String> NO_COMPLAINT = Set.of("not-spam", "auth-failure");

    /// Reads the body of a queue's message: an SNS envelope around an event, or, with raw message delivery, the
    /// event.
    ///
    /// @throws IllegalArgumentException if it is neither; the message repeats no part of the body
    static SesEvent of(String body) {
        if (body.startsWith(SET_UP)) {
            return new Ignored("set-up");
        }
        Json outer = JsonText.parse(body.getBytes(UTF_8));
        String message = Members.of(outer, "body").optionalText("Message");
        if (message == null) {
            return of(outer);
        }
        return message.startsWith(SET_UP) ? new Ignored("set-up") : of(JsonText.parse(message.getBytes(UTF_8)));
    }

    /// The message that SES publishes once, when a topic is connected.
    String SET_UP = "Successfully validated SNS topic";

    private static SesEvent of(Json json) {
        var root = Members.of(json, "event");
        String type = root.text("eventType");
        Members mail = root.object("mail");
        List<String> tags = mail.has("tags") ? mail.object("tags").texts(TAG) : List.of();
        if (tags.isEmpty()) {
            return new Ignored("no-notice");
        }
        Optional<AttemptId> attempt = AttemptId.of(tags.getFirst());
        return attempt.isEmpty() ? new Ignored("no-notice") : of(type, root, mail, attempt.get());
    }

    private static SesEvent of(String type, Members root, Members mail, AttemptId attempt) {
        return switch (type) {
            case "Send" -> fact(attempt, mail, Event.SEND, new ReportDetails("", mail.text("messageId"), List.of()));
            case "Delivery" -> {
                Members delivery = root.object("delivery");
                yield fact(
                        attempt,
                        delivery,
                        Event.DELIVERY,
                        new ReportDetails("", or(delivery.optionalText("smtpResponse")), delivery.texts("recipients")));
            }
            case "DeliveryDelay" -> {
                Members delay = root.object("deliveryDelay");
                yield fact(
                        attempt,
                        delay,
                        Event.DELIVERY_DELAY,
                        said(delay, "delayedRecipients", or(delay.optionalText("delayType"))));
            }
            case "Bounce" -> bounce(attempt, root.object("bounce"));
            case "Complaint" -> complaint(attempt, root.object("complaint"));
            case "Reject" ->
                fact(
                        attempt,
                        mail,
                        Event.REJECT,
                        new ReportDetails("", root.object("reject").text("reason"), List.of()));
            case "Rendering Failure" ->
                fact(
                        attempt,
                        mail,
                        Event.RENDERING_FAILURE,
                        new ReportDetails("", or(root.object("failure").optionalText("errorMessage")), List.of()));
            default -> new Ignored("other-event");
        };
    }

    private static SesEvent bounce(AttemptId attempt, Members bounce) {
        String subType = or(bounce.optionalText("bounceSubType"));
        Event event = switch (bounce.text("bounceType")) {
            case "Transient" -> Event.BOUNCE_TRANSIENT;
            case "Permanent" ->
                // SES's own list, or the account's (SES Developer Guide, "Bounce types").
                subType.equals("Suppressed") || subType.equals("OnAccountSuppressionList")
                        ? Event.BOUNCE_SUPPRESSED
                        : Event.BOUNCE_PERMANENT;
            // An unknown type is left to a person.
            default -> Event.BOUNCE_UNDETERMINED;
        };
        return fact(attempt, bounce, event, said(bounce, "bouncedRecipients", subType));
    }

    private static SesEvent complaint(AttemptId attempt, Members complaint) {
        if (or(complaint.optionalText("complaintSubType")).equals("OnAccountSuppressionList")) {
            // It was not sent, because the recipient complained about an earlier mail.
            return fact(attempt, complaint, Event.BOUNCE_SUPPRESSED, ReportDetails.NOTHING);
        }
        String feedback = or(complaint.optionalText("complaintFeedbackType"));
        return NO_COMPLAINT.contains(feedback)
                ? new Ignored("no-complaint")
                : fact(attempt, complaint, Event.COMPLAINT, new ReportDetails("", feedback, List.of()));
    }

    private static Fact fact(AttemptId attempt, Members dated, Event event, ReportDetails said) {
        return new Fact(
                attempt,
                DeliveryFacts.event(attempt.attempt(), dated.required("timestamp", Instant::parse), event, said));
    }

    /// The servers' text about the first recipient; a notice has only one.
    private static ReportDetails said(Members report, String recipients, String otherwise) {
        List<Recipient> all = report.has(recipients) ? report.list(recipients, Recipient::of) : List.of();
        List<String> addresses = all.stream().map(Recipient::address).toList();
        return all.isEmpty()
                        || (all.getFirst().words.isEmpty()
                                && all.getFirst().status.isEmpty())
                ? new ReportDetails("", otherwise, addresses)
                : new ReportDetails(all.getFirst().status, all.getFirst().words, addresses);
    }

    /// The part of a report about one recipient.
    record Recipient(String address, String status, String words) {
        private static Recipient of(Members in) {
            return new Recipient(
                    or(in.optionalText("emailAddress")),
                    or(in.optionalText("status")),
                    or(in.optionalText("diagnosticCode")));
        }
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
