package register.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.chain.History;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.person.PersonRecord;
import register.person.PersonRecords;
import register.person.Redactions;
import register.policy.Commitment;
import register.policy.DpaFile;
import register.policy.PolicyVersion;
import register.value.Failures;
import register.value.PolicyId;
import register.value.Sha256;

/// Erases redacted persons' records, with their salts, and the documents that name them, as well as leftovers of
/// publishers that crashed. Entries stay. Every step can be repeated.
public record Erasure(Chain chain, PersonRecords persons, DocumentStore documents, Clock clock) {
    /// The age at which leftovers of an unfinished publication are erased, because no publisher can
    /// still be working on it.
    private static final Duration ABANDONED = Duration.ofMinutes(60);

    /// The numbers of erased items.
    public record Erased(int records, int documents) {
        Erased and(Erased other) {
            return new Erased(records + other.records, documents + other.documents);
        }
    }

    /// Erases what redactions and crashed publishers left, in all policies. If one policy fails, the others continue:
    /// the first failure is thrown at the end, the rest suppressed in it. Lists each folder once, as S3 charges for
    /// lists.
    public Erased reconcile() {
        Map<PolicyId, List<DocumentKey>> named = DocumentKey.OF_POLICIES.stream()
                .flatMap(folder -> documents.list(DocumentKey.Shelf.PERSONAL, folder).stream())
                .filter(key -> key.policy().isPresent())
                .collect(Collectors.groupingBy(key -> key.policy().orElseThrow()));
        var policies = new TreeSet<>(persons.policies());
        policies.addAll(named.keySet());
        return each(policies, policy -> of(policy, named.getOrDefault(policy, List.of())));
    }

    /// The same in some policies.
    public Erased reconcile(Collection<PolicyId> policies) {
        return each(policies, this::of);
    }

    private static Erased each(Collection<PolicyId> policies, Function<PolicyId, Erased> erasing) {
        var each = new ArrayList<Erased>();
        Failures.each(policies, policy -> each.add(erasing.apply(policy)));
        return each.stream().reduce(new Erased(0, 0), Erased::and);
    }

    /// Erases the leftovers of one policy.
    public Erased of(PolicyId policy) {
        return of(
                policy,
                Stream.of(DocumentKey.sources(policy), DocumentKey.snapshots(policy), DocumentKey.dpaFiles(policy))
                        .flatMap(folder -> documents.list(DocumentKey.Shelf.PERSONAL, folder).stream())
                        .toList());
    }

    /// @param named its documents, which like the records are read before the chain: one stored later may belong to an
    ///     entry not seen here
    private Erased of(PolicyId policy, List<DocumentKey> named) {
        List<PersonRecord> records = persons.of(policy);
        if (records.isEmpty() && named.isEmpty()) {
            return new Erased(0, 0);
        }
        List<EntryHeader> headers = History.headers(chain, policy);
        var stated = new Stated(headers);
        Redactions redactions = Redactions.of(chain, headers);
        Set<Commitment> ended = redactions.persons();
        int erasedRecords = 0;
        for (PersonRecord record : records) {
            boolean unused = !stated.persons.contains(record.commitment()) && isAbandoned(record.recordedAt());
            if ((ended.contains(record.commitment()) || unused) && persons.erase(policy, record.commitment())) {
                erasedRecords++;
            }
        }
        int erasedDocuments = 0;
        for (DocumentKey key : named) {
            if (isOver(key, stated, redactions, ended) && documents.erase(key)) {
                erasedDocuments++;
            }
        }
        return new Erased(erasedRecords, erasedDocuments);
    }

    /// True if a document names a redacted person, or belongs to no entry.
    private boolean isOver(DocumentKey key, Stated stated, Redactions redactions, Set<Commitment> ended) {
        if (stated.dpaFiles.contains(key)) {
            return false;
        }
        for (Map.Entry<EntryHeader, PolicyVersion> one : stated.versions.entrySet()) {
            EntryHeader header = one.getKey();
            PolicyVersion version = one.getValue();
            if (key.equals(DocumentKey.personalSource(header.policy(), header.contentHash()))) {
                return version.persons().stream().anyMatch(ended::contains);
            }
            long redaction = redactions.last(version).map(EntryHeader::sequence).orElse(0L);
            if (key.isSnapshotOf(header)) {
                return version.editions().keySet().stream()
                        .noneMatch(language -> key.equals(
                                DocumentKey.snapshot(DocumentKey.Shelf.PERSONAL, header, language, redaction)));
            }
        }
        return documents.storedAt(key).filter(this::isAbandoned).isPresent();
    }

    private boolean isAbandoned(Instant since) {
        return since.isBefore(clock.instant().minus(ABANDONED));
    }

    /// The entries that commit to persons, and the DPAs that any entry states.
    private final class Stated {
        private final Map<EntryHeader, PolicyVersion> versions = new HashMap<>();
        private final Set<Commitment> persons = new HashSet<>();
        private final Set<DocumentKey> dpaFiles = new HashSet<>();

        private Stated(List<EntryHeader> headers) {
            Map<Sha256, PolicyVersion> byContent = new HashMap<>();
            for (EntryHeader header : headers) {
                if (header.kind().states()) {
                    PolicyVersion version = byContent.computeIfAbsent(header.contentHash(), _ -> version(header));
                    if (!version.persons().isEmpty()) {
                        versions.put(header, version);
                        persons.addAll(version.persons());
                    }
                    DpaFile file = version.requests().dpaFile();
                    if (file != null) {
                        dpaFiles.add(DocumentKey.dpaFile(header.policy(), new Sha256(file.sha256())));
                    }
                }
            }
        }

        private PolicyVersion version(EntryHeader header) {
            return chain.entry(header.policy(), header.sequence())
                    .orElseThrow(() -> new IllegalStateException(
                            "no entry " + header.sequence() + " of " + header.policy() + ", though it has a header"))
                    .version();
        }
    }
}
