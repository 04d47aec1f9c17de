package register.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import register.aws.AwsConnection;
import register.aws.stand.Stand;
import register.aws.stand.Stands;
import register.aws.stand.TableDefinition;
import register.chain.Entry;
import register.contract.world.Fictitious;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.request.delivery.MailId;
import register.sample.SampleRequest;
import register.value.PolicyId;
import register.value.Reference;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// If the answer to a write is lost, the SDK repeats the write and finds its own item.
final class LostAnswerTest {
    private static final PolicyId POLICY = new PolicyId("example");
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00.007Z");

    @Test
    void knowsItsOwnWriteAgain() {
        Stand stand = Stands.aws();
        var losing = new Losing();
        try (DynamoDbClient client = client(stand, losing)) {
            String table = TableDefinition.create(client);
            var chain = new DynamoChain(client, table, Reads.CONSISTENT);
            Entry entry = Fictitious.first(POLICY, LocalDate.of(2026, 3, 1), NOON, "one");
            losing.next();
            assertTrue(chain.append(entry), "it stands");
            assertEquals(1, losing.lost());
            assertFalse(chain.append(entry), "the very same entry again, by another call");
            assertEquals(Optional.of(entry.header()), chain.head(POLICY));

            var requests = new RequestLog(new DynamoRecords(client, table, Reads.CONSISTENT));
            DpaRequest request = SampleRequest.received(new Reference("DPA-0000-AAAA-ZZZ9"), NOON, "asks-for-dpa");
            MailId mail = MailId.next(request.reference());
            losing.next();
            assertTrue(requests.open(request));
            assertFalse(requests.open(request));
            losing.next();
            assertTrue(
                    requests.replace(request.replying(NOON, mail, ChangeAuthor.register(NOON))),
                    "whoever claims the reply learns that it may send");
            assertFalse(requests.replace(request.replying(NOON, mail, ChangeAuthor.register(NOON))));
            assertEquals(3, losing.lost());
        }
    }

    private static DynamoDbClient client(Stand stand, SdkHttpClient http) {
        AwsConnection connection = stand.connection();
        return DynamoDbClient.builder()
                .region(connection.region())
                .credentialsProvider(connection.credentials())
                .endpointOverride(connection.endpoint("DYNAMODB"))
                .httpClient(http)
                .build();
    }

    /// Sends every request, and loses the answer to the next write when told to.
    private static final class Losing implements SdkHttpClient {
        private final SdkHttpClient client = UrlConnectionHttpClient.create();
        private final AtomicInteger due = new AtomicInteger();
        private final AtomicInteger lost = new AtomicInteger();

        void next() {
            due.incrementAndGet();
        }

        int lost() {
            return lost.get();
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            ExecutableHttpRequest prepared = client.prepareRequest(request);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    HttpExecuteResponse response = prepared.call();
                    boolean write = request.httpRequest()
                            .firstMatchingHeader("X-Amz-Target")
                            .filter(target -> target.endsWith("PutItem") || target.endsWith("TransactWriteItems"))
                            .isPresent();
                    if (write && due.get() > lost.get()) {
                        lost.incrementAndGet();
                        throw new IOException("the answer was lost");
                    }
                    return response;
                }

                @Override
                public void abort() {
                    prepared.abort();
                }
            };
        }

        @Override
        public String clientName() {
            return client.clientName();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
