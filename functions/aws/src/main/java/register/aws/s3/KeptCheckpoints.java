package register.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.log.Checkpoint;
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.transparency.OtherHistoryException;
import register.value.Failures;
import register.value.PolicyId;
import register.value.Sha256;

/// Every checkpoint, in the bucket too before the table has it. The bucket stays as it is when an older table is
/// restored,
/// so it is a witness of what was signed since: nothing is appended or signed that would fork it. Each has the hash of
/// its
/// last entry in the first line, and its note below.
///
/// To go on without them, a person deletes them: a locked bucket keeps the deleted versions.
public record KeptCheckpoints(DocumentStore documents, Chain chain) {
    private static final Pattern PATH =
            Pattern.compile(DocumentKey.CHECKPOINTS + "/(" + PolicyId.SLUG.pattern() + ")/.+");

    private record Kept(Sha256 entry, Checkpoint checkpoint) {}

    /// Call it before a checkpoint is published.
    ///
    /// @param leaf the hash of its last entry
    /// @throws OtherHistoryException if another checkpoint of this size was signed
    void keep(SignedCheckpoint signed, Sha256 leaf) {
        PolicyId policy = signed.policy();
        long size = signed.checkpoint().size();
        byte[] content = (leaf + "\n" + signed.note().note()).getBytes(UTF_8);
        if (!documents.putIfAbsent(DocumentKey.checkpoint(policy, size), content)) {
            find(policy, size)
                    .filter(kept -> !kept.equals(new Kept(leaf, signed.checkpoint())))
                    .ifPresent(_ -> {
                        throw other(policy, size, "another checkpoint of this size");
                    });
        }
    }

    /// Call it before an entry is appended.
    ///
    /// @throws OtherHistoryException if a checkpoint was signed over another entry, which the table has lost
    void requireNew(Entry entry) {
        EntryHeader header = entry.header();
        find(header.policy(), header.sequence())
                .filter(kept -> !kept.entry().equals(header.hash()))
                .ifPresent(_ -> requireThere(header.policy(), header.sequence()));
    }

    /// Notices a table that lacks the newest entries.
    ///
    /// @param found called for each policy whose log has a checkpoint over more entries than there are
    /// @throws OtherHistoryException the first of them, at the end
    public void requireNewest(Consumer<OtherHistoryException> found) {
        requireNewest(chain.policies(), found);
    }

    /// The same, also of policies that the table lacks: lists every checkpoint.
    public void requireAll(Consumer<OtherHistoryException> found) {
        var policies = new TreeSet<>(chain.policies());
        for (DocumentKey key : documents.list(DocumentKey.Shelf.PUBLISHED, DocumentKey.CHECKPOINTS)) {
            Matcher path = PATH.matcher(key.path());
            if (path.matches()) {
                policies.add(new PolicyId(path.group(1)));
            }
        }
        requireNewest(List.copyOf(policies), found);
    }

    private void requireNewest(List<PolicyId> policies, Consumer<OtherHistoryException> found) {
        Failures.each(policies, policy -> {
            try {
                long next = head(policy) + 1;
                find(policy, next).ifPresent(_ -> requireThere(policy, next));
            } catch (OtherHistoryException e) {
                found.accept(e);
                throw e;
            }
        });
    }

    /// Another process may have appended and signed it since.
    private void requireThere(PolicyId policy, long sequence) {
        if (head(policy) < sequence) {
            throw other(policy, sequence, "a checkpoint over an entry that the table has lost");
        }
    }

    private long head(PolicyId policy) {
        return chain.head(policy).map(EntryHeader::sequence).orElse(0L);
    }

    /// @throws OtherHistoryException if the object is no checkpoint of this size: what was signed is not known
    private Optional<Kept> find(PolicyId policy, long size) {
        return documents.get(DocumentKey.checkpoint(policy, size)).map(content -> {
            String[] lines = new String(content, UTF_8).split("\n", 2);
            try {
                var kept = new Kept(
                        new Sha256(lines[0]),
                        Checkpoint.parse(SignedNote.parse(lines.length < 2 ? "" : lines[1])
                                .text()));
                if (kept.checkpoint().size() == size) {
                    return kept;
                }
            } catch (IllegalArgumentException e) {
                throw alarm(policy, size, "an object that is no checkpoint", ": " + e.getMessage());
            }
            throw alarm(policy, size, "a checkpoint of another size", "");
        });
    }

    private static OtherHistoryException other(PolicyId policy, long size, String why) {
        return alarm(policy, size, why, ", as after an older table was restored");
    }

    private static OtherHistoryException alarm(PolicyId policy, long size, String what, String why) {
        return new OtherHistoryException(
                "the published bucket",
                policy,
                "it has " + what + " (" + DocumentKey.checkpoint(policy, size).path() + ")" + why);
    }
}
