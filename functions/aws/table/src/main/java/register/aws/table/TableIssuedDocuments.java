package register.aws.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import register.chain.Sha256;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.policy.Language;
import register.policy.PolicyId;
import register.request.Reference;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The record of issued documents in the table: each under its hash, a snapshot also with those of its policy.
public final class TableIssuedDocuments implements IssuedDocuments {
    private static final String SHA256 = "sha256";
    private static final String SHELF = "shelf";
    private static final String PATH = "path";
    private static final String ISSUED_AT = "issuedAt";
    private static final String POLICY = "policy";
    /// Not `sequence`, which would put the record into an index of entries.
    private static final String ENTRY = "entry";

    private static final String EFFECTIVE_DATE = "effectiveDate";
    private static final String REVISION = "revision";
    private static final String LANGUAGE = "language";
    private static final String REDACTION = "redaction";
    private static final String REFERENCE = "reference";

    private final Table table;
    private final boolean consistent;

    public TableIssuedDocuments(DynamoDbClient client, String tableName, Reads reads) {
        this.table = new Table(client, tableName);
        this.consistent = reads.consistent();
    }

    /// The hash comes first: a snapshot that is found by its edition is found by its hash too, and both say the same
    /// even if two record it at once.
    @Override
    public void record(IssuedDocument document) {
        switch (document) {
            case IssuedDocument.Snapshot made -> {
                IssuedDocument.Snapshot first = table.putIfAbsent(item(made, Keys.document(made.sha256())))
                        .map(TableIssuedDocuments::snapshot)
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
        Optional<Item> snapshot = table.get(Keys.document(sha256), consistent);
        return (snapshot.isPresent() ? snapshot : table.get(Keys.acknowledgement(sha256), consistent))
                .map(TableIssuedDocuments::document);
    }

    @Override
    public boolean erase(Sha256 acknowledgement) {
        return table.delete(Keys.acknowledgement(acknowledgement));
    }

    /// The first snapshot is one item, read by itself. Only one that may have been replaced, since it is where it can
    /// be erased, is followed by a second read.
    @Override
    public Optional<IssuedDocument.Snapshot> snapshot(PolicyId policy, long sequence, Language language) {
        Optional<IssuedDocument.Snapshot> first =
                table.get(Keys.snapshot(policy, sequence, language), consistent).map(TableIssuedDocuments::snapshot);
        if (first.isPresent() && first.get().key().shelf() != DocumentKey.Shelf.PERSONAL) {
            return first;
        }
        QueryRequest last = Table.beginningWith(Keys.snapshots(policy), Keys.reissued(sequence, language))
                .consistentRead(consistent)
                .scanIndexForward(false)
                .build();
        return table.query(last, 1).stream()
                .findFirst()
                .map(TableIssuedDocuments::snapshot)
                .or(() -> first);
    }

    @Override
    public List<IssuedDocument.Snapshot> snapshots(PolicyId policy) {
        // Later ones come last, of one edition those after a later redaction.
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
        Item.Builder item = Item.with(key)
                .put(SHA256, document.sha256().hex())
                .put(SHELF, document.key().shelf().name().toLowerCase(Locale.ROOT))
                .put(PATH, document.key().path())
                .put(ISSUED_AT, document.issuedAt());
        return switch (document) {
            case IssuedDocument.Snapshot snapshot ->
                item.put(POLICY, snapshot.policy().value())
                        .put(ENTRY, snapshot.sequence())
                        .put(EFFECTIVE_DATE, snapshot.effectiveDate().toString())
                        .put(REVISION, snapshot.revision())
                        .put(LANGUAGE, snapshot.language().tag())
                        .put(REDACTION, snapshot.redaction())
                        .build();
            case IssuedDocument.Acknowledgement acknowledgement ->
                item.put(REFERENCE, acknowledgement.reference().value()).build();
        };
    }

    private static IssuedDocument document(Item item) {
        if (!item.has(REFERENCE)) {
            return snapshot(item);
        }
        return new IssuedDocument.Acknowledgement(
                item.required(SHA256, Sha256::new),
                key(item),
                item.required(ISSUED_AT, Instant::parse),
                item.required(REFERENCE, Reference::new));
    }

    private static IssuedDocument.Snapshot snapshot(Item item) {
        return new IssuedDocument.Snapshot(
                item.required(SHA256, Sha256::new),
                key(item),
                item.required(ISSUED_AT, Instant::parse),
                item.required(POLICY, PolicyId::new),
                item.number(ENTRY),
                item.required(EFFECTIVE_DATE, LocalDate::parse),
                (int) item.number(REVISION),
                item.required(LANGUAGE, Language::new),
                item.has(REDACTION) ? item.number(REDACTION) : 0);
    }

    private static DocumentKey key(Item item) {
        return new DocumentKey(
                item.required(SHELF, name -> DocumentKey.Shelf.valueOf(name.toUpperCase(Locale.ROOT))),
                item.required(PATH, path -> path));
    }
}
