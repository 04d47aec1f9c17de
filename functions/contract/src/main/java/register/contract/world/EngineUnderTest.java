package register.contract.world;

import java.net.URI;
import java.util.Optional;
import register.assembly.Ports;

/// An engine under test: its ports, and a second way into the same state.
public interface EngineUnderTest extends Ports {

    /// Fetches a link as somebody who knows nothing but its address; empty when that is refused.
    Optional<byte[]> follow(URI link);

    /// Another engine on the same state that shares nothing else with this one, as in another process.
    EngineUnderTest reopened();
}
