package register.webhooks;

import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.History;
import register.network.Reach;
import register.value.PolicyId;
import register.webhook.Webhook;
import register.webhook.WebhookAddress;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookId;
import register.webhook.Webhooks;

/// A person's changes to webhooks.
public record WebhookChanges(Webhooks webhooks, WebhookEvent.Events events, Reach.Lookup hosts, Clock clock) {
    /// Limited, because every pass checks each of them.
    public static final int MOST = 100;

    /// Adds a webhook for future announcements.
    ///
    /// @param policies whose announcements it receives; empty for all
    /// @throws IllegalArgumentException with the reason, e.g. that an address of its host is not public
    public Webhook add(WebhookAddress address, List<PolicyId> policies) {
        List<Webhook> all = webhooks.list();
        if (all.size() >= MOST) {
            throw new IllegalArgumentException("there are " + all.size() + " webhooks: expected fewer than " + MOST);
        }
        all.stream().filter(one -> one.address().equals(address)).findFirst().ifPresent(one -> {
            throw new IllegalArgumentException(address + ": webhook " + one.id() + " already has this address");
        });
        List<EntryHeader> heads = NewAnnouncements.heads(events.chain());
        for (PolicyId policy : policies) {
            if (heads.stream().noneMatch(head -> head.policy().equals(policy))) {
                throw new IllegalArgumentException("\"" + policy + "\": expected a policy of this register");
            }
        }
        boolean _ = isFound(address);
        var seen = heads.stream()
                .map(head -> new Webhook.SeenEntry(head.policy(), head.sequence()))
                .toList();
        Webhook added = Webhook.added(address, policies, seen, now());
        if (!webhooks.add(added)) {
            throw new IllegalStateException("webhook " + added.id() + " already exists");
        }
        return added;
    }

    /// True if its host resolves now. If not, it may do so later.
    ///
    /// @throws IllegalArgumentException if one of its addresses is not public
    public boolean isFound(WebhookAddress address) {
        try {
            var _ = Reach.PUBLIC.addresses(address.host(), hosts);
            return true;
        } catch (Reach.PrivateAddressException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /// Gives it a new secret; the previous one signs too for `Webhook.OVERLAP`.
    public Optional<Webhook> rotate(WebhookId id) {
        return Webhooks.revisions(webhooks).change(id, webhook -> webhook.rotated(now()));
    }

    /// Posts deliveries again that were not taken; a disabled webhook is enabled.
    ///
    /// @param since also everything recorded at this time or later, taken or not, including before the webhook was
    ///     added; null for none
    /// @return the number due
    public Optional<Integer> replay(WebhookId id, @Nullable Instant since) {
        return Webhooks.revisions(webhooks)
                .change(id, webhook -> webhook.disabled() == null ? webhook : webhook.enabled())
                .map(webhook -> {
                    List<WebhookDelivery.Id> again = new ArrayList<>(untaken(id));
                    if (since != null) {
                        recordedSince(webhook, since).stream()
                                .filter(one -> !again.contains(one))
                                .forEach(again::add);
                    }
                    again.forEach(this::makeDue);
                    return again.size();
                });
    }

    /// Removes a webhook with its deliveries.
    ///
    /// @return false if it does not exist
    public boolean remove(WebhookId id) {
        boolean there = webhooks.find(id).isPresent();
        webhooks.remove(id);
        return there;
    }

    private List<WebhookDelivery.Id> untaken(WebhookId id) {
        return webhooks.deliveries(id).stream()
                .filter(delivery -> delivery.state() != WebhookDelivery.State.DELIVERED)
                .map(WebhookDelivery::id)
                .toList();
    }

    private List<WebhookDelivery.Id> recordedSince(Webhook webhook, Instant since) {
        return NewAnnouncements.heads(events.chain()).stream()
                .map(EntryHeader::policy)
                .filter(webhook::wants)
                .flatMap(policy -> History.headers(events.chain(), policy).stream())
                .filter(header -> header.kind().isOfADate()
                        && !header.recordedAt().isBefore(since)
                        && events.announced(header.policy(), header.sequence()).isPresent())
                .map(header -> new WebhookDelivery.Id(webhook.id(), header.policy(), header.sequence()))
                .toList();
    }

    private void makeDue(WebhookDelivery.Id id) {
        if (!webhooks.open(WebhookDelivery.opened(id, now()))) {
            var _ = Webhooks.deliveryRevisions(webhooks).change(id, delivery -> delivery.again(now()));
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
