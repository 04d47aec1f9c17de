package register.transparency;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.log.SignedCheckpoint;
import register.value.PolicyId;

/// Fetches a time-stamp for every signed checkpoint, in order and without gaps, if an authority is configured. Nothing
/// waits for them: checkpoints are valid without, and late stamps are still true. Every step can be repeated.
public final class TimeStamps {
    private final Chain chain;
    private final CheckpointLog log;
    private final @Nullable TimeStampAuthority authority;

    /// A fetched and recorded time-stamp.
    public record Fetched(SignedCheckpoint checkpoint, TimeStamp stamp) {}

    /// @param authorities asked in this order; if there are none, nothing is done
    /// @param warnings receives one line for each authority that failed before a later one succeeded
    public TimeStamps(
            Chain chain, CheckpointLog log, List<? extends TimeStampAuthority> authorities, Consumer<String> warnings) {
        this.chain = chain;
        this.log = log;
        this.authority = authorities.isEmpty() ? null : TimeStampAuthority.firstOf(authorities, warnings);
    }

    /// True if an authority is configured.
    public boolean areAsked() {
        return authority != null;
    }

    /// Fetches the missing stamps of one policy while there is time to start another.
    ///
    /// @param fetched called with each stamp once it is recorded
    /// @return the number fetched
    /// @throws NoTimeStampException if no authority issues one; the rest are then not requested
    public int fetch(PolicyId policy, Duration time, Consumer<Fetched> fetched) {
        return authority == null ? 0 : fetch(authority, policy, System.nanoTime() + time.toNanos(), fetched);
    }

    /// Fetches the missing stamps of all policies while there is time to start another.
    ///
    /// @param fetched called with each stamp once it is recorded
    /// @return the number fetched
    /// @throws NoTimeStampException if no authority issues one; the rest are then not requested
    public int reconcile(Duration time, Consumer<Fetched> fetched) {
        if (authority == null) {
            return 0;
        }
        long end = System.nanoTime() + time.toNanos();
        int count = 0;
        for (PolicyId policy : chain.policies()) {
            count += fetch(authority, policy, end, fetched);
        }
        return count;
    }

    private int fetch(TimeStampAuthority asked, PolicyId policy, long end, Consumer<Fetched> fetched) {
        int count = 0;
        long last = log.latest(policy).map(latest -> latest.checkpoint().size()).orElse(0L);
        for (long at = log.lastStamped(policy) + 1; at <= last && System.nanoTime() < end; at++) {
            Optional<SignedCheckpoint> checkpoint = log.find(policy, at);
            if (checkpoint.isEmpty()) {
                break;
            }
            TimeStamp stamp = asked.stamp(checkpoint.get().imprint());
            if (!stamp.imprint().equals(checkpoint.get().imprint())) {
                throw new IllegalStateException("the authority stamped a hash other than the one it was given");
            }
            if (log.stamp(policy, at, stamp).isEmpty()) {
                fetched.accept(new Fetched(checkpoint.get(), stamp));
                count++;
            }
        }
        return count;
    }
}
