package register.aws.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.aws.AwsConnection;
import register.aws.EmbeddedMetrics;
import register.aws.client.Edge;
import register.aws.files.EdgeFiles;
import register.settings.Variables;

/// The edge is told of each entry, with the request that CloudFront documents.
class ForgettingTest {
    @TempDir
    Path directory;

    private final List<String> bodies = new ArrayList<>();
    private final List<String> heads = new ArrayList<>();
    /// The PDFs there were at each request.
    private final List<Integer> made = new ArrayList<>();

    private World world;
    private HttpServer cloudFront;
    private int status = 201;

    @BeforeEach
    void open() throws IOException {
        world = new World(directory);
        cloudFront = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        cloudFront.createContext("/", exchange -> {
            try (exchange) {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                heads.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                made.add(world.made(1));
                exchange.sendResponseHeaders(status, -1);
            }
        });
        cloudFront.start();
    }

    @AfterEach
    void close() {
        cloudFront.stop(0);
    }

    @Test
    void readersSeeAnEntryBeforeItsPdfsAndThenThem() throws IOException {
        world.publish(1);
        assertEquals(List.of(), handle("E1EXAMPLE"));
        assertEquals(List.of(0, 2), made);
        for (String head : heads) {
            assertTrue(
                    head.matches("POST /2020-05-31/distribution/E1EXAMPLE/invalidation AWS4-HMAC-SHA256"
                            + " Credential=id/[0-9]{8}/us-east-1/cloudfront/aws4_request, .*"),
                    head);
        }
        assertTrue(
                bodies.getFirst().contains("<Quantity>1</Quantity><Items><Path>/*</Path></Items>"), bodies.toString());
        assertNotEquals(bodies.getFirst(), bodies.getLast(), "CloudFront ignores a reference that it knows");
    }

    /// CloudFront refuses a sixteenth request for all files while others are in progress (Developer Guide, "Quotas").
    /// A batch of the stream has ten records.
    @Test
    void entriesThatComeTogetherAreForgottenOnce() throws IOException {
        world.publish(3);
        assertEquals(
                List.of(),
                handle(
                        "E1EXAMPLE",
                        SnapshotFunctionTest.inserted(1, "501"),
                        SnapshotFunctionTest.inserted(2, "502"),
                        SnapshotFunctionTest.inserted(3, "503")));
        assertEquals(List.of(2), made);
        assertEquals(2, world.made(3));
    }

    /// The stream then delivers it again. What was made is found.
    @Test
    void anEntryThatTheEdgeDoesNotHearOfIsHandedBack() throws IOException {
        world.publish(1);
        status = 400;
        assertEquals(List.of("501"), handle("E1EXAMPLE"));
        assertEquals(2, world.made(1), "the PDFs are made nevertheless");
        status = 201;
        assertEquals(List.of(), handle("E1EXAMPLE"));
    }

    @Test
    void withoutAnEdgeNobodyIsTold() throws IOException {
        world.publish(1);
        assertEquals(List.of(), handle(null));
        assertEquals(List.of(), bodies);
    }

    private List<String> handle(@Nullable String distribution) throws IOException {
        return handle(distribution, SnapshotFunctionTest.inserted(1, "501"));
    }

    private List<String> handle(@Nullable String distribution, String... records) throws IOException {
        AwsConnection connection = AwsConnection.of(Variables.of(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL_CLOUDFRONT",
                        "http://127.0.0.1:" + cloudFront.getAddress().getPort())));
        var function = new SnapshotFunction(
                world.snapshots,
                world.checkpoints,
                world.timeStamps,
                world.witnesses,
                new EdgeFiles(Edge.of(connection, distribution), null),
                EmbeddedMetrics.NONE);
        StreamsEventResponse response = function.handleRequest(
                World.event(DynamodbEvent.class, "{\"Records\": [" + String.join(",", records) + "]}"), null);
        return response.getBatchItemFailures().stream()
                .map(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
