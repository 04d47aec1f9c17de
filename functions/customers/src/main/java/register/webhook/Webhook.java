package register.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// A third party's program that is notified of announcements. Its secret is not stored (`WebhookSecrets`).
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param policies whose announcements it receives; empty for all
/// @param secretNumber the number of the signing secret, from 1
/// @param oldSecretUntil until when the previous secret signs too; absent if there is none
/// @param disabled the reason why nothing is posted to it; absent if it is enabled
/// @param seen the last entry of each policy whose delivery is recorded; 0 for policies not listed
public record Webhook(
        WebhookId id,
        int revision,
        WebhookAddress address,
        List<PolicyId> policies,
        Instant addedAt,
        int secretNumber,
        @Nullable Instant oldSecretUntil,
        @Nullable Disabled disabled,
        List<SeenEntry> seen) {
    /// The time for which the previous secret signs too, so that receivers can switch.
    public static final Duration OVERLAP = Duration.ofHours(24);

    public Webhook {
        policies = List.copyOf(policies);
        seen = List.copyOf(seen);
    }

    /// @param why one line, in English
    public record Disabled(Instant at, String why) {}

    /// @param sequence of the last entry processed
    public record SeenEntry(PolicyId policy, long sequence) {}

    /// A new webhook, for future announcements.
    ///
    /// @param seen the last entry of each policy
    public static Webhook added(WebhookAddress address, List<PolicyId> policies, List<SeenEntry> seen, Instant now) {
        return new Webhook(WebhookId.next(), 1, address, policies, now, 1, null, null, seen);
    }

    public boolean wants(PolicyId policy) {
        return policies.isEmpty() || policies.contains(policy);
    }

    /// The last entry of a policy that was processed; 0 for none.
    public long seen(PolicyId policy) {
        return seen.stream()
                .filter(one -> one.policy().equals(policy))
                .mapToLong(SeenEntry::sequence)
                .findFirst()
                .orElse(0);
    }

    /// This webhook, with a policy's deliveries recorded up to that entry.
    public Webhook seen(PolicyId policy, long sequence) {
        var all = new ArrayList<>(seen);
        boolean _ = all.removeIf(one -> one.policy().equals(policy));
        all.add(new SeenEntry(policy, sequence));
        return new Webhook(id, revision + 1, address, policies, addedAt, secretNumber, oldSecretUntil, disabled, all);
    }

    /// This webhook with a new secret. The previous one signs too for a while.
    public Webhook rotated(Instant now) {
        return new Webhook(
                id, revision + 1, address, policies, addedAt, secretNumber + 1, now.plus(OVERLAP), disabled, seen);
    }

    /// This webhook, disabled until a person enables it.
    public Webhook disabled(String why, Instant now) {
        return new Webhook(
                id,
                revision + 1,
                address,
                policies,
                addedAt,
                secretNumber,
                oldSecretUntil,
                new Disabled(now, why),
                seen);
    }

    /// This webhook, enabled again.
    public Webhook enabled() {
        return new Webhook(id, revision + 1, address, policies, addedAt, secretNumber, oldSecretUntil, null, seen);
    }
}
