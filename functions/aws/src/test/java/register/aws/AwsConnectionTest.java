package register.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import register.settings.BadSettingException;
import register.settings.Variables;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;

final class AwsConnectionTest {
    private static final Map<String, String> LAMBDA = Map.of(
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "id",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "AWS_SESSION_TOKEN", "token");

    @Test
    void asksAsLambdaSays() {
        AwsConnection connection = with(Map.of());
        assertEquals(Region.EU_CENTRAL_1, connection.region());
        var credentials = assertInstanceOf(
                AwsSessionCredentials.class, connection.credentials().resolveCredentials());
        assertEquals("id", credentials.accessKeyId());
        assertEquals("secret", credentials.secretAccessKey());
        assertEquals("token", credentials.sessionToken());
        assertNull(connection.endpoint("DYNAMODB"));
        assertEquals(
                "id",
                with(Map.of("AWS_SESSION_TOKEN", ""))
                        .credentials()
                        .resolveCredentials()
                        .accessKeyId());
    }

    @Test
    void aServicesOwnEndpointComesFirst() {
        AwsConnection connection =
                with(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:2"));
        assertEquals(URI.create("http://127.0.0.1:1"), connection.endpoint("DYNAMODB"));
        assertEquals(URI.create("http://127.0.0.1:2"), connection.endpoint("S3"));
    }

    @Test
    void namesTheVariableThatIsMissing() {
        for (String name : LAMBDA.keySet()) {
            if (!name.equals("AWS_SESSION_TOKEN")) {
                var refused = assertThrows(BadSettingException.class, () -> with(Map.of(name, "")));
                assertTrue(String.valueOf(refused.getMessage()).startsWith(name + ": \"\": expected "), name);
            }
        }
    }

    /// Under SnapStart the environment holds no keys: a snapshot outlives them.
    @Test
    void fetchesCredentialsUnderSnapStart() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/credentials", exchange -> {
            boolean authorized = "renewed".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = """
                    {"AccessKeyId": "fetched", "SecretAccessKey": "secret", "Token": "token",
                     "Expiration": "2999-01-01T00:00:00Z"}""".getBytes(UTF_8);
            exchange.sendResponseHeaders(authorized ? 200 : 403, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/credentials";
        // The SDK reads these instead of the variables, which a running process cannot set for itself.
        System.setProperty("aws.containerCredentialsFullUri", address);
        System.setProperty("aws.containerAuthorizationToken", "renewed");
        try {
            AwsConnection connection = with(Map.of(
                    "AWS_ACCESS_KEY_ID", "",
                    "AWS_SECRET_ACCESS_KEY", "",
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI", address));
            assertEquals(
                    "fetched", connection.credentials().resolveCredentials().accessKeyId());
        } finally {
            System.clearProperty("aws.containerCredentialsFullUri");
            System.clearProperty("aws.containerAuthorizationToken");
            server.stop(0);
        }
    }

    private static AwsConnection with(Map<String, String> variables) {
        var all = new HashMap<>(LAMBDA);
        all.putAll(variables);
        return AwsConnection.of(Variables.of(all));
    }
}
