package register.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import register.testing.Checkout;

/// The redirect function as deployed, under Lambda's runtime.
@Tag("end-to-end")
final class RedirectFunctionTest {
    private static final Built BUILT = new Built(Checkout.root());
    private static final Artifact REDIRECT = new Artifact(
            "redirect",
            "register.aws.redirect.RedirectFunction",
            BUILT.root().resolve("functions/aws/target/functions/redirect"));
    private static final Map<String, String> BUCKETS = Map.of(
            "REGISTER_PUBLISHED_BUCKET", "published",
            "REGISTER_PERSONAL_BUCKET", "personal",
            "REGISTER_CORRESPONDENCE_BUCKET", "correspondence");

    @Test
    void primingAsksTheTableAndTheBucketAndWritesAndLogsNothing() throws Exception {
        var asked = new CopyOnWriteArrayList<String>();
        HttpServer bucket = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        bucket.createContext("/", exchange -> {
            asked.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("x-amz-request-id", "1");
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        bucket.start();
        try (TableStub table = TableStub.holding(LiveAgent.entry(LiveAgent.published(BUILT)))) {
            int stored = table.asked().size();
            var variables = new HashMap<>(table.environment());
            variables.put(
                    "AWS_ENDPOINT_URL_S3",
                    "http://127.0.0.1:" + bucket.getAddress().getPort());
            assertEquals("", primed(variables));
            assertEquals(
                    Set.of("Query", "GetItem"),
                    Set.copyOf(table.asked().subList(stored, table.asked().size())));
            assertEquals(List.of("HEAD /published/snapshots/priming"), asked);
        } finally {
            bucket.stop(0);
        }
    }

    @Test
    void withoutATableOrABucketItStartsAllTheSameAndLogsNothing() throws Exception {
        String nobody = "http://127.0.0.1:1";
        assertEquals(
                "",
                primed(Map.of(
                        "REGISTER_TABLE", "register",
                        "AWS_ENDPOINT_URL_DYNAMODB", nobody,
                        "AWS_ENDPOINT_URL_S3", nobody)));
    }

    private static String primed(Map<String, String> services) throws Exception {
        var variables = new HashMap<>(BUCKETS);
        variables.putAll(services);
        return Primed.log(BUILT, REDIRECT, variables);
    }
}
