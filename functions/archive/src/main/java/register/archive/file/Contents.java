package register.archive.file;

import java.util.SortedMap;
import java.util.TreeMap;
import register.value.PolicyId;
import register.value.Sha256;

/// What an archive holds, in numbers.
///
/// @param counts of each kind: `entries`, `snapshots`, …
/// @param heads where each policy's chain ends
public record Contents(SortedMap<String, Long> counts, SortedMap<PolicyId, Head> heads) {

    /// The last entry of a chain.
    ///
    /// @param hash of its header
    public record Head(long sequence, Sha256 hash) {}

    public Contents {
        counts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        heads = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(heads));
    }
}
