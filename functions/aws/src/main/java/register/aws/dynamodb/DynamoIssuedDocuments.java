package register.aws.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.IssuedDocumentJson;
import register.document.IssuedDocuments;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The record of issued documents in the table: each under its hash, a snapshot also under its policy.
public final class DynamoIssuedDocuments implements IssuedDocuments {
    private final Table table;
    private final boolean consistent;

    public DynamoIssuedDocuments(DynamoDbClient client, String tableName, Reads reads) {
        this.table = new Table(client, tableName);
        this.consistent = reads.consistent();
    }

    /// Writes the hash first: a snapshot found by its edition is then found by its hash too, and both agree even if
    /// two processes record it at once.
    @Override
    public void record(IssuedDocument document) {
        switch (document) {
            case IssuedDocument.Snapshot made -> {
                IssuedDocument.Snapshot first = table.putIfAbsent(item(made, Keys.document(made.sha256())))
                        .map(DynamoIssuedDocuments::snapshot)
                        .orElse(made);
                var _ = table.putIfAbsent(item(first, key(first)));
            }
            case IssuedDocument.Acknowledgement acknowledgement -> {
                var _ = table.putIfAbsent(item(acknowledgement, Keys.acknowledgement(acknowledgement.sha256())));
            }
        }
    }

    @Override
    public Optional<IssuedDocument> find(Sha256 sha256) {
        Optional<IssuedDocument> snapshot =
                table.get(Keys.document(sha256), consistent).map(DynamoIssuedDocuments::snapshot);
        return snapshot.isPresent()
                ? snapshot
                : table.get(Keys.acknowledgement(sha256), consistent).map(DynamoIssuedDocuments::acknowledgement);
    }

    @Override
    public boolean erase(Sha256 acknowledgement) {
        return table.delete(Keys.acknowledgement(acknowledgement));
    }

    /// The first snapshot takes one read. Only one that can be erased, and so may have been replaced, takes a second.
    @Override
    public Optional<IssuedDocument.Snapshot> snapshot(PolicyId policy, long sequence, Language language) {
        Optional<IssuedDocument.Snapshot> first =
                table.get(Keys.snapshot(policy, sequence, language), consistent).map(DynamoIssuedDocuments::snapshot);
        if (first.isPresent() && first.get().key().shelf() != DocumentKey.Shelf.PERSONAL) {
            return first;
        }
        QueryRequest last = Table.beginningWith(Keys.snapshots(policy), Keys.reissued(sequence, language))
                .consistentRead(consistent)
                .scanIndexForward(false)
                .build();
        return table.query(last, 1).stream()
                .findFirst()
                .map(DynamoIssuedDocuments::snapshot)
                .or(() -> first);
    }

    @Override
    public List<IssuedDocument.Snapshot> snapshots(PolicyId policy) {
        // Later ones come last: for one edition, those after a later redaction.
        var standing = new TreeMap<Edition, IssuedDocument.Snapshot>();
        for (String prefix : List.of(Keys.SNAPSHOTS, Keys.REISSUED)) {
            QueryRequest all = Table.beginningWith(Keys.snapshots(policy), prefix)
                    .consistentRead(consistent)
                    .build();
            for (Item item : table.query(all, Integer.MAX_VALUE)) {
                IssuedDocument.Snapshot snapshot = snapshot(item);
                standing.put(
                        new Edition(snapshot.sequence(), snapshot.language().tag()), snapshot);
            }
        }
        return List.copyOf(standing.values());
    }

    private record Edition(long sequence, String language) implements Comparable<Edition> {
        @Override
        public int compareTo(Edition other) {
            int order = Long.compare(sequence, other.sequence);
            return order == 0 ? language.compareTo(other.language) : order;
        }
    }

    private static Map<String, AttributeValue> key(IssuedDocument.Snapshot snapshot) {
        return snapshot.redaction() == 0
                ? Keys.snapshot(snapshot.policy(), snapshot.sequence(), snapshot.language())
                : Keys.reissued(snapshot.policy(), snapshot.sequence(), snapshot.language(), snapshot.redaction());
    }

    private static Item item(IssuedDocument document, Map<String, AttributeValue> key) {
        return Item.with(key).record(IssuedDocumentJson.of(document)).build();
    }

    private static IssuedDocument.Snapshot snapshot(Item item) {
        IssuedDocument.Snapshot snapshot = item.record(IssuedDocumentJson::snapshot);
        item.requireSame(item.text(Keys.SORT).equals(Keys.DOCUMENT) ? Keys.document(snapshot.sha256()) : key(snapshot));
        return snapshot;
    }

    private static IssuedDocument acknowledgement(Item item) {
        IssuedDocument acknowledgement = item.record(IssuedDocumentJson::acknowledgement);
        item.requireSame(Keys.acknowledgement(acknowledgement.sha256()));
        return acknowledgement;
    }
}
