package register.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.document.DocumentStore;
import register.notice.NoticeGuard;
import register.person.PersonRecords;
import register.person.Persons;
import register.policy.PolicyVersion;
import register.policy.rules.PersonNames;
import register.policy.rules.PolicyRules;
import register.publishing.Appending.Append;
import register.publishing.Appending.Decided;
import register.publishing.Appending.Proposal;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Problem;

/// Accepts publications, corrections and withdrawals: the only way into a chain besides redactions. For a natural
/// person the chain gets a commitment; the person's record is stored before the entry.
public final class Publishing {
    private final Chain chain;
    private final DocumentStore documents;
    private final PersonRecords persons;
    private final NoticeGuard guard;
    private final Appending appending;

    public Publishing(Chain chain, DocumentStore documents, PersonRecords persons, NoticeGuard guard, Clock clock) {
        this.chain = chain;
        this.documents = documents;
        this.persons = persons;
        this.guard = guard;
        this.appending = new Appending(chain, clock);
    }

    /// Publishes a version that states no DPA as a file.
    public PublishingOutcome publish(PolicyVersion version, byte[] source, @Nullable String correctionReason) {
        return publish(version, source, null, Reasons.correction(correctionReason));
    }

    /// Publishes a version, or corrects the version of its date.
    ///
    /// @param version as stated, with natural persons by name
    /// @param source the file the version was read from, stored unchanged
    /// @param dpaFile the DPA that the version states as a file; null if it states none
    /// @throws ContentionException if rivals won every attempt; nothing was written
    public PublishingOutcome publish(PolicyVersion version, byte[] source, @Nullable Bytes dpaFile, Reasons reasons) {
        List<Problem> problems = problems(version, dpaFile, reasons);
        if (!problems.isEmpty()) {
            return new PublishingOutcome.Rejected(problems);
        }
        var publication = publication(version, source, dpaFile, reasons);
        PublishingOutcome outcome;
        try {
            outcome = appending.retrying(version.policy(), publication::propose);
        } catch (ContentionException e) {
            publication.lost();
            throw e;
        }
        publication.ended(outcome);
        return outcome;
    }

    /// Withdraws an announced version.
    ///
    /// @throws ContentionException if rivals won every attempt; nothing was written
    public PublishingOutcome withdraw(PolicyId policy, LocalDate effectiveDate, String reason) {
        return withdraw(policy, effectiveDate, reason, false);
    }

    /// @param despiteClock true to proceed although the last entry's time is in the future
    public PublishingOutcome withdraw(PolicyId policy, LocalDate effectiveDate, String reason, boolean despiteClock) {
        List<Problem> problems = PolicyRules.reasonProblems(reason);
        if (!problems.isEmpty()) {
            return new PublishingOutcome.Rejected(problems);
        }
        return appending.retrying(policy, head -> proposeWithdrawal(policy, effectiveDate, reason, despiteClock, head));
    }

    /// The outcome that publishing would have, without publishing.
    public PublishingOutcome rehearse(PolicyVersion version, @Nullable Bytes dpaFile, Reasons reasons) {
        List<Problem> problems = problems(version, dpaFile, reasons);
        if (!problems.isEmpty()) {
            return new PublishingOutcome.Rejected(problems);
        }
        Proposal proposal = publication(version, null, null, reasons)
                .propose(chain.head(version.policy()).orElse(null));
        return switch (proposal) {
            case Append append -> append.accepted();
            case Decided decided -> decided.outcome();
        };
    }

    private Publication publication(
            PolicyVersion version, byte @Nullable [] source, @Nullable Bytes dpaFile, Reasons reasons) {
        var keeping = new PublishedPersons(chain, persons, documents);
        return new Publication(
                chain, documents, appending, keeping, guard, this::names, version, source, dpaFile, reasons);
    }

    private Proposal proposeWithdrawal(
            PolicyId policy, LocalDate effectiveDate, String reason, boolean despiteClock, @Nullable EntryHeader head) {
        Optional<Entry> last = chain.latest(policy, effectiveDate, History.EVER)
                .filter(entry -> entry.header().effectiveDate().equals(effectiveDate));
        if (head == null || last.isEmpty()) {
            return Appending.rejected("effectiveDate", effectiveDate.toString(), "expected a date that has a version");
        }
        EntryHeader standing = last.get().header();
        if (standing.kind() == EntryKind.WITHDRAWAL) {
            return new Decided(new PublishingOutcome.Unchanged(standing));
        }
        List<Problem> problems = PolicyRules.reasonProblems(reason, names(last.get()));
        if (!problems.isEmpty()) {
            return Appending.rejected(problems);
        }
        Optional<Problem> early = despiteClock ? Optional.empty() : appending.early(head);
        if (early.isPresent()) {
            return Appending.rejected(List.of(early.get()));
        }
        Instant recordedAt = appending.recordedAt(head);
        if (!standing.effectiveFrom().isAfter(recordedAt)) {
            return Appending.rejected(
                    "effectiveDate",
                    effectiveDate.toString(),
                    "expected a future date: a version that has been in force can be corrected, not withdrawn");
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
                        null,
                        standing.contentHash()),
                last.get().content()));
    }

    /// The names of an entry's persons who are not redacted.
    private List<PersonNames> names(Entry entry) {
        PolicyVersion version = entry.version();
        return Persons.of(version, persons).stream()
                .map(record -> PersonNames.of(record.personal()))
                .toList();
    }

    private static List<Problem> problems(PolicyVersion version, @Nullable Bytes dpaFile, Reasons reasons) {
        var problems = new ArrayList<>(PolicyRules.problems(version));
        problems.addAll(DpaFileCheck.of(version.requests(), dpaFile).problems());
        problems.addAll(reasons.problems(PersonNames.in(version)));
        return problems;
    }
}
