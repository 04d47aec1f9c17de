package register.read.proof;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import register.log.TrustFile;

/// The number of witnesses that have seen an entry: that cosigned one checkpoint covering it.
///
/// @param cosigned the witnesses that did, and when, each by its own clock; verified
/// @param asked the number of witnesses asked, 1 or more
/// @param isQuorum true if they meet the register's quorum
public record WitnessCount(List<TrustFile.Cosigned> cosigned, int asked, boolean isQuorum) {
    public WitnessCount {
        cosigned = List.copyOf(cosigned);
    }

    /// The time of the last cosignature: by then all had seen it.
    public Optional<Instant> last() {
        return cosigned.stream().map(one -> one.cosignature().time()).max(Comparator.naturalOrder());
    }
}
