package register.witness;

import java.io.IOException;
import java.util.Optional;
import register.log.SignedNote;

/// What a witness cosigned last, of each log.
public interface CosignedTrees {
    /// The newest checkpoint of a log that the witness cosigned, with the signatures of both.
    Optional<SignedNote> latest(String origin);

    /// Puts one in place of the last; it is durable on return.
    ///
    /// @throws IOException when it is not known to be durable
    void put(String origin, SignedNote cosigned) throws IOException;
}
