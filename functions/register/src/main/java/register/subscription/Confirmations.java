package register.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps what waits to be confirmed, for a short time: what is removed, or loses an address, leaves no byte of it.
public interface Confirmations {

    /// Records a new one; durable on return.
    void add(Confirmation confirmation);

    Optional<Confirmation> find(ConfirmationId id);

    /// Replaces the record whose revision is one less than this one's; durable on return.
    ///
    /// @return false when the record has moved on, or there is none
    boolean replace(Confirmation confirmation);

    /// Forgets it; nothing happens where it is not there.
    void remove(ConfirmationId id);

    /// Those that the register has to look at by now, the longest due first, at most `limit`. One bounded read.
    List<Confirmation> due(Instant now, int limit);
}
