package register.publishing;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.log.Subtree;
import register.notice.RunId;
import register.notice.proof.NoticeCommitment;
import register.notice.proof.NoticeCommitment.Subject;
import register.notice.proof.NoticeTree;
import register.notice.proof.StandingCommitment;
import register.publishing.Appending.Decided;
import register.publishing.Appending.Proposal;
import register.transparency.CheckpointLog;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Problem;
import register.value.Sha256;

/// Commits in the chain to a run's notices before its first mail, and to their outcomes at its end: once each, wherever
/// a process dies. The tree is stored first, and the first one counts; the entry is the commit point.
public final class Commitments {
    private static final int PAGE = 100;

    private final Chain chain;
    private final CheckpointLog log;
    private final DocumentStore documents;
    private final Appending appending;
    private final SecureRandom random = new SecureRandom();

    public Commitments(Chain chain, CheckpointLog log, DocumentStore documents, Clock clock) {
        this.chain = chain;
        this.log = log;
        this.documents = documents;
        this.appending = new Appending(chain, clock);
    }

    /// Commits to leaves, unless the run already has such a commitment, which then stands.
    ///
    /// @param announcement the header of the entry that the run announces
    /// @param leaves hashes of `NoticeLeaf`s or `OutcomeLeaf`s, for all recorded notices
    /// @return the committing entry, new or existing
    /// @throws IllegalArgumentException if its policy has no such announcement
    /// @throws ContentionException if rivals won every attempt; nothing was written
    public EntryHeader commit(Subject of, EntryHeader announcement, Iterable<Sha256> leaves) {
        RunId run = RunId.of(announcement.hash());
        DocumentKey key = key(announcement.policy(), of, run);
        NoticeTree kept = documents.get(key).map(NoticeTree::read).orElseGet(() -> {
            documents.putIfAbsent(key, NoticeTree.newBytes(random, leaves));
            return NoticeTree.read(documents.get(key).orElseThrow());
        });
        Bytes content = commitment(of, announcement, kept).content();
        PublishingOutcome outcome =
                appending.retrying(announcement.policy(), head -> propose(announcement, content, head));
        return switch (outcome) {
            case PublishingOutcome.Accepted accepted -> accepted.header();
            case PublishingOutcome.Unchanged unchanged -> unchanged.header();
            case PublishingOutcome.Rejected rejected -> throw new IllegalArgumentException(text(rejected.problems()));
            case PublishingOutcome.Conflict conflict -> throw new IllegalStateException("a conflict: " + conflict);
        };
    }

    /// The commitment to a run's notices, once it is in the chain and a checkpoint covers it: the register can then no
    /// longer withdraw it, and mail may leave. Empty before.
    public Optional<StandingCommitment> standing(Subject of, EntryHeader announcement) {
        return documents
                .get(key(announcement.policy(), of, RunId.of(announcement.hash())))
                .map(NoticeTree::read)
                .flatMap(tree -> {
                    NoticeCommitment commitment = commitment(of, announcement, tree);
                    return find(announcement, commitment.content().hash())
                            .filter(this::isSigned)
                            .map(entry -> new StandingCommitment(entry, commitment, tree));
                });
    }

    /// The entry that commits to a run, even if nothing of the run is stored here; empty if there is none.
    public Optional<EntryHeader> committed(Subject of, EntryHeader announcement) {
        RunId run = RunId.of(announcement.hash());
        return after(
                announcement,
                header -> chain.entry(header.policy(), header.sequence())
                        .map(NoticeCommitment::of)
                        .filter(commitment ->
                                commitment.of() == of && commitment.run().equals(run))
                        .isPresent());
    }

    private Proposal propose(EntryHeader announcement, Bytes content, @Nullable EntryHeader head) {
        Optional<EntryHeader> announced = chain.headers(announcement.policy(), announcement.sequence() - 1, 1).stream()
                .filter(announcement::equals)
                .findFirst();
        if (head == null || announced.isEmpty()) {
            return Appending.rejected(
                    "announcement",
                    announcement.policy() + " entry " + announcement.sequence(),
                    "expected one of the chain");
        }
        Optional<EntryHeader> before = find(announcement, content.hash());
        if (before.isPresent()) {
            return new Decided(new PublishingOutcome.Unchanged(before.get()));
        }
        documents.putIfAbsent(DocumentKey.content(head.policy(), content.hash()), content.toArray());
        return appending.undated(head, EntryKind.NOTICE, null, content);
    }

    /// The entry after an announcement that commits to this content.
    private Optional<EntryHeader> find(EntryHeader announcement, Sha256 content) {
        return after(announcement, header -> header.contentHash().equals(content));
    }

    private Optional<EntryHeader> after(EntryHeader announcement, Predicate<EntryHeader> which) {
        long after = announcement.sequence();
        List<EntryHeader> page;
        do {
            page = chain.headers(announcement.policy(), after, PAGE);
            for (EntryHeader header : page) {
                if (header.kind() == EntryKind.NOTICE && which.test(header)) {
                    return Optional.of(header);
                }
                after = header.sequence();
            }
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    private boolean isSigned(EntryHeader entry) {
        var leaf = new Subtree(0, entry.sequence() - 1);
        return log.hashes(entry.policy(), Set.of(leaf)).containsKey(leaf);
    }

    private static NoticeCommitment commitment(Subject of, EntryHeader announcement, NoticeTree tree) {
        return new NoticeCommitment(
                of,
                RunId.of(announcement.hash()),
                announcement.sequence(),
                announcement.hash(),
                tree.size(),
                tree.root());
    }

    private static DocumentKey key(PolicyId policy, Subject of, RunId run) {
        return DocumentKey.noticeTree(policy, run + "-" + of.term());
    }

    private static String text(List<Problem> problems) {
        return problems.getFirst().toString();
    }
}
