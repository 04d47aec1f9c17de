package register.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import register.assembly.Ports;
import register.chain.EntryHeader;
import register.log.SignedCheckpoint;
import register.value.PolicyId;

/// The sizes of the logs, all of whose entries are covered by a checkpoint.
///
/// @param leaving true if others are left out
record SignedSizes(Ports ports, boolean leaving) {
    private static final int ATTEMPTS = 5;
    private static final Duration WAIT = Duration.ofMillis(200);

    /// Waits for the checkpoints of entries that are being published.
    ///
    /// @throws UnsignedEntryException if they do not come, and nothing is left out
    Map<PolicyId, Long> now() throws IOException {
        for (int left = ATTEMPTS; true; left--) {
            try {
                return sizes(leaving && left == 0);
            } catch (UnsignedEntryException e) {
                if (left == 0) {
                    throw e;
                }
                try {
                    Thread.sleep(WAIT);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException(interrupted.getMessage());
                }
            }
        }
    }

    private Map<PolicyId, Long> sizes(boolean leaving) {
        var sizes = new TreeMap<PolicyId, Long>();
        for (PolicyId policy : ports.chain().policies()) {
            long entries = ports.chain().head(policy).map(EntryHeader::sequence).orElse(0L);
            long signed = ports.checkpoints()
                    .latest(policy)
                    .map(SignedCheckpoint::checkpoint)
                    .map(checkpoint -> checkpoint.size())
                    .orElse(0L);
            if (signed >= entries) {
                sizes.put(policy, signed);
            } else if (!leaving) {
                throw new UnsignedEntryException(policy, signed + 1);
            }
        }
        return sizes;
    }
}
