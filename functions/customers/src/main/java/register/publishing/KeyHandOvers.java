package register.publishing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.policy.rules.PolicyRules;
import register.publishing.Appending.Decided;
import register.publishing.Appending.Proposal;
import register.transparency.CheckpointLog;
import register.transparency.HandOver;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Problem;

/// Hands a policy's log over to another key: this register signs an entry that names the new key, whose owner signs
/// everything after it. Needed before a register moves or changes its key, so that followers who pinned the old key
/// can keep following.
public final class KeyHandOvers {
    private final Chain chain;
    private final CheckpointLog log;
    private final DocumentStore documents;
    private final Appending appending;

    public KeyHandOvers(Chain chain, CheckpointLog log, DocumentStore documents, Clock clock) {
        this.chain = chain;
        this.log = log;
        this.documents = documents;
        this.appending = new Appending(chain, clock);
    }

    /// @param own this register's signing key, in the same form
    /// @param to the next signing key: the 32 bytes of an Ed25519 key (RFC 8032, section 5.1.5)
    /// @param reason public
    /// @return unchanged if the last entry already says so
    /// @throws ContentionException if rivals won every attempt; nothing was written
    public PublishingOutcome handOver(PolicyId policy, Bytes own, Bytes to, String reason) {
        List<Problem> problems = PolicyRules.reasonProblems(reason);
        return problems.isEmpty()
                ? appending.retrying(policy, head -> propose(policy, own, to, reason, head))
                : new PublishingOutcome.Rejected(problems);
    }

    private Proposal propose(PolicyId policy, Bytes own, Bytes to, String reason, @Nullable EntryHeader head) {
        if (head == null) {
            return Appending.rejected("policy", policy.value(), "expected a policy of this register");
        }
        Optional<SignedCheckpoint> latest = log.latest(policy);
        if (latest.isEmpty() || latest.get().checkpoint().size() != head.sequence()) {
            return Appending.rejected(
                    "policy", policy.value(), "expected a log that is signed up to its last entry: reconcile first");
        }
        String origin = latest.get().checkpoint().origin();
        var next = new NoteKey(origin, to);
        NoteKey signs = latest.get().key();
        if (head.kind() == EntryKind.KEY) {
            signs = HandOver.of(chain.entry(policy, head.sequence()).orElseThrow())
                    .to();
            if (signs.equals(next)) {
                return new Decided(new PublishingOutcome.Unchanged(head));
            }
        }
        if (!signs.equals(new NoteKey(origin, own))) {
            return Appending.rejected(
                    "policy",
                    policy.value(),
                    "expected a log that this register signs; the key of its next entry is " + signs.text());
        }
        if (signs.equals(next)) {
            return Appending.rejected("key", next.text(), "expected a key other than the current one");
        }
        Bytes content = Bytes.canonical(new HandOver(next).json());
        documents.putIfAbsent(DocumentKey.content(policy, content.hash()), content.toArray());
        return appending.undated(head, EntryKind.KEY, reason, content);
    }
}
