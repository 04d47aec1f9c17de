package register.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import register.value.ReferenceKey;

/// The secrets that sign webhooks' posts, one per webhook and rotation. They are not stored, but derived from the
/// register's key.
public final class WebhookSecrets {
    private static final String PREFIX = "whsec_";

    private final ReferenceKey register;
    private @Nullable ReferenceKey own;

    /// @param register called once
    public WebhookSecrets(ReferenceKey register) {
        this.register = register;
    }

    /// The secrets that sign now, the newest first; 32 bytes each.
    public List<Bytes> signing(Webhook webhook, Instant now) {
        var all = new ArrayList<Bytes>();
        all.add(secret(webhook.id(), webhook.secretNumber()));
        Instant until = webhook.oldSecretUntil();
        if (until != null && now.isBefore(until)) {
            all.add(secret(webhook.id(), webhook.secretNumber() - 1));
        }
        return all;
    }

    /// The newest secret in the receiver's form (Standard Webhooks, "Signature scheme"): `whsec_` and base64.
    public String shown(Webhook webhook) {
        return PREFIX
                + Base64.getEncoder()
                        .encodeToString(
                                secret(webhook.id(), webhook.secretNumber()).toArray());
    }

    private synchronized Bytes secret(WebhookId id, int number) {
        ReferenceKey key = own;
        if (key == null) {
            key = new SecretReferenceKey(Bytes.of(register.mac("webhook secrets".getBytes(UTF_8))));
            own = key;
        }
        return Bytes.of(key.mac((id + " " + number).getBytes(UTF_8)));
    }
}
