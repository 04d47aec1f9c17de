package register.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.mail.Verdict;
import register.mail.Verdicts;

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
        Fields root = Fields.of("notification", json);
        String type = root.text("notificationType");
        if (!type.equals("Received")) {
            throw new IllegalArgumentException("notification.notificationType: expected \"Received\"");
        }
        Fields mail = root.object("mail");
        Fields receipt = root.object("receipt");
        Fields action = receipt.object("action");
        return new SesNotification(
                mail.text("messageId"),
                timestamp(mail),
                mail.optionalText("source"),
                receipt.texts("recipients"),
                from(mail),
                new Verdicts(
                        verdict(receipt, "spamVerdict"),
                        verdict(receipt, "virusVerdict"),
                        verdict(receipt, "spfVerdict"),
                        verdict(receipt, "dkimVerdict"),
                        verdict(receipt, "dmarcVerdict")),
                action.text("bucketName"),
                action.text("objectKey"));
    }

    private static List<String> from(Fields mail) {
        Fields common = mail.optionalObject("commonHeaders");
        return common == null ? List.of() : common.optionalTexts("from");
    }

    private static Instant timestamp(Fields mail) {
        try {
            return Instant.parse(mail.text("timestamp"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("notification.mail.timestamp: expected an instant (ISO 8601)", e);
        }
    }

    /// A word that the service does not use today counts as no verdict.
    private static Verdict verdict(Fields receipt, String name) {
        Fields verdict = receipt.optionalObject(name);
        String status = verdict == null ? null : verdict.optionalText("status");
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
