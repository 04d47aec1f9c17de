package register.commands.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.json.Json;
import register.log.Checkpoint;
import register.log.NoteKey;
import register.value.PolicyId;

/// What was found.
///
/// @param entries how many the server shows
/// @param head the last of them
/// @param note the signed checkpoint that the server shows last
/// @param checkpoint what it says; absent where it cannot be believed
/// @param key that verifies it
/// @param pinned whether the key was given, and not taken from the server
/// @param stamp its time-stamp, if there is one that holds
/// @param contents how many entries' contents were recomputed
/// @param redactions how many persons are redacted, each by an entry that is signed
/// @param named how often a person is named beside the chain, by a name that cannot be recomputed
/// @param since the older checkpoint that was compared
/// @param findings what keeps it from being verified, contradictions first
public record ChainReport(
        PolicyId policy,
        long entries,
        @Nullable EntryHeader head,
        @Nullable String note,
        @Nullable Checkpoint checkpoint,
        @Nullable NoteKey key,
        boolean pinned,
        @Nullable Stamped stamp,
        long contents,
        long redactions,
        long named,
        @Nullable KeptCheckpoint since,
        List<Finding> findings) {
    private static final int MOST_FINDINGS = 20;

    public ChainReport {
        findings = List.copyOf(findings);
    }

    /// Whether the history is shown as a whole, signed as a whole, and what it says it is.
    public boolean verified() {
        return findings.isEmpty();
    }

    /// Whether something that is shown contradicts something else.
    public boolean contradicted() {
        return findings.stream().anyMatch(finding -> finding.kind().isContradiction());
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(verified() ? "verified" : "NOT verified");
        findings.stream().limit(MOST_FINDINGS).forEach(finding -> lines.add("  " + finding));
        if (findings.size() > MOST_FINDINGS) {
            lines.add("  and " + (findings.size() - MOST_FINDINGS) + " more");
        }
        lines.add("policy: " + policy);
        lines.add("entries: " + entries + (head == null ? "" : ", the last recorded at " + head.recordedAt()));
        if (head != null) {
            lines.add("head: " + head.hash());
        }
        lines.add("signed up to: " + (checkpoint == null ? "nothing" : "entry " + checkpoint.size()));
        if (key != null) {
            lines.add("checkpoint signed by: " + key.text()
                    + (pinned ? "" : " (as the server says; keep it, and give it as --key next time)"));
        }
        if (note != null) {
            lines.add("time-stamp: " + (stamp == null ? noTimeStamp() : stamp.line()));
        }
        lines.add("contents recomputed: " + contents + " of " + entries);
        if (redactions > 0) {
            lines.add("redacted: " + redactions + " commitments to a person, each by a signed entry");
        }
        if (named > 0) {
            lines.add("persons: named " + named
                    + " times beside the chain, as the server says: no name can be recomputed");
        }
        lines.add("since: " + compared());
        return lines;
    }

    private String noTimeStamp() {
        return findings.stream().anyMatch(finding -> finding.kind() == Finding.Kind.BAD_TIME_STAMP)
                ? "none that holds"
                : "none";
    }

    private String compared() {
        if (since == null) {
            return "no older checkpoint was given, so a history rewritten as a whole does not show";
        }
        return (verified() ? "continues" : "compared with") + " the checkpoint of entry "
                + since.checkpoint().size()
                + (since.note() == null ? ", which carries no signature" : "");
    }

    public Json json() {
        return Json.object()
                .put("verified", verified())
                .put(
                        "findings",
                        Json.array(
                                findings,
                                finding -> Json.object()
                                        .put("kind", finding.kind().term())
                                        .put(
                                                "entry",
                                                finding.entry() == Finding.CHECKPOINT ? null : Json.of(finding.entry()))
                                        .put("sentence", finding.sentence())
                                        .build()))
                .put("policy", policy.value())
                .put("entries", entries)
                .put("head", head == null ? null : head.hash().hex())
                .put("checkpoint", note)
                .put("signedUpTo", checkpoint == null ? null : Json.of(checkpoint.size()))
                .put("key", key == null ? null : key.text())
                .put("keyGiven", pinned)
                .put("timeStamp", stamp == null ? null : stamp.json())
                .put("contentsRecomputed", contents)
                .put("redactions", redactions)
                .put("personsNamed", named)
                .put("since", since == null ? null : Json.of(since.checkpoint().size()))
                .build();
    }
}
