package register.archive.file;

import java.util.SortedMap;
import java.util.TreeMap;
import register.value.PolicyId;
import register.value.Sha256;

/// An archive's contents, in numbers.
///
/// @param counts by kind: `entries`, `snapshots`, …
/// @param heads the last entry of each policy's chain
public record ArchiveContents(SortedMap<String, Long> counts, SortedMap<PolicyId, Head> heads) {

    /// The last entry of a chain.
    ///
    /// @param hash of the entry's header
    public record Head(long sequence, Sha256 hash) {}

    public ArchiveContents {
        counts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        heads = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(heads));
    }
}
