package register.archive.section;

import java.util.HashMap;
import java.util.Map;
import register.chain.EntryHeader;
import register.notice.Run;
import register.notice.RunId;
import register.value.PolicyId;

/// The entries of an archive that runs may announce.
final class Announcements {
    private final Map<PolicyId, Map<Long, RunId>> runs = new HashMap<>();

    void add(EntryHeader entry) {
        if (entry.kind().isOfADate()) {
            var _ = runs.computeIfAbsent(entry.policy(), _ -> new HashMap<>())
                    .put(entry.sequence(), RunId.of(entry.hash()));
        }
    }

    /// True if a run announces one of them.
    boolean have(Run run) {
        return run.id().equals(runs.getOrDefault(run.policy(), Map.of()).get(run.announcement()));
    }
}
