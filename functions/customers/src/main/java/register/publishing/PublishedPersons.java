package register.publishing;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.History;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.json.Json;
import register.person.PersonRecord;
import register.person.PersonRecords;
import register.person.Redactions;
import register.policy.Commitment;
import register.policy.PolicyVersion;
import register.value.PolicyId;
import register.value.Sha256;

/// A publication's data beside the chain: a record for each natural person, and the source file that names them.
/// Stored before the entry, and erased again if no entry follows.
final class PublishedPersons {
    private final Chain chain;
    private final PersonRecords records;
    private final DocumentStore documents;
    private final Map<String, PersonRecord> made = new HashMap<>();
    private final Set<PersonRecord> kept = new HashSet<>();
    private final Set<Sha256> files = new HashSet<>();

    PublishedPersons(Chain chain, PersonRecords records, DocumentStore documents) {
        this.chain = chain;
        this.records = records;
        this.documents = documents;
    }

    /// The version as the chain holds it. Fields with a commitment in an earlier entry keep it, so that equal words
    /// have equal content; redacted commitments are never reused.
    ///
    /// @param entries of the same policy whose commitments are reused; the first with the same words counts
    PolicyVersion committed(PolicyVersion stated, List<Entry> entries, Instant now) {
        if (!stated.namesPersons()) {
            return stated;
        }
        Set<Commitment> ended = Redactions.of(chain, stated.policy()).persons();
        // In the order of the entries; in a different order, the same file could get other commitments.
        Map<Commitment, String> known = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.header().kind().states()) {
                entry.version().committed().forEach((commitment, id) -> {
                    if (!ended.contains(commitment)) {
                        known.putIfAbsent(commitment, id);
                    }
                });
            }
        }
        return stated.withSubprocessors(stated.subprocessors().stream()
                        .map(one -> one.namesPerson()
                                ? one.committed(commitment(
                                        stated.policy(),
                                        one.id(),
                                        one.personal().json(),
                                        known,
                                        now))
                                : one)
                        .toList())
                .withPeople(stated.people().stream()
                        .map(one -> one.redacted()
                                ? one
                                : one.committed(commitment(stated.policy(), one.id(), one.personal(), known, now)))
                        .toList());
    }

    private Commitment commitment(
            PolicyId policy, String id, Json.Obj personal, Map<Commitment, String> known, Instant now) {
        for (Map.Entry<Commitment, String> one : known.entrySet()) {
            if (one.getValue().equals(id)
                    && records.find(policy, one.getKey())
                            .filter(record -> record.personal().equals(personal))
                            .isPresent()) {
                return one.getKey();
            }
        }
        return made.computeIfAbsent(id, _ -> PersonRecord.salted(policy, id, personal, now))
                .commitment();
    }

    /// Stores the data for an entry with this content, before the entry.
    void keep(PolicyVersion committed, Sha256 contentHash, byte[] source) {
        List<Commitment> persons = committed.persons();
        for (PersonRecord record : made.values()) {
            if (persons.contains(record.commitment()) && kept.add(record)) {
                records.put(record);
            }
        }
        if (documents.putIfAbsent(DocumentKey.personalSource(committed.policy(), contentHash), source)) {
            files.add(contentHash);
        }
    }

    /// Erases the data stored for content that was not accepted.
    ///
    /// @param accepted the accepted content; null if none was
    void drop(PolicyId policy, @Nullable PolicyVersion accepted) {
        List<Commitment> persons = accepted == null ? List.of() : accepted.persons();
        for (PersonRecord record : kept) {
            if (!persons.contains(record.commitment())) {
                var _ = records.erase(policy, record.commitment());
            }
        }
        if (files.isEmpty() || (accepted != null && files.size() == 1)) {
            return;
        }
        // A rival with the very same content may have been accepted.
        History.headers(chain, policy).forEach(header -> files.remove(header.contentHash()));
        files.forEach(hash -> documents.erase(DocumentKey.personalSource(policy, hash)));
    }
}
