package register.read.proof;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import register.log.TrustFile;

/// How many of the witnesses that the register asks have seen an entry: have cosigned one checkpoint that covers it.
///
/// @param cosigned who did, and when, each by its own clock; verified
/// @param asked how many the register asks, 1 or more
/// @param isQuorum whether those are as many as it asks for
public record WitnessCount(List<TrustFile.Cosigned> cosigned, int asked, boolean isQuorum) {
    public WitnessCount {
        cosigned = List.copyOf(cosigned);
    }

    /// When the last of them did: by then all had.
    public Optional<Instant> last() {
        return cosigned.stream().map(one -> one.cosignature().time()).max(Comparator.naturalOrder());
    }
}
