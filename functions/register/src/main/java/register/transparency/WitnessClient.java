package register.transparency;

import java.io.IOException;
import java.net.URI;

/// Asks witnesses to cosign (C2SP, `tlog-witness`).
public interface WitnessClient {

    /// Sends a request to `add-checkpoint`.
    ///
    /// @param prefix the witness's submission prefix
    /// @throws IOException that says, without the address, why there is no whole answer
    Answer addCheckpoint(URI prefix, byte[] request) throws IOException;

    /// What a witness answered.
    ///
    /// @param status of HTTP
    /// @param body what text it holds
    record Answer(int status, String body) {}
}
