package register.commands.audit;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.json.Json;
import register.policy.form.MalformedPolicyException;
import register.value.Language;

/// A policy's list in force, in each of its languages, compared with its log.
///
/// @param head the time of record of the last entry
/// @param begun when the list was first requested
record ServedLists(
        LogServer server,
        StandingEntries standing,
        ServedCheckpoint checkpoint,
        Instant head,
        Instant begun,
        Instant now) {
    /// The largest difference allowed between this clock and the one that timed the last entry; it includes the minute
    /// for which a cache may keep a list.
    private static final Duration MEANWHILE = Duration.ofMinutes(5);

    /// The maximum number of entries to go back.
    private static final int MOST = 8;

    /// @param first as shown before the log was read, without entries accepted meanwhile
    /// @throws IOException if the server does not answer
    void compare(@Nullable Json first, AuditFindings findings) throws IOException {
        var lists = new DerivedLists(server, standing, checkpoint);
        List<AuditFinding> found = compare(first, begun, "", lists);
        findings.addAll(found);
        if (found.stream().allMatch(each -> each.kind() == AuditFinding.Kind.NOT_CHECKED)) {
            for (Language language : languages(lists)) {
                String query = "lang=" + language;
                findings.addAll(compare(shown(query), now, query, lists));
            }
        }
        findings.addAll(lists.findings());
    }

    private @Nullable Json shown(String query) throws IOException {
        return server.api(LogServer.LIST + (query.isEmpty() ? "" : "?" + query)).orElse(null);
    }

    /// A list that does not follow from the log is excused only by entries accepted meanwhile: if an earlier list
    /// followed from it, or the next one does.
    ///
    /// @param at when it was requested
    private List<AuditFinding> compare(@Nullable Json shown, Instant at, String query, DerivedLists lists)
            throws IOException {
        List<AuditFinding> found = once(shown, at, query, standing, lists);
        if (!contradict(found) || !isMeanwhile(head)) {
            return found;
        }
        List<AuditFinding> again = once(shown(query), now, query, standing, lists);
        return shown != null && contradict(again) ? ofBefore(shown, at, query).orElse(again) : again;
    }

    /// Compares with the lists of earlier entries. No cache keeps the absence of a list.
    private Optional<List<AuditFinding>> ofBefore(Json shown, Instant at, String query) throws IOException {
        List<EntryHeader> recent = standing.words().stream()
                .filter(word -> isMeanwhile(word.recordedAt()))
                .sorted(Comparator.comparingLong(EntryHeader::sequence).reversed())
                .limit(MOST)
                .toList();
        for (EntryHeader each : recent) {
            StandingEntries before = standing.before(each);
            var lists = new DerivedLists(server, before, checkpoint);
            List<AuditFinding> found = once(shown, at, query, before, lists);
            if (!contradict(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// True if the entry was recorded just now. An entry with a future time does not count indefinitely.
    private boolean isMeanwhile(Instant recordedAt) {
        return recordedAt.isAfter(begun.minus(MEANWHILE)) && recordedAt.isBefore(now.plus(MEANWHILE));
    }

    private static boolean contradict(List<AuditFinding> findings) {
        return findings.stream().anyMatch(each -> each.kind().isContradiction());
    }

    private List<AuditFinding> once(
            @Nullable Json shown, Instant at, String query, StandingEntries of, DerivedLists lists) throws IOException {
        var found = new AuditFindings();
        new ServedList(server, of, lists, checkpoint, head, found, query).compare(shown, at);
        return found.sorted();
    }

    /// Empty if the log has content that this release cannot read, which is reported for the list.
    private Set<Language> languages(DerivedLists lists) throws IOException {
        try {
            return lists.languages(now);
        } catch (RecomputedChain.NoContentException | MalformedPolicyException _) {
            return Set.of();
        }
    }
}
