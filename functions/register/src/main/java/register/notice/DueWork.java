package register.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the runs have to do, and when: lots to be sent, and notices to be tried again. It says when to look; what is
/// then to be done is in the run and its notices.
public interface DueWork {

    /// Something to be done.
    ///
    /// @param at not before then, to the millisecond
    /// @param notice the one to be tried again; absent for the whole lot
    record Due(Instant at, RunId run, int lot, @Nullable NoticeId notice) {}

    /// Remembers it; durable on return.
    void put(Due due);

    /// Some of what is due at `now`, the longest due first, at most `limit`. One bounded read.
    List<Due> due(Instant now, int limit);

    /// Forgets it; nothing happens where it is not there.
    void remove(Due due);
}
