package register.notice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the runs have to do, and when: lots to be sent, and notices to be tried again. It says when to look; what is
/// then to be done is in the run and its notices.
public interface DueWork {

    /// Something to be done.
    ///
    /// @param at not before then, to the millisecond
    /// @param notice the one to be tried again; absent for the whole lot
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

    /// Remembers it, beside what is remembered of other times; durable on return.
    void put(Due due);

    /// Some of what is due at `now`, the longest due first, at most `limit`. One bounded read.
    List<Due> due(Instant now, int limit);

    /// Forgets it; nothing happens where it is not there.
    void remove(Due due);

    /// Takes the turn to send, or keeps it: of several at once one has it, so that one process holds the pace. A turn
    /// that ends at `now` is given back.
    ///
    /// @param holder names the process
    /// @param until when the turn ends, to the millisecond
    /// @return whether the holder has the turn
    boolean hold(String holder, Instant now, Instant until);
}
