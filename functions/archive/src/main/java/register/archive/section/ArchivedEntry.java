package register.archive.section;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.log.SignedCheckpoint;
import register.policy.DpaFile;
import register.transparency.TimeStamp;
import register.value.Bytes;
import register.value.Sha256;

/// An entry and its documents.
///
/// @param personal the records of natural persons that belong to it
/// @param dpaFile the company's DPA that the entry states; absent if it states no file, an earlier entry states the
///     same, or the register lacks it
/// @param checkpoint absent if none is signed yet
/// @param stamp of the checkpoint; absent if none was fetched
/// @param snapshots the current ones, ordered by language
record ArchivedEntry(
        Entry entry,
        Personal personal,
        @Nullable Bytes dpaFile,
        @Nullable SignedCheckpoint checkpoint,
        @Nullable TimeStamp stamp,
        List<Sealed> snapshots) {

    /// A sealed PDF with its record.
    record Sealed(IssuedDocument.Snapshot record, Bytes pdf) {
        DocumentKey key() {
            return record.key();
        }

        boolean isPersonal() {
            return key().shelf() == DocumentKey.Shelf.PERSONAL;
        }
    }

    ArchivedEntry {
        snapshots = List.copyOf(snapshots);
    }

    EntryHeader header() {
        return entry.header();
    }

    /// True if any part of it names a natural person.
    boolean isPersonal() {
        return !personal.isNothing() || snapshots.stream().anyMatch(Sealed::isPersonal);
    }

    /// The key of the DPA file that it states; null if it states none.
    static @Nullable DocumentKey dpaKey(Entry entry) {
        if (!entry.header().kind().states()) {
            return null;
        }
        DpaFile file = entry.version().requests().dpaFile();
        return file == null ? null : DocumentKey.dpaFile(entry.header().policy(), new Sha256(file.sha256()));
    }

    String name() {
        return header().policy() + " entry " + header().sequence();
    }
}
