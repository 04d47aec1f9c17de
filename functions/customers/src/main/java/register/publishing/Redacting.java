package register.publishing;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.person.PersonRecords;
import register.person.Redaction;
import register.person.Redactions;
import register.policy.Commitment;
import register.policy.rules.PersonNames;
import register.policy.rules.PolicyRules;
import register.publishing.Appending.Decided;
import register.publishing.Appending.Proposal;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Problem;

/// Redacts a natural person: appends an entry, then erases the data that names them. The entry is the commit point;
/// after a crash `Erasure.reconcile` erases the rest.
public final class Redacting {
    private static final Pattern MAILBOX = Pattern.compile("\\S@\\S");

    private final Chain chain;
    private final DocumentStore documents;
    private final PersonRecords persons;
    private final Erasure erasure;
    private final Appending appending;

    public Redacting(Chain chain, DocumentStore documents, PersonRecords persons, Erasure erasure, Clock clock) {
        this.chain = chain;
        this.documents = documents;
        this.persons = persons;
        this.erasure = erasure;
        this.appending = new Appending(chain, clock);
    }

    /// The result of a redaction.
    ///
    /// @param outcome never a conflict; unchanged if the whole subprocessor was redacted before
    /// @param erased by this call, without the erasures of earlier calls and other processes
    public record Result(PublishingOutcome outcome, Erasure.Erased erased) {}

    /// Redacts a subprocessor, or a person named in the text, in every entry so far. A later version may name them
    /// again, and can be redacted again.
    ///
    /// @param reason public: must neither name the person nor contain a mailbox
    /// @throws ContentionException if rivals won every attempt; nothing was written
    public Result redact(PolicyId policy, String subprocessorId, String reason) {
        List<Problem> problems = problems(policy, reason);
        if (!problems.isEmpty()) {
            return new Result(new PublishingOutcome.Rejected(problems), new Erasure.Erased(0, 0));
        }
        PublishingOutcome outcome = appending.retrying(policy, head -> propose(policy, subprocessorId, reason, head));
        return new Result(
                outcome, outcome instanceof PublishingOutcome.Rejected ? new Erasure.Erased(0, 0) : erasure.of(policy));
    }

    private List<Problem> problems(PolicyId policy, String reason) {
        if (MAILBOX.matcher(reason).find()) {
            return List.of(Problem.inEnglish(
                    "reason", "", "expected no mail address, which would stay in the chain " + "permanently"));
        }
        return PolicyRules.reasonProblems(
                reason,
                persons.of(policy).stream()
                        .map(record -> PersonNames.of(record.personal()))
                        .toList());
    }

    private Proposal propose(PolicyId policy, String subprocessorId, String reason, @Nullable EntryHeader head) {
        if (head == null) {
            return Appending.rejected("policy", policy.value(), "expected a policy of this register");
        }
        List<EntryHeader> headers = History.headers(chain, policy);
        Set<Commitment> all = commitments(headers, subprocessorId);
        if (all.isEmpty()) {
            return Appending.rejected(
                    "subprocessor",
                    subprocessorId,
                    "expected the id of a sole trader, or of a person named in the text, in a version of this "
                            + "policy");
        }
        Redactions redactions = Redactions.of(chain, headers);
        Set<Commitment> ended = redactions.persons();
        List<Commitment> now =
                all.stream().filter(person -> !ended.contains(person)).toList();
        if (now.isEmpty()) {
            return new Decided(
                    new PublishingOutcome.Unchanged(redactions.last(all).orElseThrow()));
        }
        Bytes content = Bytes.canonical(new Redaction(subprocessorId, now).json());
        documents.putIfAbsent(DocumentKey.content(policy, content.hash()), content.toArray());
        return appending.undated(head, EntryKind.REDACTION, reason, content);
    }

    private Set<Commitment> commitments(List<EntryHeader> headers, String subprocessorId) {
        var all = new LinkedHashSet<Commitment>();
        for (EntryHeader header : headers) {
            if (header.kind().states()) {
                chain.entry(header.policy(), header.sequence())
                        .map(entry -> entry.version().committed())
                        .ifPresent(committed -> committed.forEach((commitment, id) -> {
                            if (id.equals(subprocessorId)) {
                                all.add(commitment);
                            }
                        }));
            }
        }
        return all;
    }
}
