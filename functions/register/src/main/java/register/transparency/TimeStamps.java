package register.transparency;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.log.SignedCheckpoint;
import register.value.PolicyId;

/// Sees to it that every signed checkpoint has its time-stamp, where there is an authority to ask. They are fetched in
/// order, so that none is missing before the latest. Nothing waits for them: a checkpoint stands without one, and one
/// that is fetched late is as true. Every step can be repeated.
public final class TimeStamps {
    private final Chain chain;
    private final CheckpointLog log;
    private final @Nullable TimeStampAuthority authority;

    /// One that was fetched and recorded.
    public record Fetched(SignedCheckpoint checkpoint, TimeStamp stamp) {}

    /// @param authorities asked in this order; with none, nothing is done
    /// @param warnings receives one line about an authority that gave none where a later one did
    public TimeStamps(
            Chain chain, CheckpointLog log, List<? extends TimeStampAuthority> authorities, Consumer<String> warnings) {
        this.chain = chain;
        this.log = log;
        this.authority = authorities.isEmpty() ? null : TimeStampAuthority.firstOf(authorities, warnings);
    }

    /// Whether there is an authority to ask.
    public boolean areAsked() {
        return authority != null;
    }

    /// Fetches what is missing of one policy, as long as there is time to begin another.
    ///
    /// @param fetched called with each once it is recorded
    /// @return how many were fetched
    /// @throws NoTimeStampException when no authority gives one: then none of the rest is asked for
    public int fetch(PolicyId policy, Duration time, Consumer<Fetched> fetched) {
        return authority == null ? 0 : fetch(authority, policy, System.nanoTime() + time.toNanos(), fetched);
    }

    /// Fetches what is missing of every policy, as long as there is time to begin another.
    ///
    /// @param fetched called with each once it is recorded
    /// @return how many were fetched
    /// @throws NoTimeStampException when no authority gives one: then none of the rest is asked for
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
                throw new IllegalStateException("the authority stamped another hash than it was given");
            }
            if (log.stamp(policy, at, stamp).isEmpty()) {
                fetched.accept(new Fetched(checkpoint.get(), stamp));
                count++;
            }
        }
        return count;
    }
}
