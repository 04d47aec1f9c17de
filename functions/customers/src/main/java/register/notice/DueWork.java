package register.notice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The work of runs by due time: lots to send, and notices to retry. It says only when to look; the run and its notices
/// say what to do.
public interface DueWork {

    /// A lot or notice with its due time.
    ///
    /// @param at earliest time, to the millisecond
    /// @param notice to retry; absent for the whole lot
    record Due(Instant at, RunId run, int lot, @Nullable NoticeId notice) {
        public Due {
            if (!at.truncatedTo(ChronoUnit.MILLIS).equals(at)) {
                throw new IllegalArgumentException("at: " + at + ": expected an instant to the millisecond");
            } else if (notice != null && !(notice.run().equals(run) && notice.lot() == lot)) {
                throw new IllegalArgumentException("notice: " + notice + ": expected one of lot " + lot + " of " + run);
            }
        }

        /// A whole lot.
        public static Due of(Instant at, RunId run, int lot) {
            return new Due(at, run, lot, null);
        }

        public static Due of(Instant at, NoticeId notice) {
            return new Due(at, notice.run(), notice.lot(), notice);
        }
    }

    /// Adds an item, beside those with other times; durable on return.
    void put(Due due);

    /// Items due at `now`, the longest overdue first, at most `limit`. One bounded read.
    List<Due> due(Instant now, int limit);

    /// Removes an item, if it is there.
    void remove(Due due);

    /// Acquires or renews the lease for sending. Only one process holds it, so the rate limit holds. A lease that ends
    /// at `now` is released.
    ///
    /// @param holder identifies the process
    /// @param until the end of the lease, to the millisecond
    /// @return true if the holder has the lease
    boolean hold(String holder, Instant now, Instant until);
}
