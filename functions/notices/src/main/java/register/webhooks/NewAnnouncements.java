package register.webhooks;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.chain.PolicySummary;
import register.value.PolicyId;
import register.webhook.Webhook;
import register.webhook.WebhookDelivery;
import register.webhook.Webhooks;

/// Finds new announcements, and records a delivery for each webhook before it records its own progress. Sequences
/// have no gaps, so none is skipped, and after a crash each is still recorded once.
record NewAnnouncements(Webhooks webhooks, WebhookEvent.Events events, InstantSource clock) {
    private static final int PAGE = 100;

    /// @param all webhooks
    void record(List<Webhook> all) {
        List<Webhook> posted =
                all.stream().filter(webhook -> webhook.disabled() == null).toList();
        if (!posted.isEmpty()) {
            heads(events.chain()).forEach(head -> record(head.policy(), head.sequence(), posted));
        }
    }

    private void record(PolicyId policy, long head, List<Webhook> posted) {
        List<Webhook> behind = posted.stream()
                .filter(webhook -> webhook.wants(policy) && webhook.seen(policy) < head)
                .toList();
        if (behind.isEmpty()) {
            return;
        }
        long from =
                behind.stream().mapToLong(webhook -> webhook.seen(policy)).min().orElse(head);
        long last = from;
        List<EntryHeader> page;
        do {
            page = events.chain().headers(policy, last, PAGE);
            for (EntryHeader header : page) {
                open(header, behind);
                last = header.sequence();
            }
        } while (page.size() == PAGE);
        long seen = last;
        for (Webhook webhook : behind) {
            var _ = Webhooks.revisions(webhooks)
                    .change(
                            webhook.id(),
                            standing -> standing.seen(policy) < seen ? standing.seen(policy, seen) : standing);
        }
    }

    private void open(EntryHeader header, List<Webhook> behind) {
        PolicyId policy = header.policy();
        List<Webhook> told = behind.stream()
                .filter(webhook -> webhook.seen(policy) < header.sequence())
                .toList();
        if (header.kind().isOfADate()
                && !told.isEmpty()
                && events.announced(policy, header.sequence()).isPresent()) {
            for (Webhook webhook : told) {
                boolean _ = webhooks.open(WebhookDelivery.opened(
                        new WebhookDelivery.Id(webhook.id(), policy, header.sequence()), clock.instant()));
            }
        }
    }

    /// The last entry of each policy.
    static List<EntryHeader> heads(Chain chain) {
        var heads = new ArrayList<EntryHeader>();
        @Nullable PolicyId after = null;
        List<PolicySummary> page;
        do {
            page = chain.summaries(after, PAGE);
            page.forEach(summary -> heads.add(summary.head()));
            after = heads.isEmpty() ? null : heads.getLast().policy();
        } while (page.size() == PAGE);
        return heads;
    }
}
