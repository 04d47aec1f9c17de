package register.aws.table;

import java.net.URI;
import java.util.Optional;
import register.aws.stand.Stand;
import register.aws.stand.TableDefinition;
import register.chain.Chain;
import register.contract.Engine;
import register.document.DocumentLinks;
import register.document.DocumentStore;
import register.document.IssuedDocuments;
import register.memory.MemoryDocuments;
import register.request.RequestLog;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The ports on DynamoDB. Documents are in memory: what is tested here is the table.
final class TableEngine implements Engine {
    private final Stand stand;
    private final String table;
    private final DocumentStore documents;
    private final DynamoDbClient client;

    private TableEngine(Stand stand, String table, DocumentStore documents) {
        this.stand = stand;
        this.table = table;
        this.documents = documents;
        this.client = stand.connection().dynamoDb();
    }

    /// On a table of its own.
    static TableEngine open(Stand stand) {
        try (DynamoDbClient client = stand.connection().dynamoDb()) {
            return new TableEngine(stand, TableDefinition.create(client), new MemoryDocuments());
        }
    }

    DynamoDbClient client() {
        return client;
    }

    String table() {
        return table;
    }

    @Override
    public Chain chain() {
        return new TableChain(client, table, Reads.CONSISTENT);
    }

    @Override
    public DocumentStore documents() {
        return documents;
    }

    @Override
    public IssuedDocuments issuedDocuments() {
        return new TableIssuedDocuments(client, table, Reads.CONSISTENT);
    }

    @Override
    public RequestLog requests() {
        return new TableRequestLog(client, table);
    }

    @Override
    public DocumentLinks links() {
        throw new UnsupportedOperationException("documents in memory have no address");
    }

    @Override
    public Optional<byte[]> follow(URI link) {
        throw new UnsupportedOperationException("documents in memory have no address");
    }

    @Override
    public Engine reopened() {
        return new TableEngine(stand, table, documents);
    }

    @Override
    public void close() {
        client.close();
    }
}
