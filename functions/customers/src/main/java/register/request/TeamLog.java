package register.request;

import java.time.Instant;
import java.util.List;
import register.value.Reference;

/// Requests not yet reported to the team, and the lease of the process that sends the next team mail.
public interface TeamLog {

    /// A request for the team's next mail.
    ///
    /// @param vouched true if the sender is authenticated, and within its daily limit
    /// @param since when it was added, to the millisecond
    record Waiting(Reference request, boolean vouched, Instant since) {}

    /// Adds a request; durable on return. One that is there already stays unchanged.
    void add(Waiting waiting);

    /// The waiting requests, at most `limit`; the authenticated ones first.
    List<Waiting> waiting(int limit);

    /// Removes a request, if it is there.
    void remove(Waiting waiting);

    /// Acquires the lease for the team mail if no process holds it at `now`. It is never released early, so that the
    /// team gets one mail in its time; after a failure, the next holder sends it.
    ///
    /// @param until the end of the lease, to the millisecond
    boolean take(Instant now, Instant until);
}
