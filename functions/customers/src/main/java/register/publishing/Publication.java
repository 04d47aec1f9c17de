package register.publishing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.notice.NoticeGuard;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.policy.rules.PersonNames;
import register.policy.rules.RuleWords;
import register.publishing.Appending.Append;
import register.publishing.Appending.Decided;
import register.publishing.Appending.Proposal;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Problem;
import register.value.Sha256;

/// A publication, over several attempts.
final class Publication {
    private final Chain chain;
    private final DocumentStore documents;
    private final Appending appending;
    private final PublishedPersons keeping;
    private final NoticeGuard guard;
    private final Function<Entry, List<PersonNames>> names;
    private final PolicyVersion stated;
    private final byte @Nullable [] source;
    private final @Nullable Bytes dpaFile;
    private final Reasons reasons;
    /// The last proposal.
    private @Nullable PolicyVersion committed;

    /// @param names those of the persons in an entry
    /// @param source null for a rehearsal
    /// @param dpaFile of a version that states one
    Publication(
            Chain chain,
            DocumentStore documents,
            Appending appending,
            PublishedPersons keeping,
            NoticeGuard guard,
            Function<Entry, List<PersonNames>> names,
            PolicyVersion stated,
            byte @Nullable [] source,
            @Nullable Bytes dpaFile,
            Reasons reasons) {
        this.chain = chain;
        this.documents = documents;
        this.appending = appending;
        this.keeping = keeping;
        this.guard = guard;
        this.names = names;
        this.stated = stated;
        this.source = source;
        this.dpaFile = stated.requests().dpaFile() == null ? null : dpaFile;
        this.reasons = reasons;
    }

    Proposal propose(@Nullable EntryHeader head) {
        PolicyId policy = stated.policy();
        if (head != null && !head.timeZone().equals(stated.timeZone())) {
            return Appending.rejected(
                    "timeZone", stated.timeZone().getId(), RuleWords.say("same-time-zone", head.timeZone()));
        }
        Optional<Entry> before = chain.latest(policy, stated.effectiveDate(), History.EVER);
        Optional<Entry> last =
                before.filter(entry -> entry.header().effectiveDate().equals(stated.effectiveDate()));
        if (!reasons.equals(Reasons.NONE) && before.isPresent()) {
            List<Problem> problems = reasons.problems(names.apply(before.get()));
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
            return new Decided(new PublishingOutcome.Unchanged(standing.get()));
        }
        if (standing.isPresent() && reasons.correction() == null) {
            return new Decided(new PublishingOutcome.Conflict(standing.get(), content.hash()));
        }
        if (standing.isEmpty() && reasons.correction() != null) {
            return Appending.rejected(
                    "effectiveDate", stated.effectiveDate().toString(), RuleWords.say("date-to-correct"));
        }
        Optional<Problem> early = reasons.despiteClock() ? Optional.empty() : appending.early(head);
        if (early.isPresent()) {
            return Appending.rejected(List.of(early.get()));
        }
        var header = new EntryHeader(
                policy,
                head == null ? 1 : head.sequence() + 1,
                standing.isEmpty() ? EntryKind.PUBLICATION : EntryKind.CORRECTION,
                stated.effectiveDate(),
                stated.timeZone(),
                last.map(entry -> entry.header().revision()).orElse(0) + 1,
                appending.recordedAt(head),
                reasons.correction(),
                reasons.noNotice(),
                content.hash());
        NoticeGuard.Verdict verdict = head == null ? NoticeGuard.Verdict.CLEAR : guard.verdict(header, stated);
        if (!verdict.problems().isEmpty()) {
            return Appending.rejected(verdict.problems());
        }
        if (source != null) {
            store(version, content, source);
        }
        return new Append(new Entry(header, content), verdict);
    }

    /// Rivals won every attempt.
    void lost() {
        keeping.drop(stated.policy(), null);
    }

    /// Drops the data that no entry needs, and keeps the rest.
    void ended(PublishingOutcome outcome) {
        keeping.drop(stated.policy(), outcome instanceof PublishingOutcome.Accepted ? committed : null);
        if (outcome instanceof PublishingOutcome.Accepted || outcome instanceof PublishingOutcome.Unchanged) {
            // Stored again, because until the entry existed it belonged to none and may have been erased as
            // abandoned. If it was removed since, publishing the same version restores it.
            keepDpaFile();
        }
    }

    private void store(PolicyVersion version, Bytes content, byte[] file) {
        if (stated.namesPersons()) {
            keeping.keep(version, content.hash(), file);
        } else {
            documents.putIfAbsent(DocumentKey.source(version.policy(), Sha256.of(file)), file);
        }
        keepDpaFile();
        documents.putIfAbsent(DocumentKey.content(version.policy(), content.hash()), content.toArray());
    }

    private void keepDpaFile() {
        if (dpaFile != null) {
            documents.putIfAbsent(DocumentKey.dpaFile(stated.policy(), dpaFile.hash()), dpaFile.toArray());
        }
    }

    /// Entries whose commitments may be reused, that of the same date first.
    private List<Entry> entries(Optional<Entry> before, @Nullable EntryHeader head) {
        return head == null || !stated.namesPersons()
                ? List.of()
                : Stream.concat(before.stream(), chain.entry(head.policy(), head.sequence()).stream())
                        .toList();
    }
}
