package register.archive.section;

import java.util.SortedMap;
import java.util.TreeMap;
import register.archive.file.Contents;
import register.chain.EntryHeader;
import register.value.PolicyId;

/// Counts items.
public final class Tally {
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final SortedMap<PolicyId, Contents.Head> heads = new TreeMap<>();

    void add(String kind, long number) {
        counts.merge(kind, number, Long::sum);
    }

    void head(EntryHeader header) {
        heads.put(header.policy(), new Contents.Head(header.sequence(), header.hash()));
    }

    public Contents contents() {
        return new Contents(counts, heads);
    }
}
