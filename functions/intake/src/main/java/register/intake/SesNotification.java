package register.intake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;

/// The part that is used of what Amazon SES says when a message was received and laid into S3.
///
/// @param messageId the service's own name of the message
/// @param source the envelope's sender; absent where it is null
/// @param recipients the envelope's recipients
/// @param from the mailboxes of From (`commonHeaders.from`); empty where the service found none
record SesNotification(
        String messageId,
        Instant timestamp,
        @Nullable String source,
        List<String> recipients,
        List<String> from,
        Verdicts verdicts,
        String bucket,
        String key) {
    SesNotification {
        recipients = List.copyOf(recipients);
        from = List.copyOf(from);
    }

    /// @throws IllegalArgumentException naming the member that is not as expected
    static SesNotification read(Json json) {
        var root = Members.of(json, "notification");
        if (!root.text("notificationType").equals("Received")) {
            throw new IllegalArgumentException("notification.notificationType: expected \"Received\"");
        }
        Members mail = root.object("mail");
        Members receipt = root.object("receipt");
        Members action = receipt.object("action");
        if (!receipt.has("recipients")) {
            throw receipt.malformed("expected recipients");
        }
        return new SesNotification(
                mail.text("messageId"),
                mail.required("timestamp", Instant::parse),
                mail.optionalText("source"),
                receipt.texts("recipients"),
                mail.has("commonHeaders") ? mail.object("commonHeaders").texts("from") : List.of(),
                new Verdicts(
                        verdict(receipt, "spamVerdict"),
                        verdict(receipt, "virusVerdict"),
                        verdict(receipt, "spfVerdict"),
                        verdict(receipt, "dkimVerdict"),
                        verdict(receipt, "dmarcVerdict")),
                action.text("bucketName"),
                action.text("objectKey"));
    }

    /// A word that the service does not use today counts as no verdict.
    private static Verdict verdict(Members receipt, String name) {
        String status = receipt.has(name) ? receipt.object(name).optionalText("status") : null;
        if (status == null) {
            return Verdict.MISSING;
        }
        try {
            return Verdict.valueOf(status.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return Verdict.MISSING;
        }
    }
}
