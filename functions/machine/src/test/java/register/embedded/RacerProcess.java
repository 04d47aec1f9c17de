package register.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import register.assembly.Register;
import register.contract.port.PublishingContract;
import register.contract.world.Fictitious;
import register.publishing.PublishingOutcome;
import register.value.PolicyId;

/// One of several processes that race. Each line on its input starts a race of ten threads, and it prints the results.
final class RacerProcess {
    static final int THREADS = 10;

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final Path data;
    private final EmbeddedPorts engine;
    private final int number;

    private RacerProcess(Path data, EmbeddedPorts engine, int number) {
        this.data = data;
        this.engine = engine;
        this.number = number;
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            var racer = new RacerProcess(data, engine, Integer.parseInt(arguments[1]));
            Jvm.say("ready");
            var told = new BufferedReader(new InputStreamReader(System.in, UTF_8));
            String race = told.readLine();
            while (race != null) {
                racer.run(race);
                race = told.readLine();
            }
        }
    }

    private void run(String race) throws IOException, InterruptedException, ExecutionException {
        var start = new CyclicBarrier(THREADS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var running = new ArrayList<Future<String>>();
            for (int i = 0; i < THREADS; i++) {
                int racer = number * THREADS + i;
                Callable<String> task = () -> {
                    start.await();
                    return result(race, racer);
                };
                running.add(threads.submit(task));
            }
            for (Future<String> future : running) {
                Jvm.say(future.get());
            }
        }
    }

    private String result(String race, int racer) {
        return switch (race) {
            case "different-content" -> publish(race, DAY, "racer " + racer);
            case "same-content" -> publish(race, DAY, "same");
            case "different-dates" -> publish(race, DAY.plusDays(racer), "racer " + racer);
            case "first-opening" -> firstOpening();
            default -> throw new IllegalArgumentException("race: " + race);
        };
    }

    private String publish(String race, LocalDate date, String mark) {
        PolicyId policy = new PolicyId(race);
        PublishingOutcome outcome = new Register(engine, Clock.systemUTC())
                .publishing()
                .publish(Fictitious.version(policy, date, mark), PublishingContract.source(mark), null);
        return outcome.getClass().getSimpleName();
    }

    private String firstOpening() {
        try (EmbeddedPorts fresh = EmbeddedPorts.open(data.resolveSibling("fresh"))) {
            return HexFormat.of().formatHex(fresh.keys().secret("raced"))
                    + fresh.chain().policies();
        }
    }
}
