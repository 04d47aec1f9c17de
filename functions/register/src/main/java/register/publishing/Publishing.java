package register.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;
import register.chain.Chain;
import register.chain.ContentReader;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.chain.Sha256;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.person.PersonRecords;
import register.person.Persons;
import register.policy.PersonNames;
import register.policy.PolicyCodec;
import register.policy.PolicyId;
import register.policy.PolicyRules;
import register.policy.PolicyVersion;
import register.policy.Problem;
import register.policy.Subprocessor;
import register.publishing.Appending.Append;
import register.publishing.Appending.Decided;
import register.publishing.Appending.Proposal;

/// Accepts publications, corrections and withdrawals: the one way into a chain, beside redactions. Of a natural person
/// the chain gets a commitment; what it is of lies in a record that is there before the entry.
public final class Publishing {
    private final Chain chain;
    private final DocumentStore documents;
    private final PersonRecords persons;
    private final ContentReader reader;
    private final Appending appending;

    public Publishing(Chain chain, DocumentStore documents, PersonRecords persons, ContentReader reader, Clock clock) {
        this.chain = chain;
        this.documents = documents;
        this.persons = persons;
        this.reader = reader;
        this.appending = new Appending(chain, clock);
    }

    /// Publishes a version, or corrects the one that stands for its date.
    ///
    /// @param version as it is stated, natural persons by their names
    /// @param source the file the version was read from, kept as it was
    /// @param correctionReason null for a publication
    /// @throws ContentionException when rivals won every attempt; nothing was written
    public Outcome publish(PolicyVersion version, byte[] source, @Nullable String correctionReason) {
        List<Problem> problems = problems(version, correctionReason);
        if (!problems.isEmpty()) {
            return new Outcome.Rejected(problems);
        }
        var publication = new Publication(version, source, correctionReason);
        Outcome outcome;
        try {
            outcome = appending.retrying(version.policy(), publication::propose);
        } catch (ContentionException e) {
            publication.keeping.drop(version.policy(), null);
            throw e;
        }
        publication.keeping.drop(version.policy(), outcome instanceof Outcome.Accepted ? publication.committed : null);
        return outcome;
    }

    /// Withdraws an announced version.
    ///
    /// @throws ContentionException when rivals won every attempt; nothing was written
    public Outcome withdraw(PolicyId policy, LocalDate effectiveDate, String reason) {
        List<Problem> problems = PolicyRules.reasonProblems(reason);
        if (!problems.isEmpty()) {
            return new Outcome.Rejected(problems);
        }
        return appending.retrying(policy, head -> proposeWithdrawal(policy, effectiveDate, reason, head));
    }

    /// What publishing would do, without doing it.
    public Outcome rehearse(PolicyVersion version, @Nullable String correctionReason) {
        List<Problem> problems = problems(version, correctionReason);
        if (!problems.isEmpty()) {
            return new Outcome.Rejected(problems);
        }
        Proposal proposal = new Publication(version, null, correctionReason)
                .propose(chain.head(version.policy()).orElse(null));
        return switch (proposal) {
            case Append append -> new Outcome.Accepted(append.entry().header());
            case Decided decided -> decided.outcome();
        };
    }

    /// One publication, over its attempts.
    private final class Publication {
        private final PolicyVersion stated;
        private final byte @Nullable [] source;
        private final @Nullable String correctionReason;
        private final Keeping keeping = new Keeping(chain, reader, persons, documents);
        /// As it was proposed last.
        private @Nullable PolicyVersion committed;

        /// @param source null for a rehearsal
        private Publication(PolicyVersion stated, byte @Nullable [] source, @Nullable String correctionReason) {
            this.stated = stated;
            this.source = source;
            this.correctionReason = correctionReason;
        }

        private Proposal propose(@Nullable EntryHeader head) {
            PolicyId policy = stated.policy();
            if (head != null && !head.timeZone().equals(stated.timeZone())) {
                return Appending.rejected(
                        "timeZone",
                        stated.timeZone().getId(),
                        "expected " + head.timeZone() + ", as in the policy's earlier entries: its dates would shift");
            }
            Optional<Entry> before = chain.latest(policy, stated.effectiveDate(), History.EVER);
            Optional<Entry> last =
                    before.filter(entry -> entry.header().effectiveDate().equals(stated.effectiveDate()));
            if (correctionReason != null && last.isPresent()) {
                List<Problem> problems = PolicyRules.reasonProblems(correctionReason, names(last.get()));
                if (!problems.isEmpty()) {
                    return Appending.rejected(problems);
                }
            }
            PolicyVersion version = keeping.committed(stated, entries(before, head), appending.now());
            committed = version;
            Bytes content = Bytes.canonical(PolicyCodec.encode(version));
            Optional<EntryHeader> standing =
                    last.map(Entry::header).filter(header -> header.kind() != EntryKind.WITHDRAWAL);
            if (standing.isPresent() && standing.get().contentHash().equals(content.hash())) {
                return new Decided(new Outcome.Unchanged(standing.get()));
            }
            if (standing.isPresent() && correctionReason == null) {
                return new Decided(new Outcome.Conflict(standing.get(), content.hash()));
            }
            if (standing.isEmpty() && correctionReason != null) {
                return Appending.rejected(
                        "effectiveDate",
                        stated.effectiveDate().toString(),
                        "expected a date that has a version to correct");
            }
            if (source != null) {
                store(version, content, source);
            }
            return new Append(new Entry(
                    new EntryHeader(
                            policy,
                            head == null ? 1 : head.sequence() + 1,
                            standing.isEmpty() ? EntryKind.PUBLICATION : EntryKind.CORRECTION,
                            stated.effectiveDate(),
                            stated.timeZone(),
                            last.map(entry -> entry.header().revision()).orElse(0) + 1,
                            appending.recordedAt(head),
                            correctionReason,
                            content.hash(),
                            head == null ? null : head.hash()),
                    content));
        }

        private void store(PolicyVersion version, Bytes content, byte[] file) {
            if (stated.namesPersons()) {
                keeping.keep(version, content.hash(), file);
            } else {
                documents.putIfAbsent(DocumentKey.source(version.policy(), Sha256.of(file)), file);
            }
            documents.putIfAbsent(DocumentKey.content(version.policy(), content.hash()), content.toArray());
        }

        /// Those whose commitments may be taken up, that of the same date first.
        private List<Entry> entries(Optional<Entry> before, @Nullable EntryHeader head) {
            return head == null || !stated.namesPersons()
                    ? List.of()
                    : Stream.concat(before.stream(), chain.entry(head.policy(), head.sequence()).stream())
                            .toList();
        }
    }

    private Proposal proposeWithdrawal(
            PolicyId policy, LocalDate effectiveDate, String reason, @Nullable EntryHeader head) {
        Optional<Entry> last = chain.latest(policy, effectiveDate, History.EVER)
                .filter(entry -> entry.header().effectiveDate().equals(effectiveDate));
        if (head == null || last.isEmpty()) {
            return Appending.rejected("effectiveDate", effectiveDate.toString(), "expected a date that has a version");
        }
        EntryHeader standing = last.get().header();
        if (standing.kind() == EntryKind.WITHDRAWAL) {
            return new Decided(new Outcome.Unchanged(standing));
        }
        List<Problem> problems = PolicyRules.reasonProblems(reason, names(last.get()));
        if (!problems.isEmpty()) {
            return Appending.rejected(problems);
        }
        Instant recordedAt = appending.recordedAt(head);
        if (!standing.effectiveFrom().isAfter(recordedAt)) {
            return Appending.rejected(
                    "effectiveDate",
                    effectiveDate.toString(),
                    "expected a date still ahead: what has been in force can be corrected, not withdrawn");
        }
        return new Append(new Entry(
                new EntryHeader(
                        policy,
                        head.sequence() + 1,
                        EntryKind.WITHDRAWAL,
                        effectiveDate,
                        standing.timeZone(),
                        standing.revision(),
                        recordedAt,
                        reason,
                        standing.contentHash(),
                        head.hash()),
                last.get().content()));
    }

    /// The persons of an entry, as far as they are not redacted.
    private List<PersonNames> names(Entry entry) {
        PolicyVersion version = PolicyCodec.decode(reader.parse(entry.content().toArray()));
        return Persons.of(version, persons).stream()
                .map(record -> PersonNames.of(record.personal()))
                .toList();
    }

    private static List<Problem> problems(PolicyVersion version, @Nullable String correctionReason) {
        var problems = new ArrayList<>(PolicyRules.problems(version));
        if (correctionReason != null) {
            problems.addAll(PolicyRules.reasonProblems(
                    correctionReason,
                    version.subprocessors().stream()
                            .filter(Subprocessor::namesPerson)
                            .map(subprocessor -> PersonNames.of(subprocessor.personal()))
                            .toList()));
        }
        return problems;
    }
}
