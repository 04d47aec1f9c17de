package register.archive.section;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import register.archive.file.ItemFiles;
import register.archive.file.JsonFields;
import register.archive.file.RefusedFileException;
import register.archive.section.ArchivedEntry.Sealed;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.HeaderJson;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.IssuedDocumentJson;
import register.json.Json;
import register.json.Members;
import register.log.SignedCheckpoint;
import register.transparency.TimeStamp;
import register.transparency.TimeStampJson;
import register.value.Bytes;

/// An entry as files: `entry.json`, its header and content; the files of `Personal`; `dpa.pdf`, if it is the first to
/// state that DPA; `checkpoint` and `checkpoint.key`, in the forms of C2SP's `signed-note`; `time-stamp.der`, a token
/// of RFC 3161, and `.json`, its record; for each snapshot `snapshot-LANGUAGE.pdf`, and `.json`, its record.
final class EntryFiles {
    static final String ENTRY = "entry.json";
    static final String CHECKPOINT = "checkpoint";

    private static final String KEY = "checkpoint.key";
    private static final String DPA = "dpa.pdf";
    private static final String STAMP = "time-stamp.der";
    private static final String STAMP_RECORD = "time-stamp.json";
    private static final String SNAPSHOT = "snapshot-";
    private static final String RECORD = ".json";
    private static final String PDF = ".pdf";
    private static final int DIGITS = 12;

    private EntryFiles() {}

    static ItemFiles pack(ArchivedEntry item) {
        ItemFiles packed =
                item.personal().pack(ItemFiles.in(folder(item.header())).with(ENTRY, entry(item.entry())));
        Bytes dpa = item.dpaFile();
        if (dpa != null) {
            packed = packed.with(DPA, dpa);
        }
        SignedCheckpoint checkpoint = item.checkpoint();
        if (checkpoint != null) {
            packed = packed.with(CHECKPOINT, JsonFields.bytes(checkpoint.note().note()))
                    .with(KEY, JsonFields.bytes(checkpoint.key().text() + "\n"));
        }
        TimeStamp stamp = item.stamp();
        if (stamp != null) {
            packed = packed.with(STAMP, stamp.token()).with(STAMP_RECORD, TimeStampJson.form(stamp.token()), stamp);
        }
        for (Sealed sealed : item.snapshots()) {
            String name = SNAPSHOT + sealed.record().language();
            packed = packed.with(name + RECORD, IssuedDocumentJson.SNAPSHOT, sealed.record())
                    .with(name + PDF, sealed.pdf());
        }
        return packed;
    }

    static ArchivedEntry unpack(SortedMap<String, Bytes> files) throws RefusedFileException {
        Entry entry = JsonFields.read(files, ENTRY, EntryFiles::entry);
        SignedCheckpoint checkpoint = checkpoint(files);
        return new ArchivedEntry(
                entry,
                Personal.unpack(entry, files),
                dpaFile(entry, files),
                checkpoint,
                stamp(checkpoint, files),
                snapshots(entry.header(), files));
    }

    /// Concatenated, because a formatter writes digits in the default locale's script.
    private static String folder(EntryHeader header) {
        String digits = Long.toString(header.sequence());
        return "policies/" + header.policy() + "/entries/" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    private static Bytes entry(Entry entry) {
        return Bytes.canonical(Json.object()
                .put("header", entry.header().json())
                .put("content", JsonFields.json(entry.content()))
                .build());
    }

    private static Entry entry(Bytes file) {
        Members in = JsonFields.members(file);
        return new Entry(
                HeaderJson.read(in.object("header").json()),
                Bytes.canonical(in.object("content").json()));
    }

    private static @Nullable Bytes dpaFile(Entry entry, SortedMap<String, Bytes> files) throws RefusedFileException {
        return files.containsKey(DPA)
                ? JsonFields.read(files, DPA, content -> {
                    if (!DocumentKey.dpaFile(entry.header().policy(), content.hash())
                            .equals(ArchivedEntry.dpaKey(entry))) {
                        throw new IllegalArgumentException("not the DPA that the entry states");
                    }
                    return content;
                })
                : null;
    }

    private static @Nullable SignedCheckpoint checkpoint(SortedMap<String, Bytes> files) throws RefusedFileException {
        if (!files.containsKey(CHECKPOINT)) {
            return null;
        }
        String key = JsonFields.read(files, KEY, JsonFields::text).strip();
        return JsonFields.read(files, CHECKPOINT, note -> {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(JsonFields.text(note), key);
            if (!checkpoint.note().isSignedBy(checkpoint.key())) {
                throw new IllegalArgumentException("its key did not sign it");
            }
            return checkpoint;
        });
    }

    /// Does not verify the authority's signature: the stamp is stored as recorded.
    private static @Nullable TimeStamp stamp(@Nullable SignedCheckpoint checkpoint, SortedMap<String, Bytes> files)
            throws RefusedFileException {
        Bytes token = files.get(STAMP);
        if (token == null) {
            return null;
        }
        return JsonFields.read(files, STAMP_RECORD, content -> {
            TimeStamp stamp = TimeStampJson.form(token).read(JsonFields.json(content));
            if (checkpoint == null || !stamp.imprint().equals(checkpoint.imprint())) {
                throw new IllegalArgumentException("the record of another checkpoint's time-stamp");
            }
            return stamp;
        });
    }

    private static List<Sealed> snapshots(EntryHeader header, SortedMap<String, Bytes> files)
            throws RefusedFileException {
        var snapshots = new ArrayList<Sealed>();
        for (String name : files.tailMap(SNAPSHOT).keySet()) {
            if (name.startsWith(SNAPSHOT) && name.endsWith(RECORD)) {
                IssuedDocument.Snapshot record = JsonFields.read(
                        files, name, content -> of(header, IssuedDocumentJson.SNAPSHOT.read(JsonFields.json(content))));
                String pdf = name.substring(0, name.length() - RECORD.length()) + PDF;
                snapshots.add(JsonFields.read(files, pdf, content -> {
                    if (!content.hash().equals(record.sha256())) {
                        throw new IllegalArgumentException("not the document that " + name + " names");
                    }
                    return new Sealed(record, content);
                }));
            }
        }
        return snapshots;
    }

    private static IssuedDocument.Snapshot of(EntryHeader header, IssuedDocument.Snapshot record) {
        if (!record.policy().equals(header.policy())
                || record.sequence() != header.sequence()
                || !record.effectiveDate().equals(header.effectiveDate())
                || record.revision() != header.revision()
                || !isPlace(record.key(), header, record)) {
            throw new IllegalArgumentException("the record of another entry's snapshot");
        }
        return record;
    }

    private static boolean isPlace(DocumentKey key, EntryHeader header, IssuedDocument.Snapshot record) {
        return key.shelf() != DocumentKey.Shelf.CORRESPONDENCE
                && key.equals(DocumentKey.snapshot(key.shelf(), header, record.language(), record.redaction()));
    }
}
