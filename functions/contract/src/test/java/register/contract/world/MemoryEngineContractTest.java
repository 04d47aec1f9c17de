package register.contract.world;

import java.net.URI;
import java.util.Optional;
import register.contract.EngineContract;
import register.memory.MemoryPorts;
import register.memory.PortsAround;

/// The in-memory engine, used by the functions' tests, satisfies the contract of every engine.
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

        /// Memory belongs to one process, so this does not test durability.
        @Override
        public EngineUnderTest reopened() {
            return new InMemory(ports);
        }
    }
}
