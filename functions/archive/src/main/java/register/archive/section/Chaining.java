package register.archive.section;

import org.jspecify.annotations.Nullable;
import register.archive.file.RefusedFileException;
import register.chain.EntryHeader;
import register.transparency.Checkpoint;
import register.transparency.SignedCheckpoint;

/// Proves that entries form whole chains, in their order, one policy after another.
final class Chaining {
    private @Nullable EntryHeader first;
    private @Nullable EntryHeader previous;

    void next(EntryHeader header, @Nullable SignedCheckpoint checkpoint) throws RefusedFileException {
        EntryHeader before = previous;
        if (before == null || !before.policy().equals(header.policy())) {
            requireFirst(header, before);
            first = header;
        } else {
            requireLink(before, header);
        }
        previous = header;
        if (checkpoint != null && first != null && !checkpoint.checkpoint().equals(Checkpoint.of(first, header))) {
            throw new RefusedFileException(EntryFiles.CHECKPOINT, "ends at another entry");
        }
    }

    private static void requireFirst(EntryHeader header, @Nullable EntryHeader before) throws RefusedFileException {
        if (header.sequence() != 1 || header.previousHash() != null) {
            throw refused("the first entry of " + header.policy() + " is missing before it");
        }
        if (before != null && before.policy().compareTo(header.policy()) > 0) {
            throw refused("not in the order of policies");
        }
    }

    private static void requireLink(EntryHeader before, EntryHeader header) throws RefusedFileException {
        if (header.sequence() != before.sequence() + 1) {
            throw refused("entry " + (before.sequence() + 1) + " is missing before it");
        }
        if (!before.hash().equals(header.previousHash())) {
            throw refused("does not name the entry before it");
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
}
