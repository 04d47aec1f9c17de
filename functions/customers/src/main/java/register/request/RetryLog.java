package register.request;

import java.time.Instant;
import java.util.List;
import register.value.Reference;

/// Which requests are to be taken up again, and when. It says when to look; what is then to be done is in the request.
public interface RetryLog {

    /// A request to be taken up again.
    ///
    /// @param at not before then, to the millisecond
    record Due(Reference request, Instant at) {}

    /// Remembers when to take a request up again, in place of what was remembered of it; durable on return.
    void put(Due due);

    /// Some of those whose time has come at `now`, at most `limit`.
    List<Due> due(Instant now, int limit);

    /// Forgets a request; nothing happens where it is not there.
    void remove(Reference request);
}
