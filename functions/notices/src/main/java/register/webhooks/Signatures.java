package register.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import register.value.Bytes;

/// The headers of Standard Webhooks: id, time of the attempt, and a signature with each secret in use.
final class Signatures {
    private Signatures() {}

    /// @param secrets the newest first
    /// @param now the time of the attempt
    static Map<String, String> headers(WebhookEvent event, List<Bytes> secrets, Instant now) {
        var headers = new LinkedHashMap<String, String>();
        long seconds = now.getEpochSecond();
        headers.put(Webhook.UNBRANDED_MSG_ID_KEY, event.id());
        headers.put(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(seconds));
        headers.put(
                Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                secrets.stream()
                        .map(secret -> signature(event, secret, seconds))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    private static String signature(WebhookEvent event, Bytes secret, long seconds) {
        try {
            return new Webhook(secret.toArray()).sign(event.id(), seconds, event.body());
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("an announcement cannot be signed", e);
        }
    }
}
