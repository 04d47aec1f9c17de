package register.aws.intake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;

/// The fields used of SES's notification about a message that it received and put into S3.
///
/// @param messageId the service's id for the message
/// @param source the envelope's sender; absent if it is null
/// @param recipients the envelope's recipients
/// @param from the mailboxes of From (`commonHeaders.from`); empty if the service found none
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

    /// @throws IllegalArgumentException naming the unexpected member
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

    /// An unknown word counts as no verdict.
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
