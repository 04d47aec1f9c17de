package register.machine.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.machine.settings.Settings;
import register.mail.IntakeResult;
import register.mail.NoticeReplies;
import register.mail.rule.DeliveredMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.policyfile.PolicyFile;
import register.publishing.Reasons;
import register.request.DpaRequest;
import register.testing.Checkout;
import register.value.Bytes;

/// Rule 12 on this machine's engine: two processes receive a company's mail at once.
final class DailyLimitsTest {
    private static final int MAILS = 50;

    @TempDir
    private Path folder;

    @Test
    void fiveOfFiftyConcurrentMailsOfOneDomainAreAnswered() throws Exception {
        Settings settings =
                Settings.read(Map.of("REGISTER_DATA", folder.resolve("data").toString()));
        String mail = Files.readString(Checkout.file("infra/events/dpa-request.eml"), UTF_8);
        try (ThisMachine one = ThisMachine.open(settings, Clock.systemUTC());
                ThisMachine other = ThisMachine.open(settings, Clock.systemUTC());
                ExecutorService threads = Executors.newFixedThreadPool(MAILS)) {
            var _ = one.policyPublishing()
                    .publish(
                            PolicyFile.of(
                                    "liveagent.yaml",
                                    Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml"))),
                            Reasons.NONE);
            var start = new CyclicBarrier(MAILS);
            Instant now = Instant.now();
            var racing = new ArrayList<Callable<IntakeResult>>();
            for (int number = 0; number < MAILS; number++) {
                String sender = "mari" + number + "@klient.example";
                var delivery = new DeliveredMail(
                        "delivery-" + number,
                        now,
                        sender,
                        List.of("andrej@liveagent.com"),
                        Verdicts.all(Verdict.PASS),
                        null,
                        Bytes.of(mail.replace("mari@klient.example", sender).getBytes(UTF_8)));
                ThisMachine register = number % 2 == 0 ? one : other;
                racing.add(() -> {
                    start.await();
                    return register.correspondence()
                            .intake(register.referenceKey(), NoticeReplies.NONE)
                            .receive(delivery);
                });
            }
            for (Future<IntakeResult> result : threads.invokeAll(racing)) {
                var _ = result.get();
            }
            List<String> states = one.ports().requests().newest(100).stream()
                    .map(DailyLimitsTest::state)
                    .sorted()
                    .toList();
            assertEquals(
                    Stream.concat(
                                    Stream.generate(() -> "acknowledged dpa-request")
                                            .limit(5),
                                    Stream.generate(() -> "queued domain-limit").limit(MAILS - 5))
                            .toList(),
                    states);
        }
        try (Stream<Path> sent = Files.list(folder.resolve("data").resolve("outbox"))) {
            assertEquals(5, sent.filter(Files::isRegularFile).count());
        }
    }

    private static String state(DpaRequest request) {
        return request.state().term() + " " + request.decision().reason();
    }
}
