package register.transparency;

import java.io.IOException;
import java.net.URI;

/// Asks witnesses to cosign (C2SP, `tlog-witness`).
public interface WitnessClient {

    /// Sends a request to `add-checkpoint`.
    ///
    /// @param prefix the witness's submission prefix
    /// @throws IOException if there is no complete answer; the message gives the reason, without the address
    Answer addCheckpoint(URI prefix, byte[] request) throws IOException;

    /// A witness's answer.
    ///
    /// @param status the HTTP status
    /// @param body its text
    record Answer(int status, String body) {}
}
