package register.contract.world;

import java.net.URI;
import java.util.Optional;
import register.contract.EngineContract;
import register.memory.MemoryPorts;
import register.memory.PortsAround;

/// What the functions' tests run over keeps what every engine promises.
final class MemoryEngineContractTest implements EngineContract {
    private final EngineUnderTest engine = new InMemory(new MemoryPorts());

    @Override
    public EngineUnderTest engine() {
        return engine;
    }

    private static final class InMemory extends PortsAround implements EngineUnderTest {
        private final MemoryPorts ports;

        InMemory(MemoryPorts ports) {
            super(ports);
            this.ports = ports;
        }

        @Override
        public Optional<byte[]> follow(URI link) {
            return ports.links().follow(link);
        }

        /// Of memory there is one process: this tells nothing of what outlives it.
        @Override
        public EngineUnderTest reopened() {
            return new InMemory(ports);
        }
    }
}
