package register.request;

import java.util.List;
import java.util.Optional;

/// Keeps requests, each under its reference.
public interface RequestLog {

    /// Records a request unless its reference is taken; durable on return.
    ///
    /// @return whether it was recorded now
    boolean open(DpaRequest request);

    Optional<DpaRequest> find(Reference reference);

    /// Replaces the record whose revision is one less than this one's; durable on return.
    ///
    /// @return false when the record has moved on, or there is none
    boolean replace(DpaRequest request);

    /// The latest by time of receipt, newest first, at most `limit`.
    List<DpaRequest> newest(int limit);
}
