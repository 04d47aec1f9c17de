package register.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// Somebody's program that is told of announcements. Its secret is no part of it (`WebhookSecrets`).
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param policies of which it is told; none for all
/// @param secretNumber which of its secrets signs, counted from 1
/// @param oldSecretUntil until when the secret before this one signs too; absent where there is none
/// @param disabled why nothing is posted to it; absent while it is
/// @param seen up to which entry of a policy its deliveries are recorded; of a policy that is not named, up to none
public record Webhook(
        WebhookId id,
        int revision,
        WebhookAddress address,
        List<PolicyId> policies,
        Instant addedAt,
        int secretNumber,
        @Nullable Instant oldSecretUntil,
        @Nullable Disabled disabled,
        List<Seen> seen) {
    /// How long the secret before signs too, so that receivers can move to the new one.
    public static final Duration OVERLAP = Duration.ofHours(24);

    public Webhook {
        policies = List.copyOf(policies);
        seen = List.copyOf(seen);
    }

    /// @param why in English, one line
    public record Disabled(Instant at, String why) {}

    /// @param sequence of the last entry that was looked at
    public record Seen(PolicyId policy, long sequence) {}

    /// A new one, which is told of what follows.
    ///
    /// @param seen the last entry of each policy
    public static Webhook added(WebhookAddress address, List<PolicyId> policies, List<Seen> seen, Instant now) {
        return new Webhook(WebhookId.next(), 1, address, policies, now, 1, null, null, seen);
    }

    public boolean wants(PolicyId policy) {
        return policies.isEmpty() || policies.contains(policy);
    }

    /// The last entry of a policy that was looked at; 0 for none.
    public long seen(PolicyId policy) {
        return seen.stream()
                .filter(one -> one.policy().equals(policy))
                .mapToLong(Seen::sequence)
                .findFirst()
                .orElse(0);
    }

    /// This one, its deliveries of a policy recorded up to that entry.
    public Webhook seen(PolicyId policy, long sequence) {
        var all = new ArrayList<>(seen);
        boolean _ = all.removeIf(one -> one.policy().equals(policy));
        all.add(new Seen(policy, sequence));
        return new Webhook(id, revision + 1, address, policies, addedAt, secretNumber, oldSecretUntil, disabled, all);
    }

    /// This one with another secret. The one before signs too for a while.
    public Webhook rotated(Instant now) {
        return new Webhook(
                id, revision + 1, address, policies, addedAt, secretNumber + 1, now.plus(OVERLAP), disabled, seen);
    }

    /// This one, nothing being posted to it until a person says so.
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

    /// This one, posted to again.
    public Webhook enabled() {
        return new Webhook(id, revision + 1, address, policies, addedAt, secretNumber, oldSecretUntil, null, seen);
    }
}
