package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;

/// A queue delivers at least once: `infra/invoke intake` with one notification in three processes at once.
@Tag("end-to-end")
class QueueDeliveryTest {
    @TempDir
    private Path folder;

    @Test
    void theSameNotificationThreeTimesAtOnceIsOneRecordOnePdfOneReply() throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> environment = Map.of("REGISTER_DATA", data.toString());
        Command published = Command.register(
                environment, "publish", "--trial", "--yes", "infra/policies/liveagent/2023-10-02.yaml");
        assertEquals(0, published.exit(), published.toString());
        Path mail = data.resolve("inbound/dpa-request.eml");
        Files.createDirectories(mail.getParent());
        Files.copy(Checkout.file("infra/events/dpa-request.eml"), mail);
        String event = Files.readString(Checkout.file("infra/events/intake.json"))
                .replace("privacy@example.com", "andrej@liveagent.com")
                .replace("customer@customer.example", "mari@klient.example");
        Path file = Files.writeString(folder.resolve("event.json"), event);

        // What was handed back is delivered again, as from the queue.
        int handedBack = 3;
        for (int round = 0; round < 5 && handedBack > 0; round++) {
            handedBack = invoke(environment, file, handedBack);
        }
        assertEquals(0, handedBack);

        Command requests = Command.register(environment, "requests", "--json");
        assertEquals(1, requests.out().split("\"reference\":", -1).length - 1, requests.toString());
        assertTrue(requests.out().contains("\"state\":\"acknowledged\""), requests.toString());
        assertEquals(1, files(data.resolve("outbox"), ".eml"));
        assertEquals(1, files(data.resolve("documents/correspondence"), ".pdf"));
    }

    /// @return how many deliveries were handed back to the queue
    private static int invoke(Map<String, String> environment, Path event, int times) throws Exception {
        String program = Checkout.file("infra/invoke").toString();
        var deliveries = new ArrayList<Callable<Command>>();
        for (int time = 0; time < times; time++) {
            deliveries.add(() -> Command.run(environment, program, "intake", event.toString()));
        }
        int handedBack = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            for (Future<Command> delivered : threads.invokeAll(deliveries)) {
                Command command = delivered.get();
                assertEquals(0, command.exit(), command.toString());
                handedBack += command.out().contains("itemIdentifier") ? 1 : 0;
            }
        }
        return handedBack;
    }

    private static long files(Path folder, String end) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).count();
        }
    }
}
