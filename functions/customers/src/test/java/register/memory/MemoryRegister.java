package register.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.chain.History;
import register.document.IssuedDocuments;
import register.document.SealCertificates;
import register.publishing.Publishing;

/// A register in memory, on a fixed day, for tests of code that uses the ports.
public final class MemoryRegister {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

    private final MemoryPorts ports = new MemoryPorts();
    private final Register register = new Register(ports, CLOCK);

    public MemoryPorts ports() {
        return ports;
    }

    public SealCertificates certificates() {
        return ports.sealCertificates();
    }

    public MemoryPersonRecords persons() {
        return ports.persons();
    }

    public MemoryCheckpointLog checkpoints() {
        return ports.checkpoints();
    }

    public MemoryChain chain() {
        return ports.chain();
    }

    public MemoryDocuments documents() {
        return ports.documents();
    }

    public IssuedDocuments issued() {
        return ports.issuedDocuments();
    }

    public Publishing publishing() {
        return register.publishing();
    }

    public History history() {
        return register.history();
    }

    /// The headers of all policies, policy by policy.
    public List<EntryHeader> headers() {
        return chain().policies().stream()
                .flatMap(policy -> history().headers(policy).stream())
                .toList();
    }
}
