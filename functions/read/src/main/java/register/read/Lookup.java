package register.read;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.document.IssuedDocuments;
import register.policy.Additions;
import register.policy.PolicyId;

/// The register as one request sees it: at one instant, so that no answer straddles midnight. What is not there is
/// refused with 404.
final class Lookup {
    private final Chain chain;
    private final IssuedDocuments issued;
    private final Memory memory;
    private final Instant now;
    private final History history;

    Lookup(Chain chain, IssuedDocuments issued, Memory memory, Instant now) {
        this.chain = chain;
        this.issued = issued;
        this.memory = memory;
        this.now = now;
        this.history = new History(chain, Clock.fixed(now, ZoneOffset.UTC));
    }

    /// The same, with the policy's chain ending where it ends now: for answers that take several reads of it.
    Lookup still(PolicyId policy) {
        return chain.head(policy)
                .map(end -> new Lookup(new EndedChain(chain, end), issued, memory, now))
                .orElse(this);
    }

    Instant now() {
        return now;
    }

    History history() {
        return history;
    }

    IssuedDocuments issued() {
        return issued;
    }

    Memory memory() {
        return memory;
    }

    Stated stated(Entry entry) {
        return memory.stated(entry);
    }

    /// The zone of a policy's dates; all of its entries have the same.
    ZoneId zone(PolicyId policy) {
        return chain.head(policy).map(EntryHeader::timeZone).orElseThrow(() -> unknownPolicy(policy.value()));
    }

    List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
        return chain.headers(policy, afterSequence, limit);
    }

    Optional<Entry> entry(PolicyId policy, long sequence) {
        return chain.entry(policy, sequence);
    }

    Entry inForce(PolicyId policy, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return inForce(policy, new Asked("asOf", asOf), "knownAt", knownAt);
    }

    /// A date by the name of the parameter that asks for it.
    record Asked(String parameter, @Nullable LocalDate date) {}

    /// The same for parameters of other names.
    Entry inForce(PolicyId policy, Asked asked, String knownAtName, @Nullable Instant knownAt) {
        requirePast(policy, knownAtName, knownAt);
        LocalDate date = asked.date();
        Optional<Entry> entry = history.inForce(policy, date, knownAt);
        if (entry.isPresent()) {
            return entry.get();
        }
        requirePolicy(policy);
        throw date == null
                ? Refusal.notFound("no version of this policy is in force")
                : Refusal.notFound(
                        asked.parameter(), date.toString(), "no version of this policy is in force on this date");
    }

    /// The entry that stands for a version, or the one that stated a revision of it.
    Stated version(PolicyId policy, LocalDate effectiveDate, @Nullable Integer revision, @Nullable Instant knownAt) {
        requirePast(policy, "knownAt", knownAt);
        Optional<Entry> entry = revision == null
                ? history.version(policy, effectiveDate, knownAt)
                : history.revision(policy, effectiveDate, revision, knownAt);
        return entry.map(this::stated).orElseThrow(() -> {
            requirePolicy(policy);
            return revision == null
                            || history.version(policy, effectiveDate, knownAt).isEmpty()
                    ? Refusal.notFound("date", effectiveDate.toString(), "no version takes effect on this date")
                    : Refusal.notFound("revision", revision.toString(), "the version has no such revision");
        });
    }

    /// What a correction adds to what it corrects; null for what is no correction.
    @Nullable
    Additions additions(Stated correction) {
        return history.corrected(correction.header())
                .map(corrected -> Additions.between(stated(corrected).version(), correction.version()))
                .orElse(null);
    }

    /// The same for an entry that is not read yet.
    @Nullable
    Additions additions(EntryHeader header) {
        return header.kind() == EntryKind.CORRECTION
                ? chain.entry(header.policy(), header.sequence())
                        .map(entry -> additions(stated(entry)))
                        .orElse(null)
                : null;
    }

    void requirePolicy(PolicyId policy) {
        if (chain.head(policy).isEmpty()) {
            throw unknownPolicy(policy.value());
        }
    }

    static Refusal unknownPolicy(String name) {
        return Refusal.notFound("policy", name, "no such policy");
    }

    /// What will be known is not known. The chain's own times may run ahead of this clock by as much as publishers'
    /// clocks do.
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
