package register.contract.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.PolicySummary;
import register.contract.world.EngineUnderTest;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.person.PersonRecord;
import register.person.PersonRecords;
import register.policy.Commitment;
import register.value.PolicyId;

/// An engine's ports in a process that crashes after some calls: nothing runs after that, not even exception
/// handlers.
final class LosableProcess {
    private final EngineUnderTest engine;
    private int callsLeft;
    private boolean appended;

    /// Ends the process. No code catches it.
    @SuppressWarnings("serial")
    static final class Lost extends Error {
        Lost() {
            super("the process is lost", null, false, false);
        }
    }

    /// @param calls that still succeed
    LosableProcess(EngineUnderTest engine, int calls) {
        this.engine = engine;
        this.callsLeft = calls;
    }

    /// True if an entry appended here is in the chain.
    boolean appended() {
        return appended;
    }

    Chain chain() {
        Chain chain = engine.chain();
        return new Chain() {
            @Override
            public boolean append(Entry entry) {
                return call(() -> {
                    boolean stands = chain.append(entry);
                    appended |= stands;
                    return stands;
                });
            }

            @Override
            public Optional<EntryHeader> head(PolicyId policy) {
                return call(() -> chain.head(policy));
            }

            @Override
            public Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt) {
                return call(() -> chain.latest(policy, date, knownAt));
            }

            @Override
            public Optional<Entry> entry(PolicyId policy, long sequence) {
                return call(() -> chain.entry(policy, sequence));
            }

            @Override
            public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
                return call(() -> chain.headers(policy, afterSequence, limit));
            }

            @Override
            public List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit) {
                return call(() -> chain.dated(policy, way, limit));
            }

            @Override
            public List<PolicySummary> summaries(@Nullable PolicyId after, int limit) {
                return call(() -> chain.summaries(after, limit));
            }

            @Override
            public List<PolicyId> policies() {
                return call(chain::policies);
            }
        };
    }

    DocumentStore documents() {
        DocumentStore documents = engine.documents();
        return new DocumentStore() {
            @Override
            public boolean putIfAbsent(DocumentKey key, byte[] content) {
                return call(() -> documents.putIfAbsent(key, content));
            }

            @Override
            public Optional<byte[]> get(DocumentKey key) {
                return call(() -> documents.get(key));
            }

            @Override
            public Optional<Instant> storedAt(DocumentKey key) {
                return call(() -> documents.storedAt(key));
            }

            @Override
            public boolean erase(DocumentKey key) {
                return call(() -> documents.erase(key));
            }

            @Override
            public List<DocumentKey> list(DocumentKey.Shelf shelf, String folder) {
                return call(() -> documents.list(shelf, folder));
            }
        };
    }

    PersonRecords persons() {
        PersonRecords persons = engine.persons();
        return new PersonRecords() {
            @Override
            public void put(PersonRecord record) {
                var _ = call(() -> {
                    persons.put(record);
                    return true;
                });
            }

            @Override
            public List<PersonRecord> of(PolicyId policy) {
                return call(() -> persons.of(policy));
            }

            @Override
            public Optional<PersonRecord> find(PolicyId policy, Commitment commitment) {
                return call(() -> persons.find(policy, commitment));
            }

            @Override
            public boolean erase(PolicyId policy, Commitment commitment) {
                return call(() -> persons.erase(policy, commitment));
            }

            @Override
            public List<PolicyId> policies() {
                return call(persons::policies);
            }
        };
    }

    private <T> T call(Supplier<T> call) {
        if (callsLeft == 0) {
            throw new Lost();
        }
        T result = call.get();
        callsLeft--;
        if (callsLeft == 0) {
            throw new Lost();
        }
        return result;
    }
}
