package register.contract.world;

import java.net.URI;
import java.util.Optional;
import register.assembly.Ports;

/// An engine under test: its ports, and a second instance on the same data.
public interface EngineUnderTest extends Ports {

    /// Follows a link using only its address; empty if it is refused.
    Optional<byte[]> follow(URI link);

    /// Another engine on the same data that shares nothing else with this one, as in another process.
    EngineUnderTest reopened();
}
