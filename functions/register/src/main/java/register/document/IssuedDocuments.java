package register.document;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import register.json.Form;
import register.record.Key;
import register.record.Kind;
import register.record.Range;
import register.record.Records;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// Stores the records of the documents that the register issued: each under its hash, a snapshot also under its
/// edition.
public final class IssuedDocuments {
    public static final Kind<IssuedDocument.Snapshot> SNAPSHOTS = new Snapshots("DOC") {
        @Override
        public Key key(IssuedDocument.Snapshot snapshot) {
            return Key.in(snapshot.sha256().hex());
        }
    };

    public static final Kind<IssuedDocument.Snapshot> EDITIONS = new Snapshots("SNAPSHOTS") {
        @Override
        public Key key(IssuedDocument.Snapshot snapshot) {
            return Key.in(snapshot.policy().value())
                    .at(Key.number(snapshot.sequence()), snapshot.language().tag(), Key.number(snapshot.redaction()));
        }
    };

    public static final Kind<IssuedDocument.Acknowledgement> ACKNOWLEDGEMENTS = new Acknowledgements();

    private final Records records;

    public IssuedDocuments(Records records) {
        this.records = records;
    }

    private abstract static class Snapshots implements Kind<IssuedDocument.Snapshot> {
        private final String name;

        private Snapshots(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String keeps(IssuedDocument.Snapshot snapshot) {
            return ALL;
        }

        @Override
        public Form<IssuedDocument.Snapshot> form() {
            return IssuedDocumentJson.SNAPSHOT;
        }
    }

    private static final class Acknowledgements implements Kind<IssuedDocument.Acknowledgement> {
        @Override
        public String name() {
            return "ACK";
        }

        @Override
        public Key key(IssuedDocument.Acknowledgement acknowledgement) {
            return Key.in(acknowledgement.sha256().hex());
        }

        @Override
        public Form<IssuedDocument.Acknowledgement> form() {
            return IssuedDocumentJson.ACKNOWLEDGEMENT;
        }
    }

    /// Records a document unless its hash is already recorded; durable on return. The hash comes first: a snapshot
    /// found by its edition is then found by its hash too, and both agree even if two processes record it at once.
    public void record(IssuedDocument document) {
        switch (document) {
            case IssuedDocument.Snapshot made -> {
                IssuedDocument.Snapshot first = records.add(SNAPSHOTS, made)
                        ? made
                        : records.find(SNAPSHOTS, SNAPSHOTS.key(made)).orElse(made);
                boolean _ = records.add(EDITIONS, first);
            }
            case IssuedDocument.Acknowledgement acknowledgement -> {
                boolean _ = records.add(ACKNOWLEDGEMENTS, acknowledgement);
            }
        }
    }

    public Optional<IssuedDocument> find(Sha256 sha256) {
        Key key = Key.in(sha256.hex());
        Optional<IssuedDocument.Snapshot> snapshot = records.find(SNAPSHOTS, key);
        return snapshot.isPresent()
                ? Optional.of(snapshot.get())
                : records.find(ACKNOWLEDGEMENTS, key).map(found -> found);
    }

    /// Erases the record of an acknowledgement, but not that of a snapshot. Can be repeated.
    ///
    /// @return true if there was one
    public boolean erase(Sha256 acknowledgement) {
        return records.remove(ACKNOWLEDGEMENTS, Key.in(acknowledgement.hex()));
    }

    /// The current snapshot of an edition; if there are several, the one made after the latest redaction.
    public Optional<IssuedDocument.Snapshot> snapshot(PolicyId policy, long sequence, Language language) {
        String edition = Key.beginning(Key.number(sequence), language.tag());
        return records.list(EDITIONS, Key.joined(policy.value()), new Range(edition, null, true, 1)).stream()
                .findFirst();
    }

    /// All current snapshots of a policy, ordered by entry and language.
    public List<IssuedDocument.Snapshot> snapshots(PolicyId policy) {
        // Later ones come last: for one edition, those after a later redaction.
        var standing = new TreeMap<String, IssuedDocument.Snapshot>();
        for (IssuedDocument.Snapshot snapshot : records.list(EDITIONS, Key.joined(policy.value()), Range.ALL)) {
            standing.put(
                    Key.joined(
                            Key.number(snapshot.sequence()), snapshot.language().tag()),
                    snapshot);
        }
        return List.copyOf(standing.values());
    }
}
