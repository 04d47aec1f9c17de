package register.commands.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.log.LogOrigin;
import register.log.NoteKey;
import register.log.RightEdge;
import register.value.PolicyId;

/// The result of an audit of a log.
///
/// @param shown the newest checkpoint of the server
/// @param edge of the tree of all entries read
/// @param recordedAt of the last entry
/// @param standing the last entry for each date
/// @param key that had to sign the checkpoint
/// @param next the key for the next one: another if the last entry hands over
/// @param handOvers the new keys of the log, by entry
/// @param given true if the caller named the key, rather than taking it from the server
/// @param witnessing by the witnesses that the caller named; absent if it named none
/// @param stamp the checkpoint's time-stamp, if it is valid
/// @param read the number of entries read
/// @param since the older checkpoint that was compared
/// @param findings the reasons why it is not verified, contradictions first
public record LogReport(
        PolicyId policy,
        @Nullable ServedCheckpoint shown,
        RightEdge edge,
        @Nullable Instant recordedAt,
        StandingEntries standing,
        @Nullable NoteKey key,
        @Nullable NoteKey next,
        SortedMap<Long, NoteKey> handOvers,
        boolean given,
        @Nullable Witnessing witnessing,
        @Nullable CheckpointStamp stamp,
        long read,
        AuditedContents.Summary contents,
        @Nullable KeptCheckpoint since,
        List<AuditFinding> findings) {
    private static final int MOST_FINDINGS = 20;

    public LogReport {
        findings = List.copyOf(findings);
    }

    /// The report on a server that shows no usable checkpoint.
    static LogReport none(PolicyId policy, @Nullable KeptCheckpoint since, List<AuditFinding> findings) {
        return new LogReport(
                policy,
                null,
                RightEdge.EMPTY,
                null,
                new StandingEntries(),
                null,
                null,
                new TreeMap<>(),
                false,
                null,
                null,
                0,
                AuditedContents.Summary.NONE,
                since,
                findings);
    }

    /// True if the history is complete, signed as a whole and free of contradictions.
    public boolean verified() {
        return findings.isEmpty();
    }

    /// True if the log is verified, even if parts of the list were not checked.
    public boolean followable() {
        return findings.stream().allMatch(finding -> finding.kind() == AuditFinding.Kind.NOT_CHECKED);
    }

    /// True if two answers of the server contradict each other.
    public boolean contradicted() {
        return findings.stream().anyMatch(finding -> finding.kind().isContradiction());
    }

    /// `verified`, `undecided` or `NOT verified`.
    public String verdict() {
        return verified() ? "verified" : contradicted() ? "NOT verified" : "undecided";
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(verdict());
        lines.addAll(findingLines());
        lines.add("policy: " + policy);
        if (shown != null) {
            String origin = shown.checkpoint().origin();
            lines.add("log: " + origin + (LogOrigin.isOfNobody(origin) ? " (of a trial: no evidence)" : ""));
        }
        lines.add("entries: " + edge.size()
                + (recordedAt == null ? "" : ", the last recorded at " + recordedAt + ", by the register's clock"));
        lines.add("root: " + (edge.size() == 0 ? "none" : root()));
        lines.add("signed up to: " + (shown == null ? "nothing" : "entry " + shown.size()));
        if (key != null) {
            lines.add("checkpoint signed by: " + key.text()
                    + (given
                            ? ", which you named, or which succeeds one that you named"
                            : " (named by the server; keep it, and pass it as --key next time)"));
        }
        handOvers.forEach((entry, to) -> lines.add("key handed over: by entry " + entry + ", to " + to.text()));
        lines.add("witnesses: "
                + (witnessing == null ? "not checked: pass your trust file as --witnesses" : witnessing.sentence()));
        lines.add("time-stamp: " + (stamp == null ? noTimeStamp() : stamp.line()));
        lines.add("contents recomputed: " + contents.recomputed() + " of " + read);
        if (!contents.unknown().isEmpty()) {
            lines.add("unknown kinds: "
                    + String.join(", ", contents.unknown().stream().sorted().toList())
                    + " (hashed, but not understood: a newer release knows them)");
        }
        if (contents.redactions() > 0) {
            lines.add("redacted: " + contents.redactions() + " commitments to persons, each in a signed entry");
        }
        if (contents.named() > 0) {
            lines.add("persons: named " + contents.named()
                    + " times outside the log, by the server's word: names cannot be recomputed");
        }
        lines.add("since: " + compared());
        return lines;
    }

    public List<String> findingLines() {
        var lines = new ArrayList<String>();
        findings.stream().limit(MOST_FINDINGS).forEach(finding -> lines.add("  " + finding));
        if (findings.size() > MOST_FINDINGS) {
            lines.add("  and " + (findings.size() - MOST_FINDINGS) + " more");
        }
        return lines;
    }

    private String root() {
        return Base64.getEncoder().encodeToString(edge.root().bytes());
    }

    private String noTimeStamp() {
        return findings.stream().anyMatch(finding -> finding.kind() == AuditFinding.Kind.BAD_TIME_STAMP)
                ? "none that verifies"
                : "none";
    }

    private String compared() {
        if (since == null) {
            return "no older checkpoint was given, so a history rewritten before "
                    + (witnessing == null || witnessing.cosigned().isEmpty() ? "now" : "the witnesses saw it")
                    + " goes unnoticed";
        }
        return (verified() ? "continues" : "compared with") + " the checkpoint of entry "
                + since.checkpoint().size()
                + (since.note() == null ? ", which has no signature" : "");
    }

    public Json json() {
        var handed = Json.object();
        for (Map.Entry<Long, NoteKey> each : handOvers.entrySet()) {
            handed = handed.put(each.getKey().toString(), each.getValue().text());
        }
        return Json.object()
                .put("verdict", verdict())
                .put("verified", verified())
                .put("findings", Json.array(findings, AuditFinding::json))
                .put("policy", policy.value())
                .put("log", shown == null ? null : shown.checkpoint().origin())
                .put("entries", edge.size())
                .put("root", edge.size() == 0 ? null : root())
                .put("checkpoint", shown == null ? null : shown.note().note())
                .put("signedUpTo", shown == null ? null : Json.of(shown.size()))
                .put("key", key == null ? null : key.text())
                .put("keyGiven", given)
                .put("handOvers", handed.build())
                .put("witnesses", witnessing == null ? null : witnessing.json())
                .put("timeStamp", stamp == null ? null : stamp.json())
                .put("contentsRecomputed", contents.recomputed())
                .put(
                        "unknownKinds",
                        Json.strings(contents.unknown().stream().sorted().toList()))
                .put("redactions", contents.redactions())
                .put("personsNamed", contents.named())
                .put("since", since == null ? null : Json.of(since.checkpoint().size()))
                .build();
    }
}
