package register.archive.section;

import java.util.SortedMap;
import java.util.TreeMap;
import register.archive.file.ArchiveContents;
import register.chain.EntryHeader;
import register.value.PolicyId;

/// Counts items.
public final class ItemCounter {
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final SortedMap<PolicyId, ArchiveContents.Head> heads = new TreeMap<>();

    void add(String kind, long number) {
        counts.merge(kind, number, Long::sum);
    }

    void head(EntryHeader header) {
        heads.put(header.policy(), new ArchiveContents.Head(header.sequence(), header.hash()));
    }

    public ArchiveContents contents() {
        return new ArchiveContents(counts, heads);
    }
}
