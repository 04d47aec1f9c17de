package register.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.SignedCheckpoint;
import register.chain.TimeStamp;
import register.document.DocumentKey;
import register.document.IssuedDocument;

/// An entry, and what was made of it.
///
/// @param checkpoint absent where none is signed yet
/// @param stamp of the checkpoint; absent where none was fetched
/// @param snapshots those that are recorded, in order of languages
record ArchivedEntry(
        Entry entry,
        @Nullable SignedCheckpoint checkpoint,
        @Nullable TimeStamp stamp,
        List<Sealed> snapshots) {

    /// A sealed PDF with its record.
    record Sealed(IssuedDocument.Snapshot record, Bytes pdf) {
        DocumentKey key() {
            return record.key();
        }
    }

    ArchivedEntry {
        snapshots = List.copyOf(snapshots);
    }

    EntryHeader header() {
        return entry.header();
    }

    String name() {
        return header().policy() + " entry " + header().sequence();
    }
}
