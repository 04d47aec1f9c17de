package register.archive.section;

import org.jspecify.annotations.Nullable;
import register.archive.file.RefusedFileException;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.log.NoteKey;
import register.log.RightEdge;
import register.log.SignedCheckpoint;
import register.transparency.HandOver;
import register.value.PolicyId;

/// Proves that entries, in the order of arrival, form whole logs, one policy after another, each signed
/// from its first entry on.
final class Chaining {
    private @Nullable EntryHeader previous;
    private RightEdge edge = RightEdge.EMPTY;
    private @Nullable SignedCheckpoint last;
    private @Nullable NoteKey next;

    void next(Entry entry, @Nullable SignedCheckpoint checkpoint) throws RefusedFileException {
        EntryHeader header = entry.header();
        EntryHeader before = previous;
        if (before == null || !before.policy().equals(header.policy())) {
            requireFirst(header, before);
            edge = RightEdge.EMPTY;
            last = null;
            next = null;
        } else {
            requireNext(before, header);
        }
        previous = header;
        edge = edge.plus(header.hash());
        if (checkpoint != null) {
            require(checkpoint, header.policy());
            next = checkpoint.key();
        }
        last = checkpoint;
        if (header.kind() == EntryKind.KEY) {
            next = handedTo(entry, checkpoint);
        }
    }

    /// After a hand-over to a key of another log, nobody could sign.
    private static NoteKey handedTo(Entry entry, @Nullable SignedCheckpoint checkpoint) throws RefusedFileException {
        try {
            NoteKey to = HandOver.of(entry).to();
            if (checkpoint == null || to.name().equals(checkpoint.checkpoint().origin())) {
                return to;
            }
        } catch (IllegalArgumentException _) {
            // Reported below.
        }
        throw refused("it names no key of this log");
    }

    private static boolean isOf(SignedCheckpoint checkpoint, PolicyId policy) {
        try {
            return checkpoint.policy().equals(policy);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void require(SignedCheckpoint checkpoint, PolicyId policy) throws RefusedFileException {
        if (!isOf(checkpoint, policy)) {
            throw refusedCheckpoint("belongs to another policy's log");
        }
        if (edge.size() > 1 && last == null) {
            throw refusedCheckpoint("the previous entry has none");
        }
        if (last != null
                && !last.checkpoint().origin().equals(checkpoint.checkpoint().origin())) {
            throw refusedCheckpoint("belongs to a different log from the previous one");
        }
        if (checkpoint.checkpoint().size() != edge.size()
                || !checkpoint.checkpoint().root().equals(edge.root())) {
            throw refusedCheckpoint("does not match the entries");
        }
        if (next != null && !next.equals(checkpoint.key())) {
            throw refusedCheckpoint("signed by another key, and no entry hands over to it");
        }
    }

    private static void requireFirst(EntryHeader header, @Nullable EntryHeader before) throws RefusedFileException {
        if (header.sequence() != 1) {
            throw refused("the first entry of " + header.policy() + " is missing before it");
        }
        if (before != null && before.policy().compareTo(header.policy()) > 0) {
            throw refused("not in order by policy");
        }
    }

    private static void requireNext(EntryHeader before, EntryHeader header) throws RefusedFileException {
        if (header.sequence() != before.sequence() + 1) {
            throw refused("entry " + (before.sequence() + 1) + " is missing before it");
        }
        if (!header.recordedAt().isAfter(before.recordedAt())) {
            throw refused("recorded before the entry that it follows");
        }
        if (!header.timeZone().equals(before.timeZone())) {
            throw refused("in another time zone than the entry before it");
        }
    }

    private static RefusedFileException refused(String why) {
        return new RefusedFileException(EntryFiles.ENTRY, why);
    }

    private static RefusedFileException refusedCheckpoint(String why) {
        return new RefusedFileException(EntryFiles.CHECKPOINT, why);
    }
}
