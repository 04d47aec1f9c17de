package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import register.testing.Checkout;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rule 12 on AWS: many functions receive a company's mail at once.
final class DailyLimitsTest {
    private static final int MAILS = 50;

    @Test
    void fiveOfFiftyConcurrentMailsOfOneDomainAreAnswered() throws Exception {
        try (Deployment deployment = Deployment.create();
                ExecutorService functions = Executors.newFixedThreadPool(10)) {
            deployment.publish(deployment.submit(
                    "policies/liveagent.yaml",
                    Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml")),
                    Map.of()));
            deployment.reconcile();
            String mail = Files.readString(Checkout.file("infra/events/dpa-request.eml"), UTF_8);
            Instant now = Instant.now();
            var racing = new ArrayList<Callable<byte[]>>();
            for (int number = 0; number < MAILS; number++) {
                String sender = "mari" + number + "@klient.example";
                String id = "mail" + number;
                deployment.deliver(
                        "inbound/" + id,
                        mail.replace("mari@klient.example", sender).getBytes(UTF_8));
                byte[] event = Events.mailReceived(
                        id, deployment.mailBucket(), "inbound/" + id, sender, Deployment.MAILBOX, now);
                racing.add(() -> deployment.intake(event, Clock.systemUTC()));
            }
            for (Future<byte[]> answer : functions.invokeAll(racing)) {
                assertEquals("{\"batchItemFailures\":[]}", new String(answer.get(), UTF_8));
            }
            assertEquals(5, deployment.ses().requests().size());
            EndState end = EndState.of(deployment);
            assertEquals(
                    MAILS - 5,
                    end.items().stream()
                            .filter(item -> item.endsWith(" queued"))
                            .count());
            countsEndByThemselves(deployment, now);
        }
    }

    private static void countsEndByThemselves(Deployment deployment, Instant received) {
        LocalDate day = received.atOffset(ZoneOffset.UTC).toLocalDate();
        long end = day.plusDays(3).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        int counted = 0;
        for (Map<String, AttributeValue> item : deployment
                .table()
                .scanPaginator(request -> request.tableName(deployment.tableName()))
                .items()) {
            AttributeValue key = item.get("PK");
            AttributeValue expires = item.get("expires");
            if (key != null && key.s().startsWith("DAY#")) {
                assertTrue(expires != null && expires.n().equals(Long.toString(end)), item::toString);
                assertTrue(!item.toString().contains("klient"), item::toString);
                counted++;
            } else {
                assertTrue(expires == null, "nothing else has an end: " + item.keySet());
            }
        }
        assertEquals(MAILS + 2, counted);
    }
}
