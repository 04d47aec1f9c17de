package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import register.aws.stand.Calls;
import register.testing.Checkout;

/// The cost on AWS of acknowledging a mail, once the seal has its certificate: everything is fetched once.
final class IntakeCostTest {

    /// For a newly started function; one call records the certificate before the first seal.
    @Test
    void aMailIsTwentySixCalls() throws IOException {
        try (Deployment deployment = Deployment.create()) {
            deployment.publish(deployment.submit(
                    "policies/liveagent.yaml",
                    Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml")),
                    Map.of()));
            deployment.reconcile();
            // It makes the certificate of acknowledgements.
            takeIn(deployment, arrived(deployment, "other", "kunde.example"));
            byte[] first = arrived(deployment, "first", "klient.example");
            Calls.Cost cost = Calls.of(() -> takeIn(deployment, first));
            assertEquals(2, deployment.ses().requests().size());
            assertEquals(
                    Map.of(
                            "GenerateMac", 3L,
                            "GetItem", 1L,
                            "GetObject", 3L,
                            "PutItem", 8L,
                            "PutObject", 2L,
                            "Query", 4L,
                            "SendEmail", 1L,
                            "Sign", 1L,
                            "UpdateItem", 3L),
                    cost.operations());
            Calls.Cost again = Calls.of(() -> takeIn(deployment, first));
            assertEquals(Map.of("GenerateMac", 1L, "GetItem", 1L, "GetObject", 1L), again.operations());
        }
    }

    private static void takeIn(Deployment deployment, byte[] event) {
        try {
            assertEquals("{\"batchItemFailures\":[]}", new String(deployment.intake(event, Clock.systemUTC()), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] arrived(Deployment deployment, String id, String domain) throws IOException {
        String mail = Files.readString(Checkout.file("infra/events/dpa-request.eml"), UTF_8)
                .replace("klient.example", domain);
        deployment.deliver("inbound/" + id, mail.getBytes(UTF_8));
        return Events.mailReceived(
                id, deployment.mailBucket(), "inbound/" + id, "mari@" + domain, Deployment.MAILBOX, Instant.now());
    }
}
