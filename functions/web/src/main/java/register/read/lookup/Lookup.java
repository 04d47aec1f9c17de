package register.read.lookup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.brand.Brands;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.chain.Outlook;
import register.document.IssuedDocuments;
import register.json.Json;
import register.person.PersonFields;
import register.person.Persons;
import register.person.Redactions;
import register.policy.Commitment;
import register.policy.compare.Additions;
import register.read.http.Answer;
import register.read.http.Refusal;
import register.record.Records;
import register.value.PolicyId;
import register.words.Names;

/// The register as one request sees it: at one instant, so that no answer straddles midnight. Anything missing
/// is refused with 404.
public final class Lookup {
    private final Chain chain;
    private final @Nullable Records records;
    private final @Nullable PersonFields persons;
    private final Map<PolicyId, Map<Commitment, Json.Obj>> ofPersons = new HashMap<>();
    private final ReadCache memory;
    private final Instant now;
    private final History history;

    /// @param records null if neither a document nor a brand is looked up
    public Lookup(
            Chain chain, @Nullable Records records, @Nullable PersonFields persons, ReadCache memory, Instant now) {
        this.chain = chain;
        this.records = records;
        this.persons = persons;
        this.memory = memory;
        this.now = now;
        this.history = new History(chain, Clock.fixed(now, ZoneOffset.UTC));
    }

    /// A lookup in which the policy's chain ends at its current end: for answers that take several reads of it.
    public Lookup still(PolicyId policy) {
        return chain.head(policy)
                .map(end -> new Lookup(new EndedChain(chain, end), records, persons, memory, now))
                .orElse(this);
    }

    /// The policy with its chain fixed at its current end; it must exist.
    public PolicyState policy(PolicyId policy) {
        EntryHeader head = chain.head(policy).orElseThrow(() -> NotFound.policy(policy.value()));
        var ended = new EndedChain(chain, head);
        return new PolicyState(new Lookup(ended, records, persons, memory, now), ended, head, memory);
    }

    /// At most `limit` policies after this one, or from the start. One read, except for a policy whose summary
    /// does not cover the day.
    public PolicyIndex index(@Nullable PolicyId after, int limit) {
        return PolicyIndex.of(chain, history, after, limit);
    }

    /// The answer to a question about these policies, cached.
    public Answer kept(PolicyIndex index, String question, Supplier<Answer> make) {
        return index.kept(memory, question, make);
    }

    public Instant now() {
        return now;
    }

    public History history() {
        return history;
    }

    public IssuedDocuments issued() {
        return new IssuedDocuments(Objects.requireNonNull(records));
    }

    public Brands brands() {
        return new Brands(Objects.requireNonNull(records));
    }

    /// The answer to a question about entries: cached, unless it names a person, because it then depends on
    /// more than the entries.
    ///
    /// @param all entries that it depends on
    /// @param of the entry that it is about
    public Answer kept(List<Entry> all, EntryHeader of, String question, Supplier<Answer> make) {
        for (Entry entry : all) {
            if (!stated(entry).version().persons().isEmpty()) {
                return make.get();
            }
        }
        return memory.answer(of, question, make);
    }

    /// An entry with its version, natural persons by their commitments.
    public StatedEntry stated(Entry entry) {
        return memory.stated(entry);
    }

    /// An entry with the names of its natural persons, except redacted ones. Not cached, because it depends on more
    /// than the entry. Looks up persons only if there are any.
    public StatedEntry shown(StatedEntry stated) {
        return stated.version().persons().isEmpty() || persons == null
                ? stated
                : new StatedEntry(
                        stated.header(),
                        Names.spelled(Persons.shown(
                                stated.version(),
                                ofPersons(persons, stated.version().policy()))));
    }

    /// True if an entry's time only says that it came after the previous one, whose time was in the future then.
    public boolean isRightAfter(EntryHeader header) {
        long before = header.sequence() - 1;
        return before > 0
                && chain.headers(header.policy(), before - 1, 1).stream()
                        .anyMatch(one -> one.recordedAt().plusMillis(1).equals(header.recordedAt()));
    }

    ReadCache memory() {
        return memory;
    }

    /// Read once per request.
    private Map<Commitment, Json.Obj> ofPersons(PersonFields all, PolicyId policy) {
        Map<Commitment, Json.Obj> found = ofPersons.get(policy);
        if (found == null) {
            found = all.fields(policy);
            ofPersons.put(policy, found);
        }
        return found;
    }

    /// The last redaction of a name in this entry's version.
    public Optional<EntryHeader> redaction(EntryHeader header) {
        return chain.entry(header.policy(), header.sequence())
                .map(entry -> stated(entry).version())
                .filter(version -> !version.persons().isEmpty())
                .flatMap(version -> Redactions.of(chain, header.policy()).last(version));
    }

    public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
        return chain.headers(policy, afterSequence, limit);
    }

    public List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit) {
        return chain.dated(policy, way, limit);
    }

    public Optional<Entry> entry(PolicyId policy, long sequence) {
        return chain.entry(policy, sequence);
    }

    public Entry inForce(PolicyId policy, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return inForce(policy, new RequestedDate("asOf", asOf), "knownAt", knownAt);
    }

    /// The version in force, with those announced then.
    public Outlook outlook(PolicyId policy, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        requirePast(policy, "knownAt", knownAt);
        Optional<Outlook> outlook = history.outlook(policy, asOf, knownAt);
        if (outlook.isEmpty()) {
            requirePolicy(policy);
            throw NotFound.inForce(new RequestedDate("asOf", asOf));
        }
        return outlook.get();
    }

    /// A date with the name of the parameter that requests it.
    public record RequestedDate(String parameter, @Nullable LocalDate date) {}

    /// The version in force, for parameters of other names.
    public Entry inForce(PolicyId policy, RequestedDate asked, String knownAtName, @Nullable Instant knownAt) {
        requirePast(policy, knownAtName, knownAt);
        Optional<Entry> entry = history.inForce(policy, asked.date(), knownAt);
        if (entry.isPresent()) {
            return entry.get();
        }
        requirePolicy(policy);
        throw NotFound.inForce(asked);
    }

    /// The current entry of a version, or the one of a given revision.
    public StatedEntry version(
            PolicyId policy, LocalDate effectiveDate, @Nullable Integer revision, @Nullable Instant knownAt) {
        requirePast(policy, "knownAt", knownAt);
        Optional<Entry> entry = revision == null
                ? history.version(policy, effectiveDate, knownAt)
                : history.revision(policy, effectiveDate, revision, knownAt);
        return entry.map(this::stated).orElseThrow(() -> {
            requirePolicy(policy);
            return revision == null
                            || history.version(policy, effectiveDate, knownAt).isEmpty()
                    ? NotFound.version(effectiveDate)
                    : NotFound.revision(revision);
        });
    }

    /// The additions in a correction; null for other entries.
    @Nullable
    public Additions additions(StatedEntry correction) {
        return history.corrected(correction.header())
                .map(corrected -> Additions.between(
                        stated(corrected).version(), shown(correction).version()))
                .orElse(null);
    }

    /// The additions in an entry that is not read yet.
    @Nullable
    public Additions additions(EntryHeader header) {
        return header.kind() == EntryKind.CORRECTION
                ? chain.entry(header.policy(), header.sequence())
                        .map(entry -> additions(stated(entry)))
                        .orElse(null)
                : null;
    }

    public void requirePolicy(PolicyId policy) {
        if (chain.head(policy).isEmpty()) {
            throw NotFound.policy(policy.value());
        }
    }

    /// Refuses an instant in the future. The chain's own times may be ahead of this clock by as much
    /// as publishers' clocks are.
    private void requirePast(PolicyId policy, String name, @Nullable Instant knownAt) {
        if (knownAt != null
                && knownAt.isAfter(now)
                && chain.head(policy)
                        .map(EntryHeader::recordedAt)
                        .filter(last -> !knownAt.isAfter(last))
                        .isEmpty()) {
            throw Refusal.badParameter(name, knownAt.toString(), "expected an instant that has passed");
        }
    }
}
