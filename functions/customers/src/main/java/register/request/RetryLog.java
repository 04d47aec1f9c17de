package register.request;

import java.time.Instant;
import java.util.List;
import register.value.Reference;

/// Requests to be resumed, by due time. It says only when to look; the request says what to do.
public interface RetryLog {

    /// A request to be resumed.
    ///
    /// @param at earliest time, to the millisecond
    record Due(Reference request, Instant at) {}

    /// Sets a request's due time, replacing an earlier one; durable on return.
    void put(Due due);

    /// Requests due at `now`, at most `limit`.
    List<Due> due(Instant now, int limit);

    /// Removes a request, if it is there.
    void remove(Reference request);
}
