package register.aws.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Supplier;
import register.aws.dynamodb.DynamoPorts;
import register.aws.dynamodb.Reads;
import register.aws.s3.S3Documents;
import register.aws.s3.S3Links;
import register.contract.world.EngineUnderTest;
import register.document.DocumentLinks;
import register.document.DocumentStore;
import register.recipient.Recipients;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The engine on AWS: the ports over one table and three buckets.
public final class AwsEngine extends DynamoPorts implements EngineUnderTest {
    private final Stand stand;
    private final String table;
    private final Supplier<Shelves> again;
    private final DynamoDbClient client;
    private final Shelves shelves;

    private AwsEngine(Stand stand, DynamoDbClient client, String table, Shelves shelves, Supplier<Shelves> again) {
        super(client, table, Reads.CONSISTENT);
        this.stand = stand;
        this.table = table;
        this.again = again;
        this.shelves = shelves;
        this.client = client;
    }

    /// On its own table and buckets.
    public static AwsEngine open() {
        Stand stand = Stands.aws();
        Stand objects = Stands.objects();
        Shelves shelves = Shelves.in(objects.environment(), true);
        return over(stand, shelves, () -> shelves.seenBy(objects.environment()));
    }

    /// On its own table and these buckets.
    ///
    /// @param again another connection to the same buckets
    public static AwsEngine over(Stand stand, Shelves shelves, Supplier<Shelves> again) {
        try (DynamoDbClient client = stand.connection().dynamoDb()) {
            return new AwsEngine(stand, stand.connection().dynamoDb(), TableDefinition.create(client), shelves, again);
        }
    }

    public DynamoDbClient client() {
        return client;
    }

    public String table() {
        return table;
    }

    @Override
    public DocumentStore documents() {
        return new S3Documents(shelves.client(), shelves.buckets());
    }

    @Override
    public DocumentLinks links() {
        return new S3Links(shelves.client(), shelves.presigner(), shelves.buckets());
    }

    @Override
    public Recipients recipients() {
        return recipients(new SecretReferenceKey(Bytes.of(new byte[32])));
    }

    @Override
    public Optional<byte[]> follow(URI link) {
        return fetch(link);
    }

    /// A stranger's view of an address; empty if refused.
    public static Optional<byte[]> fetch(URI link) {
        try (HttpClient stranger = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response =
                    stranger.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public EngineUnderTest reopened() {
        return new AwsEngine(stand, stand.connection().dynamoDb(), table, again.get(), again);
    }

    @Override
    public void close() {
        shelves.close();
        super.close();
    }
}
