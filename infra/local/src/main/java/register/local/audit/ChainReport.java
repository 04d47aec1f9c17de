package register.local.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.Checkpoint;
import register.chain.EntryHeader;
import register.chain.NoteKey;
import register.json.Json;
import register.policy.PolicyId;

/// What was found.
///
/// @param entries how many were recomputed
/// @param head the last of them
/// @param checkpoint the signed note that the server shows last
/// @param key that verifies it
/// @param pinned whether the key was given, and not taken from the server
/// @param stamp its time-stamp, where there is one that holds
/// @param contents how many entries' contents were recomputed
/// @param since the older checkpoint that was compared
/// @param finding the first thing that is wrong
public record ChainReport(
        PolicyId policy,
        long entries,
        @Nullable EntryHeader head,
        @Nullable String checkpoint,
        @Nullable NoteKey key,
        boolean pinned,
        @Nullable Stamped stamp,
        long contents,
        @Nullable Checkpoint since,
        @Nullable Finding finding) {

    public boolean sound() {
        return finding == null;
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(sound() ? "verified" : "NOT verified");
        if (finding != null) {
            lines.add("  " + finding);
        }
        lines.add("policy: " + policy);
        lines.add("entries: " + entries + (head == null ? "" : ", the last recorded at " + head.recordedAt()));
        if (head != null) {
            lines.add("head: " + head.hash());
        }
        if (key != null) {
            lines.add("checkpoint signed by: " + key.text()
                    + (pinned ? "" : " (as the server says; keep it, and give it as --key next time)"));
        }
        if (checkpoint != null) {
            lines.add("time-stamp: " + (stamp == null ? "none that holds" : stamp.line()));
        }
        lines.add("contents recomputed: " + contents + " of " + entries);
        lines.add(
                since == null
                        ? "since: no older checkpoint was given, so a history rewritten as a whole is not told"
                        : "since: " + (sound() ? "continues" : "compared with") + " the checkpoint of entry "
                                + since.size());
        return lines;
    }

    public Json json() {
        return Json.object()
                .put("verified", sound())
                .put("finding", finding == null ? null : finding.toString())
                .put("firstBadEntry", finding == null || finding.entry() == 0 ? null : Json.of(finding.entry()))
                .put("policy", policy.value())
                .put("entries", entries)
                .put("head", head == null ? null : head.hash().hex())
                .put("checkpoint", checkpoint)
                .put("key", key == null ? null : key.text())
                .put("keyGiven", pinned)
                .put("timeStamp", stamp == null ? null : stamp.json())
                .put("contentsRecomputed", contents)
                .put("since", since == null ? null : Json.of(since.size()))
                .build();
    }
}
