package register.read.endpoint;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.json.Json;
import register.json.JsonText;
import register.log.SignedCheckpoint;
import register.read.html.Addresses;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Refusal;
import register.read.lookup.Lookup;
import register.transparency.CheckpointLog;
import register.transparency.TimeStamp;
import register.value.PolicyId;

/// `GET /v1/policies/{policy}/chain`: every entry, oldest first, and the latest signed checkpoint with its time-stamp;
/// as plain text the checkpoint alone. And `GET /v1/policies/{policy}/chain/{sequence}/checkpoint`: that of an entry.
final class ChainEndpoint {
    static final String TEXT = "text/plain";

    private static final int MOST = 100;
    private static final int RETRY_AFTER_SECONDS = 10;

    private final CheckpointLog checkpoints;

    ChainEndpoint(CheckpointLog checkpoints) {
        this.checkpoints = checkpoints;
    }

    Answer answer(Call call) {
        PolicyId policy = call.policy();
        Integer limit = call.parameters().number("limit", MOST);
        Integer after = call.parameters().number("after", Integer.MAX_VALUE);
        String freshness = Freshness.at(call.lookup().now(), List.of());
        // Before the entries, so that these hold all that it speaks of.
        Optional<SignedCheckpoint> latest = checkpoints.latest(policy);
        if (call.type().equals(TEXT)) {
            return Answer.text(TEXT, note(call, policy, latest), freshness);
        }
        int most = limit == null ? MOST : limit;
        List<EntryHeader> found = call.lookup().headers(policy, after == null ? 0 : after, most + 1);
        if (found.isEmpty()) {
            call.lookup().requirePolicy(policy);
        }
        List<EntryHeader> page = found.subList(0, Math.min(most, found.size()));
        boolean last = page.size() == found.size();
        Optional<SignedCheckpoint> shown = shown(latest, last && !page.isEmpty() ? page.getLast() : null);
        String first = Addresses.with(Addresses.chain(policy), "limit", limit);
        return Answer.json(
                Json.object()
                        .put("policy", policy.value())
                        .put(
                                "entries",
                                Json.array(page.stream()
                                        .map(header -> entry(call.lookup(), header))
                                        .toList()))
                        .put(
                                "checkpoint",
                                shown.map(signed -> signed.note().note()).orElse(null))
                        .put(
                                "timeStamp",
                                shown.flatMap(this::timeStamp)
                                        .map(ChainEndpoint::json)
                                        .orElse(null))
                        .put(
                                "links",
                                Json.object()
                                        .put("self", Addresses.with(first, "after", after))
                                        .put(
                                                "next",
                                                last
                                                        ? null
                                                        : Addresses.with(
                                                                first,
                                                                "after",
                                                                page.getLast().sequence()))
                                        .put("keys", Addresses.KEYS)
                                        .build())
                        .build(),
                freshness);
    }

    /// That of one entry.
    Answer checkpoint(Call call) {
        PolicyId policy = call.policy();
        long sequence = call.sequence();
        SignedCheckpoint found = checkpoints.find(policy, sequence).orElseThrow(() -> absent(call, policy, sequence));
        if (call.type().equals(TEXT)) {
            return Answer.text(TEXT, found.note().note(), Freshness.SETTLED);
        }
        Optional<TimeStamp> stamp = timeStamp(found);
        return Answer.json(
                Json.object()
                        .put("policy", policy.value())
                        .put("sequence", sequence)
                        .put("checkpoint", found.note().note())
                        .put("timeStamp", stamp.map(ChainEndpoint::json).orElse(null))
                        .put(
                                "links",
                                Json.object()
                                        .put("self", Addresses.checkpoint(policy, sequence))
                                        .put("chain", Addresses.chain(policy))
                                        .put("keys", Addresses.KEYS)
                                        .build())
                        .build(),
                stamp.isPresent()
                        ? Freshness.SETTLED
                        : Freshness.at(call.lookup().now(), List.of()));
    }

    private static Refusal absent(Call call, PolicyId policy, long sequence) {
        if (!call.lookup().headers(policy, sequence - 1, 1).isEmpty()) {
            return Refusal.notYet("the checkpoint is being signed", RETRY_AFTER_SECONDS);
        }
        call.lookup().requirePolicy(policy);
        return Refusal.notFound("sequence", Long.toString(sequence), "the chain has no such entry");
    }

    private Optional<TimeStamp> timeStamp(SignedCheckpoint signed) {
        return checkpoints.timeStamp(signed.policy(), signed.checkpoint().size());
    }

    private static Json json(TimeStamp stamp) {
        return Json.object()
                .put("genTime", stamp.genTime().toString())
                .put("authority", stamp.authority())
                .put("imprint", stamp.imprint().hex())
                .put("token", Base64.getEncoder().encodeToString(stamp.token().toArray()))
                .build();
    }

    /// Where the entries are read a moment behind, the last page does not come with a checkpoint of more than them.
    private Optional<SignedCheckpoint> shown(Optional<SignedCheckpoint> latest, @Nullable EntryHeader last) {
        return last == null || latest.isEmpty() || latest.get().checkpoint().size() <= last.sequence()
                ? latest
                : checkpoints.find(last.policy(), last.sequence());
    }

    private static String note(Call call, PolicyId policy, Optional<SignedCheckpoint> latest) {
        return latest.map(signed -> signed.note().note()).orElseThrow(() -> {
            call.lookup().requirePolicy(policy);
            return Refusal.notYet("the checkpoint is being signed", RETRY_AFTER_SECONDS);
        });
    }

    /// A redaction is no version's, so its content is here.
    private static Json entry(Lookup lookup, EntryHeader header) {
        Json.Builder entry = Json.object()
                .put("header", header.json())
                .put("hash", header.hash().hex());
        if (!header.kind().isOfADate()) {
            return entry.put(
                            "content",
                            lookup.entry(header.policy(), header.sequence())
                                    .map(found -> JsonText.parse(found.content().toArray()))
                                    .orElse(null))
                    .build();
        }
        String version = Addresses.version(header.policy(), header.effectiveDate());
        return entry.put(
                        "links",
                        Json.object()
                                .put("version", Addresses.with(version, "revision", header.revision()))
                                .put("checkpoint", Addresses.checkpoint(header.policy(), header.sequence()))
                                .build())
                .build();
    }
}
