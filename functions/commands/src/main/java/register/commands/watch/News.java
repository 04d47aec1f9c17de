package register.commands.watch;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.commands.audit.Leaf;
import register.commands.audit.LogServer;
import register.commands.audit.StandingEntries;
import register.json.Json;
import register.policy.Subprocessor;
import register.policy.compare.Changes;
import register.policyfile.inspection.ChangesText;
import register.value.Bytes;
import register.value.Problem;

/// A new entry of a log, in words and as JSON.
///
/// @param changes from the previous version; absent if there is none, or it is unreadable
record News(
        Leaf leaf, @Nullable EntryHeader before, @Nullable Changes changes) {

    /// @param content that the entry commits to; absent if it is not shown
    /// @param standing the versions before it
    static News of(Leaf leaf, @Nullable Bytes content, StandingEntries standing, LogServer server) throws IOException {
        EntryHeader header = leaf.header();
        if (header == null || content == null || !header.kind().states()) {
            return new News(leaf, null, null);
        }
        EntryHeader before = standing.inForce(header.effectiveDate()).orElse(null);
        if (before == null) {
            return new News(leaf, null, null);
        }
        Optional<Bytes> earlier = server.content(before);
        return new News(
                leaf,
                before,
                earlier.flatMap(old -> changes(new Entry(before, old), new Entry(header, content)))
                        .orElse(null));
    }

    /// A later release's version may have content that this one cannot read.
    private static Optional<Changes> changes(Entry before, Entry after) {
        try {
            return Optional.of(Changes.between(before.version(), after.version()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    List<String> lines(LocalDate today) {
        var lines = new ArrayList<String>();
        lines.add("entry " + leaf.sequence() + ", recorded at " + leaf.recordedAt() + ": " + what(today));
        if (before != null && changes == null) {
            lines.add("  the changes cannot be read here: compare the two versions");
        }
        if (before != null && changes != null) {
            lines.add("  against " + before.effectiveDate() + ", revision " + before.revision() + ":");
            List<String> all = ChangesText.lines(changes);
            (all.isEmpty() ? List.of("nothing changes") : all).forEach(line -> lines.add("  " + Problem.line(line)));
        }
        return lines;
    }

    private String what(LocalDate today) {
        EntryHeader header = leaf.header();
        if (header == null) {
            return "of the kind \"" + Problem.printable(leaf.kind()) + "\", which this release does not know";
        }
        String reason = header.reason() == null ? "" : " (" + Problem.line(header.reason()) + ")";
        String version = "the version of " + header.effectiveDate();
        return switch (header.kind()) {
            case PUBLICATION ->
                "published " + version
                        + (header.effectiveDate().isAfter(today) ? ", announced, not yet in force" : ", in force")
                        + (before == null ? "; it is the first in force" : "") + noNotice(header);
            case CORRECTION ->
                "corrected " + version + ", now revision " + header.revision() + reason + noNotice(header);
            // The register's rules forbid the latter, but the author of a log may ignore them.
            case WITHDRAWAL ->
                "withdrew " + version
                        + (header.isBackdated() ? " although it had come into force" : " before it came into force")
                        + reason;
            case REDACTION -> "redacted a person: the name is no longer shown" + reason;
            case KEY -> "handed over to a new key, which signs from the next entry on" + reason;
            case NOTICE -> "committed to notices to customers, without naming any" + reason;
        };
    }

    private static String noNotice(EntryHeader header) {
        String reason = header.noNoticeReason();
        return reason == null ? "" : "; customers are not notified in time (" + Problem.line(reason) + ")";
    }

    Json json() {
        EntryHeader header = leaf.header();
        return Json.object()
                .put("sequence", leaf.sequence())
                .put("entryKind", leaf.kind())
                .put("recordedAt", leaf.recordedAt().toString())
                .put("entryHash", leaf.hash().hex())
                .put(
                        "effectiveDate",
                        header == null || !header.kind().isOfADate()
                                ? null
                                : header.effectiveDate().toString())
                .put("revision", header == null || !header.kind().isOfADate() ? null : Json.of(header.revision()))
                .put("reason", header == null ? null : header.reason())
                .put("noNoticeReason", header == null ? null : header.noNoticeReason())
                .put("subprocessors", changes == null ? null : subprocessors(changes.subprocessors()))
                .put("changes", changes == null ? null : Json.strings(ChangesText.lines(changes)))
                .build();
    }

    private static Json subprocessors(Changes.Parts<Subprocessor> parts) {
        return Json.object()
                .put("added", Json.array(parts.added(), News::subprocessor))
                .put("removed", Json.array(parts.removed(), News::subprocessor))
                .put("changed", Json.array(parts.changed(), change -> subprocessor(change.after())))
                .build();
    }

    private static Json subprocessor(Subprocessor subprocessor) {
        return Json.object()
                .put("id", subprocessor.id())
                .put("name", subprocessor.name())
                .build();
    }
}
