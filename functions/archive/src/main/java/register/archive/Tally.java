package register.archive;

import java.util.SortedMap;
import java.util.TreeMap;
import register.chain.EntryHeader;
import register.policy.PolicyId;

/// Counts while items pass.
final class Tally {
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final SortedMap<PolicyId, Contents.Head> heads = new TreeMap<>();

    void add(String kind, long number) {
        counts.merge(kind, number, Long::sum);
    }

    void head(EntryHeader header) {
        heads.put(header.policy(), new Contents.Head(header.sequence(), header.hash()));
    }

    Contents contents() {
        return new Contents(counts, heads);
    }
}
