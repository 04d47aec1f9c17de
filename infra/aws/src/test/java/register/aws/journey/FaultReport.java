package register.aws.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import register.aws.stand.Fault;
import register.aws.stand.FaultPlan.Call;
import register.aws.stand.FaultPlan.Disturbance;
import register.aws.stand.Service;

/// What became of each piece of work under each fault of each service: `target/faults.md`.
final class FaultReport {
    private static final Path REPORT = Path.of("target", "faults.md");
    private static final Map<String, String> EXPECTED = new LinkedHashMap<>();
    private static final Map<Cell, Seen> CELLS = new LinkedHashMap<>();

    private FaultReport() {}

    private record Cell(String work, Service service, Fault fault) {}

    private record Seen(Set<Call> calls, Set<String> words) {}

    static synchronized void expect(String work, String end) {
        EXPECTED.put(work, end);
    }

    static synchronized void add(String work, Disturbance disturbed, String words) {
        Seen seen = CELLS.computeIfAbsent(
                new Cell(work, disturbed.call().service(), disturbed.fault()),
                _ -> new Seen(new LinkedHashSet<>(), new LinkedHashSet<>()));
        seen.calls().add(disturbed.call());
        seen.words().add(words);
    }

    static synchronized void write() throws IOException {
        var all = new ArrayList<>(
                List.of("| work | service | fault | calls disturbed | expected | seen |", "|---|---|---|---|---|---|"));
        EXPECTED.forEach((work, expected) -> {
            for (Service service : Service.values()) {
                for (Fault fault : Fault.values()) {
                    Seen seen = CELLS.get(new Cell(work, service, fault));
                    all.add("| %s | %s | %s | %s | %s | %s |"
                            .formatted(
                                    work,
                                    service,
                                    fault,
                                    seen == null ? 0 : seen.calls().size(),
                                    expected,
                                    seen == null ? "no call" : String.join("; ", seen.words())));
                }
            }
        });
        Files.write(REPORT, all);
        EXPECTED.keySet().forEach(FaultReport::say);
    }

    /// For the log of the tests.
    private static void say(String work) {
        System.out.println("faults: " + work + ": "
                + Arrays.stream(Service.values())
                        .map(service -> service + " " + disturbed(work, service))
                        .collect(Collectors.joining(", "))
                + " calls disturbed, each ended as expected");
    }

    private static int disturbed(String work, Service service) {
        return Arrays.stream(Fault.values())
                .map(fault -> CELLS.get(new Cell(work, service, fault)))
                .filter(Objects::nonNull)
                .mapToInt(seen -> seen.calls().size())
                .sum();
    }
}
