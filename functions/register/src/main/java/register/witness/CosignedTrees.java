package register.witness;

import java.io.IOException;
import java.util.Optional;
import register.log.SignedNote;

/// Stores the last checkpoint of each log that a witness cosigned.
public interface CosignedTrees {
    /// The newest cosigned checkpoint of a log, with the signatures of both.
    Optional<SignedNote> latest(String origin);

    /// Replaces the newest checkpoint; durable on return.
    ///
    /// @throws IOException if it may not be durable
    void put(String origin, SignedNote cosigned) throws IOException;
}
