package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.aws.stand.Lost;
import register.json.Json;
import register.testing.Checkout;

/// Halts publishing, sealing and answering before their first call to AWS and after each that changes something. The
/// retry by the queue or the schedule leads to the same state as without the halt: nothing lost, no second reply.
final class HaltTest {
    private static final String KEY = "policies/example/2025-09-01.yaml";
    private static final String DPA = "policies/example/dpa-2025-09.pdf";
    /// After the end of a claim to send: when the queue delivers again.
    private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));

    @TempDir
    private static Path folder;

    @AfterAll
    static void report() throws IOException {
        HaltReport.write();
    }

    /// Runs before the function is called, and returns the event for it.
    interface Opening {
        byte[] event(Deployment deployment) throws IOException;
    }

    @Test
    void publishing() throws Exception {
        EndState whole = whole("publish", HaltTest::submitted);
        play("publish", HaltTest::submitted, (deployment, event, atOnce) -> {
            deployment.publish(event);
            assertEquals(whole, reconciled(deployment));
            String answer = deployment.answer(KEY).orElseThrow();
            assertTrue(answer.contains("\"accepted\"") || answer.contains("\"unchanged\""), answer);
            return "one entry, its editions sealed; answered "
                    + (answer.contains("\"accepted\"") ? "accepted" : "unchanged");
        });
    }

    @Test
    void sealing() throws Exception {
        EndState whole = whole("snapshot", HaltTest::published);
        play("snapshot", HaltTest::published, (deployment, _, _) -> {
            assertEquals(whole, reconciled(deployment));
            return "each edition sealed once, recorded";
        });
    }

    @Test
    void answering() throws Exception {
        EndState whole = whole("intake", HaltTest::arrived);
        play("intake", HaltTest::arrived, (deployment, event, atOnce) -> {
            deployment.intake(event, LATER);
            EndState end = reconciled(deployment);
            assertEquals("{\"batchItemFailures\":[]}", new String(deployment.intake(event, LATER), UTF_8));
            assertEquals(end, EndState.of(deployment), "once more changes nothing");
            if (end.state().equals("acknowledged")) {
                assertEquals(whole, end);
                return "acknowledged, one reply";
            }
            assertEquals("reply-unknown", end.state(), end::toString);
            assertTrue(end.mails() <= 1, end::toString);
            assertEquals("replying", atOnce.state(), "only a claim that nobody is left of may end so");
            return "left to a person, mails sent " + end.mails();
        });
    }

    /// AWS's reaction, and the result.
    interface Ending {
        /// @return a summary for the report, after asserting that the end is right
        String play(Deployment deployment, byte[] event, EndState atOnce) throws Exception;
    }

    private static EndState whole(String function, Opening opening) throws Exception {
        try (Deployment deployment = Deployment.create()) {
            deployment.call(function, opening.event(deployment));
            return reconciled(deployment);
        }
    }

    /// Simulates each halt in this process, and repeats one of them with a real process: both lead to the same state.
    /// Two editions are sealed at once, so one run may make a call more than another before the same change.
    private static void play(String function, Opening opening, Ending ending) throws Exception {
        List<String> calls;
        try (Deployment deployment = Deployment.create()) {
            byte[] event = opening.event(deployment);
            calls = Lost.at(0, true, () -> deployment.call(function, event));
        }
        List<Halt> halts = Halt.among(calls);
        List<Halt> real = List.of(halts.get(halts.size() / 2));
        Map<Halt, EndState> here = play(function, opening, ending, calls, halts, "", (halt, deployment, event) -> {
            halt.lose(() -> deployment.call(function, event));
        });
        Map<Halt, EndState> there = play(
                function,
                opening,
                ending,
                calls,
                real,
                ", a process",
                (halt, deployment, event) -> halt.run(deployment, function, event, folder));
        there.forEach((halt, left) -> assertTrue(here.containsValue(left), () -> halt.where(calls) + ": " + left));
    }

    private interface Halting {
        void at(Halt halt, Deployment deployment, byte[] event) throws Exception;
    }

    /// @return the state immediately after each halt
    private static Map<Halt, EndState> play(
            String function,
            Opening opening,
            Ending ending,
            List<String> calls,
            List<Halt> halts,
            String how,
            Halting halting)
            throws Exception {
        var found = new ConcurrentHashMap<Halt, EndState>();
        var plays = new ArrayList<Callable<HaltReport.Line>>();
        for (Halt halt : halts) {
            plays.add(() -> {
                try (Deployment deployment = Deployment.create()) {
                    byte[] event = opening.event(deployment);
                    halting.at(halt, deployment, event);
                    EndState atOnce = EndState.of(deployment);
                    found.put(halt, atOnce);
                    return new HaltReport.Line(
                            function + how, halt.where(calls), atOnce.brief(), ending.play(deployment, event, atOnce));
                }
            });
        }
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<HaltReport.Line> line : two.invokeAll(plays)) {
                HaltReport.add(line.get());
            }
        }
        return found;
    }

    private static EndState reconciled(Deployment deployment) throws IOException {
        deployment.reconcile();
        return EndState.of(deployment);
    }

    private static byte[] submitted(Deployment deployment) throws IOException {
        Path policies = Checkout.file("infra");
        var _ = deployment.submit(DPA, Files.readAllBytes(policies.resolve(DPA)), Map.of());
        return deployment.submit(KEY, Files.readAllBytes(policies.resolve(KEY)), Map.of());
    }

    private static byte[] published(Deployment deployment) throws IOException {
        deployment.publish(submitted(deployment));
        List<Json> entry = Stream.records(deployment).stream()
                .filter(record -> record.toString().contains("E#"))
                .toList();
        assertEquals(1, entry.size());
        return Events.records(entry);
    }

    private static byte[] arrived(Deployment deployment) throws IOException {
        deployment.publish(submitted(deployment));
        String mail = Files.readString(Checkout.file("infra/events/dpa-request.eml"), UTF_8);
        deployment.deliver(
                "inbound/first",
                mail.replace("andrej@liveagent.com", "privacy@example.com").getBytes(UTF_8));
        return Events.mailReceived(
                "o3vrnil0e2ic28trm7dfhrc2v0clambda4nbp0g1",
                deployment.mailBucket(),
                "inbound/first",
                "mari@klient.example",
                Deployment.MAILBOX,
                Instant.parse("2026-03-02T10:15:30Z"));
    }
}
