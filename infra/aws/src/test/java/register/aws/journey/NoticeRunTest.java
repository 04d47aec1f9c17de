package register.aws.journey;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.aws.stand.Lost;
import register.aws.stand.SesStand;
import register.json.Json;
import register.notice.Notice;
import register.notice.NoticeState;
import register.notice.Run;

/// Customers are notified on AWS: commands start a run, ticks send it, and events report the results.
final class NoticeRunTest {
    private static final int MINUTES_14 = 900_000;
    private static final int NO_TIME = 30_000;

    @TempDir
    private Path folder;

    private static Map<NoticeState, Long> states(NoticeRuns runs) {
        return runs.all().stream().collect(groupingBy(Notice::state, counting()));
    }

    @Test
    void aRunLeavesOnceTheLogCommitsToIt() throws Exception {
        try (var runs = new NoticeRuns(folder, 12)) {
            String started = runs.start().out();
            assertTrue(started.contains("not signed yet; mail is sent once it is"), started);
            assertTrue(started.contains("sending: 12 notices are recorded"), started);
            assertEquals(0, runs.tick());
            assertEquals(
                    "tick ALARM no mail of run " + runs.run().id()
                            + " leaves: no signed entry of the log commits to it yet",
                    runs.log.getLast());
            assertTrue(runs.reported.getLast().endsWith("\"register_runs_held\":1}"), runs.reported.toString());
            assertTrue(runs.notices("status").out().contains("waits: no signed entry of the log commits to it yet"));
            runs.sign();
            assertEquals(0, runs.tick(Clock.systemUTC(), NO_TIME), "a function whose time ends begins no mail");

            // Two at once, as when a minute's call comes twice: one gets the lease.
            try (var threads = Executors.newFixedThreadPool(2)) {
                var ticks = new ArrayList<Future<Integer>>();
                for (int i = 0; i < 2; i++) {
                    ticks.add(threads.submit(() -> runs.tick()));
                }
                assertEquals(12, ticks.get(0).get() + ticks.get(1).get());
            }
            assertEquals(12, new HashSet<>(runs.attempts()).size());
            assertEquals(12, runs.attempts().size());
            for (Json.Obj request : runs.deployment.ses().requests()) {
                assertEquals(new Json.Str(NoticeRuns.EVENTS), request.get("ConfigurationSetName"));
                assertTrue(request.toString().contains("notice.json"));
            }
            assertTrue(runs.isDone());
            assertEquals(0, runs.tick());
            assertEquals(Map.of(NoticeState.SENT, 12L), states(runs));

            String id = runs.all().getFirst().id().toString();
            runs.report("delivery", runs.attempts().getFirst());
            runs.report("bounce-permanent", id + "-1");
            assertTrue(runs.notices("show", "example", "--open").out().contains(id + " not-reached"));
            runs.notices("retry", id, "--again", "--by", "Mari");
            assertEquals(1, runs.tick());
            assertEquals(id + "-2", runs.attempts().getLast());
            assertTrue(runs.notices("stop", "example", "--by", "Mari").out().endsWith(" stopped\n"));
            assertEquals(Run.State.STOPPED, runs.run().state());
            runs.notices("told", id, "--by", "Mari", "--note", "phone");
            assertEquals(
                    NoticeState.TOLD_BY_HAND,
                    runs.notices()
                            .find(runs.all().getFirst().id())
                            .orElseThrow()
                            .state());
            Clock over = Clock.fixed(runs.run().closesAt(), ZoneOffset.UTC);
            String closed = runs.command(over, 0, "notices", "close").out();
            assertEquals(List.of(runs.run().outcome()), runs.outcomes());
            assertEquals(
                    "run " + runs.run().id() + " of example closed: entry "
                            + runs.run().outcome() + " of the log commits to its outcome\n"
                            + "a function signs that entry within a few minutes\n",
                    closed);
        }
    }

    @Test
    void anAccountRefusalStopsTheRunAndTheQuotaIsRespected() throws Exception {
        try (var runs = new NoticeRuns(folder, 12)) {
            runs.deployment.ses().grant(10_000, 200, 0, false);
            String refused = runs.command(2, "notices", "start", "example", "--plan", "0".repeat(64), "--by", "Mari")
                    .err();
            assertTrue(refused.contains("this account is in the SES sandbox"), refused);
            runs.deployment.ses().grant(10_000, 100, 85, true);
            runs.start();
            runs.sign();
            assertEquals(5, runs.tick(), "nine tenths of 100 within 24 hours");
            runs.deployment.ses().grant(10_000, 100, 90, true);
            assertEquals(0, runs.tick());
            assertTrue(runs.log.getLast().contains("24-hour quota is used up"), runs.log.toString());
            runs.deployment.ses().grant(10_000, -1, 90, true);
            runs.deployment.ses().behave(new SesStand.Answers(400, "{}", "AccountSuspendedException"));
            assertEquals(0, runs.tick());
            assertEquals(Run.State.STOPPED, runs.run().state());
            assertTrue(
                    runs.log
                            .getLast()
                            .startsWith(
                                    "tick ALARM no mail of run " + runs.run().id() + " leaves: stopped: SES"
                                            + " refused the mail: AccountSuspendedException"),
                    runs.log.toString());
            runs.deployment.ses().behave(new SesStand.Answers(200, "{\"MessageId\":\"0100-2\"}", ""));
            runs.advance(Duration.ofMinutes(20));
            assertEquals(0, runs.tick(), "a person decides");
            runs.notices("resume", "example", "--by", "Mari");
            int left = runs.tick();
            assertEquals(Map.of(NoticeState.SENT, 12L), states(runs));
            assertEquals(7, left);

            // If there are no reports for a day, the first tick of the next day reports that to the team once.
            Instant hour = runs.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.DAYS);
            for (int i = 0; i < 2; i++) {
                assertEquals(0, runs.tick(Clock.fixed(hour, ZoneOffset.UTC), MINUTES_14));
            }
            assertEquals(
                    "tick open notices of run " + runs.run().id() + ": 12, the team was notified", runs.log.getLast());
            Json.Obj told = runs.deployment.ses().requests().getLast();
            assertTrue(told.toString().contains("team@provider.example"), told.toString());
        }
    }

    @Test
    void aRunClosesAfterItsTimeOnceAndTheLogCommitsToWhatBecameOfIt() throws Exception {
        try (var runs = new NoticeRuns(folder, 3)) {
            runs.start();
            runs.sign();
            Run run = runs.run();
            Clock before = Clock.fixed(run.closesAt().minusMillis(1), ZoneOffset.UTC);
            Clock over = Clock.fixed(run.closesAt(), ZoneOffset.UTC);
            assertEquals(0, runs.close(over));
            String waits = "run " + run.id() + " of example should be closed, but 3 of its notices are still to"
                    + " be handed over; it closes after that, or once it is stopped";
            assertEquals("close " + waits, runs.log.getLast());
            assertEquals(0, runs.close(over, "trial.invalid"));
            assertEquals("close " + waits + " (trial: not evidence)", runs.log.getLast());
            assertEquals(waits + "\n", runs.command(over, 1, "notices", "close").out());
            assertEquals(3, runs.tick());
            assertEquals(0, runs.close(before));
            assertEquals(
                    "no run is due to close\n",
                    runs.command(before, 0, "notices", "close").out());

            // A function that crashes after each of its calls in turn, then two at once.
            for (int cut = 1; runs.run().state() != Run.State.CLOSED; cut++) {
                var _ = Lost.at(cut, false, () -> runs.close(over));
            }
            for (int cut = 1; runs.outcomes().isEmpty(); cut++) {
                var _ = Lost.at(cut, false, () -> runs.close(over));
            }
            assertNull(runs.run().outcome());
            try (var threads = Executors.newFixedThreadPool(2)) {
                var two = new ArrayList<Future<Integer>>();
                for (int i = 0; i < 2; i++) {
                    two.add(threads.submit(() -> runs.close(over)));
                }
                assertTrue(two.get(0).get() + two.get(1).get() >= 1);
            }
            assertEquals(0, runs.close(over));
            assertEquals(List.of(runs.run().outcome()), runs.outcomes());
            assertEquals(
                    "close run " + run.id() + " of example closed: entry "
                            + runs.run().outcome() + " of the log commits to its outcome",
                    runs.log.getLast());
            assertTrue(runs.notices("status").out().contains(": closed\n"));
            assertEquals(0, runs.proven(), "no checkpoint covers it yet");
            runs.follow();
            assertEquals(3, runs.proven());
            assertEquals(0, runs.tick(over, MINUTES_14));
        }
    }

    /// A call cut off at any request to AWS makes at most the mails being handed over unknown; nobody is notified
    /// twice.
    @Test
    void cutAnywhereNobodyIsToldTwiceAndNobodyIsLost() throws Exception {
        int count = 200;
        int cuts = 16;
        try (var runs = new NoticeRuns(folder, count)) {
            runs.start();
            runs.sign();
            var random = new Random(14);
            for (int cut = 0; cut < cuts; cut++) {
                var _ = Lost.at(1 + random.nextInt(80), random.nextBoolean(), runs::tick);
                // The lease and the claims of the crashed call expire.
                runs.advance(Duration.ofMinutes(6));
            }
            while (!runs.isDone()) {
                runs.tick();
                runs.advance(Duration.ofMinutes(6));
            }
            List<String> attempts = runs.attempts();
            assertEquals(attempts.size(), new HashSet<>(attempts).size(), "no attempt has two mails");
            long unknown = 0;
            for (Notice notice : runs.all()) {
                assertEquals(1, notice.attempts(), notice.toString());
                boolean left = attempts.contains(notice.id() + "-1");
                assertTrue(
                        left ? notice.state() != NoticeState.PLANNED : notice.state() == NoticeState.UNKNOWN,
                        notice.toString());
                unknown += notice.state() == NoticeState.UNKNOWN ? 1 : 0;
            }
            assertTrue(unknown > 0 && unknown <= 16L * cuts, unknown + " unknown");
            // Events show which mails were sent.
            for (String attempt : attempts) {
                runs.report("send", attempt);
            }
            assertEquals((long) attempts.size(), states(runs).get(NoticeState.SENT));
            assertEquals((long) count - attempts.size(), states(runs).getOrDefault(NoticeState.UNKNOWN, 0L));
        }
    }
}
