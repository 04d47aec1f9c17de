package register.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.contract.world.Audit;
import register.value.PolicyId;

/// Invariant 2, with 50 publishers in five processes, ten threads each.
@Tag("end-to-end")
final class ProcessRaceTest {
    @TempDir
    static Path folder;

    private static final List<Jvm> RACERS = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        for (int number = 0; number < 5; number++) {
            RACERS.add(
                    Jvm.start(RacerProcess.class, folder, folder.resolve("data").toString(), Integer.toString(number)));
        }
        for (Jvm racer : RACERS) {
            assertEquals("ready", racer.line());
        }
    }

    @AfterAll
    static void stop() {
        RACERS.forEach(Jvm::close);
        RACERS.clear();
    }

    @Test
    void differentContent() throws IOException {
        assertEquals(Map.of("Accepted", 1, "Conflict", 49), counts(race("different-content")));
        assertEquals(1, entries("different-content"));
    }

    @Test
    void sameContent() throws IOException {
        assertEquals(Map.of("Accepted", 1, "Unchanged", 49), counts(race("same-content")));
        assertEquals(1, entries("same-content"));
    }

    @Test
    void differentDates() throws IOException {
        assertEquals(Map.of("Accepted", 50), counts(race("different-dates")));
        assertEquals(50, entries("different-dates"));
    }

    /// All open a folder that does not exist yet, and end up with one database and one secret.
    @Test
    void firstOpening() throws IOException {
        assertEquals(1, new HashSet<>(race("first-opening")).size());
    }

    private static List<String> race(String race) throws IOException {
        for (Jvm racer : RACERS) {
            racer.tell(race);
        }
        var results = new ArrayList<String>();
        for (Jvm racer : RACERS) {
            results.addAll(racer.lines(RacerProcess.THREADS));
        }
        return results;
    }

    private static Map<String, Integer> counts(List<String> results) {
        var counts = new TreeMap<String, Integer>();
        results.forEach(result -> counts.merge(result, 1, Integer::sum));
        return counts;
    }

    private static int entries(String policy) {
        try (EmbeddedPorts engine = EmbeddedPorts.open(folder.resolve("data"))) {
            return Audit.verify(engine.chain(), engine.documents(), new PolicyId(policy))
                    .size();
        }
    }
}
