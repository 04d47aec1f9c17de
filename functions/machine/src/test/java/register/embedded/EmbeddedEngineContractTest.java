package register.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import register.contract.EngineContract;
import register.contract.world.EngineUnderTest;
import register.memory.PortsAround;

final class EmbeddedEngineContractTest implements EngineContract {
    @TempDir
    Path folder;

    private EngineUnderTest engine;

    @BeforeEach
    void open() {
        engine = new Opened(folder.resolve("data"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /// The engine in memory replays 500. Deliberate faults in this engine were found within the first 25.
    @Override
    public int histories() {
        return 150;
    }

    @Override
    public EngineUnderTest engine() {
        return engine;
    }

    private static final class Opened extends PortsAround implements EngineUnderTest {
        private final Path data;
        private final EmbeddedPorts ports;

        private Opened(Path data) {
            this(data, EmbeddedPorts.open(data));
        }

        private Opened(Path data, EmbeddedPorts ports) {
            super(ports);
            this.data = data;
            this.ports = ports;
        }

        @Override
        public Optional<byte[]> follow(URI link) {
            return ports.links()
                    .resolve(link.getRawPath(), link.getRawQuery())
                    .flatMap(target -> ports.documents().get(target.key()));
        }

        @Override
        public EngineUnderTest reopened() {
            return new Opened(data);
        }
    }
}
