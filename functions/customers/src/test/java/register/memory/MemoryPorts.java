package register.memory;

import java.time.Clock;
import register.assembly.Ports;

/// An engine in memory, for tests of code that uses the ports. It passes the contract of every engine.
public final class MemoryPorts implements Ports {
    private final MemoryChain chain = new MemoryChain();
    private final MemoryCheckpointLog checkpoints = new MemoryCheckpointLog();
    private final MemoryDocuments documents;
    private final MemoryLinks links;
    private final MemoryRecords records = new MemoryRecords();
    private final MemoryPersonRecords persons = new MemoryPersonRecords();
    private final MemoryQuotas quotas = new MemoryQuotas();
    private final MemoryRecipients recipients = new MemoryRecipients();

    public MemoryPorts() {
        this(Clock.systemUTC());
    }

    /// @param clock for the times at which documents are stored
    public MemoryPorts(Clock clock) {
        this.documents = new MemoryDocuments(clock);
        this.links = new MemoryLinks(documents);
    }

    @Override
    public MemoryChain chain() {
        return chain;
    }

    @Override
    public MemoryCheckpointLog checkpoints() {
        return checkpoints;
    }

    @Override
    public MemoryDocuments documents() {
        return documents;
    }

    @Override
    public MemoryLinks links() {
        return links;
    }

    @Override
    public MemoryRecords records() {
        return records;
    }

    @Override
    public MemoryPersonRecords persons() {
        return persons;
    }

    @Override
    public MemoryQuotas quotas() {
        return quotas;
    }

    @Override
    public MemoryRecipients recipients() {
        return recipients;
    }

    @Override
    public void close() {
        // Memory is freed with its owner.
    }
}
