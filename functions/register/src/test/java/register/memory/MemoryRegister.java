package register.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import register.chain.EntryHeader;
import register.chain.History;
import register.publishing.Publishing;

/// A register in memory, on a fixed day: for the tests of whatever runs over the ports.
public final class MemoryRegister {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

    private final MemoryChain chain = new MemoryChain();
    private final MemoryDocuments documents = new MemoryDocuments();
    private final MemoryIssuedDocuments issued = new MemoryIssuedDocuments();

    private final MemoryCheckpointLog checkpoints = new MemoryCheckpointLog();

    private final MemoryPersonRecords persons = new MemoryPersonRecords();

    private final MemorySealCertificates certificates = new MemorySealCertificates();

    public MemorySealCertificates certificates() {
        return certificates;
    }

    public MemoryPersonRecords persons() {
        return persons;
    }

    public MemoryCheckpointLog checkpoints() {
        return checkpoints;
    }

    public MemoryChain chain() {
        return chain;
    }

    public MemoryDocuments documents() {
        return documents;
    }

    public MemoryIssuedDocuments issued() {
        return issued;
    }

    public Publishing publishing() {
        return new Publishing(chain, documents, persons, CLOCK);
    }

    public History history() {
        return new History(chain, CLOCK);
    }

    /// The headers of all policies, those of one after those of another.
    public List<EntryHeader> headers() {
        return chain.policies().stream()
                .flatMap(policy -> history().headers(policy).stream())
                .toList();
    }
}
