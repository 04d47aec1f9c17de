package register.archive.section;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import register.archive.section.ArchivedEntry.Sealed;
import register.assembly.Ports;
import register.chain.EntryHeader;
import register.chain.History;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.log.Checkpoint;
import register.log.SignedCheckpoint;
import register.policy.Commitment;
import register.value.Bytes;
import register.value.PolicyId;

/// A register's data about one policy.
final class RegisterPolicy {
    private final PolicyId policy;
    private final Map<Long, EntryHeader> headers = new HashMap<>();
    private final Map<String, IssuedDocument.Snapshot> snapshots = new HashMap<>();
    private final EndedPersons ended;

    RegisterPolicy(PolicyId policy, Ports with) {
        this.policy = policy;
        this.ended = new EndedPersons(policy, with);
        for (EntryHeader header : History.headers(with.chain(), policy)) {
            headers.put(header.sequence(), header);
        }
        for (IssuedDocument.Snapshot snapshot : with.issuedDocuments().snapshots(policy)) {
            snapshots.put(snapshot.sequence() + " " + snapshot.language(), snapshot);
        }
    }

    boolean isOf(PolicyId other) {
        return policy.equals(other);
    }

    void compare(ArchivedEntry item, Ports with) {
        EntryHeader header = item.header();
        EntryHeader there = headers.get(header.sequence());
        if (there != null && !there.equals(header)) {
            throw new ConflictingRegisterException(
                    item.name(),
                    "the register has a different one: " + there.hash() + " recorded at " + there.recordedAt()
                            + ", the archive " + header.hash() + " recorded at " + header.recordedAt());
        }
        SignedCheckpoint checkpoint = item.checkpoint();
        if (checkpoint != null) {
            with.checkpoints()
                    .find(policy, header.sequence())
                    .ifPresent(other -> requireSame(item, other.checkpoint(), checkpoint));
        }
        for (Sealed sealed : item.snapshots()) {
            IssuedDocument.Snapshot other =
                    snapshots.get(header.sequence() + " " + sealed.record().language());
            if (other != null
                    && other.redaction() == sealed.record().redaction()
                    && !other.sha256().equals(sealed.record().sha256())) {
                throw new ConflictingRegisterException(
                        item.name(), "the register issued a different snapshot, " + other.sha256());
            }
            Stored.compare(with.documents(), sealed.key(), sealed.pdf());
        }
        Bytes dpa = item.dpaFile();
        if (dpa != null) {
            Stored.compare(with.documents(), DocumentKey.dpaFile(policy, dpa.hash()), dpa);
        }
        Bytes source = item.personal().source();
        if (source != null) {
            Stored.compare(with.documents(), DocumentKey.personalSource(policy, header.contentHash()), source);
        }
    }

    /// The sequence of the register's last redaction of any of them; 0 if there is none.
    long redacted(List<Commitment> persons) {
        return ended.last(persons);
    }

    static void requireSame(ArchivedEntry item, Checkpoint there, SignedCheckpoint archived) {
        if (!there.equals(archived.checkpoint())) {
            throw new ConflictingRegisterException(item.name(), "the register signed a different history");
        }
    }
}
