package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.aws.stand.Calls;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The AWS requests for a notice, from the import of its contact to its delivery, and the size of its item. The
/// figures in `docs/aws.md`, also written to `target/notice-costs.md`.
final class NoticeCostTest {
    private static final int COUNT = 40;

    @TempDir
    private Path folder;

    private final List<String> lines =
            new ArrayList<>(List.of("| step | requests for each notice | once |", "|---|---|---|"));

    /// @return the number of requests per notice, for requests that grow with the notices
    private Map<String, Long> measured(String step, Runnable work) {
        var each = new TreeMap<String, Long>();
        var once = new TreeMap<String, Long>();
        Calls.of(work).operations().forEach((operation, count) -> {
            // A query reads many items.
            long perNotice = operation.equals("Query") ? 0 : count / COUNT;
            each.put(operation, perNotice);
            once.put(operation, count - perNotice * COUNT);
        });
        each.values().removeIf(count -> count == 0);
        once.values().removeIf(count -> count == 0);
        lines.add("| " + step + " | " + each + " | " + once + " |");
        return each;
    }

    @Test
    void aNoticeAsksAsOftenAsTheCostsSay() throws IOException {
        try (var runs = new NoticeRuns(folder, 0)) {
            Map<String, Long> imported = measured("import", () -> {
                try {
                    runs.contacts(COUNT);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            Map<String, Long> started = measured("preview, start", () -> runs.start());
            runs.sign();
            long planned = largest(runs);
            Map<String, Long> sent = measured("send", () -> assertEquals(COUNT, runs.tick()));
            long left = largest(runs);
            Map<String, Long> reported = measured(
                    "two events",
                    () -> runs.attempts().forEach(attempt -> {
                        try {
                            runs.report("send", attempt);
                            runs.report("delivery", attempt);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }));
            Map<String, Long> looked = measured(
                    "a look what is open",
                    () -> runs.tick(Clock.fixed(Instant.parse("2026-12-01T09:00:00Z"), ZoneOffset.UTC), 900_000));
            long largest = largest(runs);
            lines.add("");
            lines.add("Bytes of the largest notice: planned " + planned + ", sent " + left + ", accepted " + largest);
            Files.write(Path.of("target", "notice-costs.md"), lines);
            assertEquals(Map.of("TransactWriteItems", 1L), imported);
            assertEquals(Map.of("PutItem", 1L), started);
            assertEquals(Map.of("GetItem", 2L, "PutItem", 2L, "SendEmail", 1L), sent);
            assertEquals(Map.of("GetItem", 4L, "PutItem", 2L), reported);
            assertEquals(Map.of(), looked);
            assertTrue(largest < 2_048, largest + " bytes: a write costs one unit for each KB");
        }
    }

    /// DynamoDB Developer Guide, "DynamoDB Item sizes and formats".
    private static long largest(NoticeRuns runs) {
        return runs
                .deployment
                .table()
                .scanPaginator(request -> request.tableName(runs.deployment.tableName()))
                .items()
                .stream()
                .filter(item -> Objects.requireNonNull(item.get("PK")).s().matches("RUN#.+#.+"))
                .mapToLong(NoticeCostTest::size)
                .max()
                .orElse(0);
    }

    private static long size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(attribute -> attribute.getKey().getBytes(UTF_8).length + size(attribute.getValue()))
                .sum();
    }

    private static long size(AttributeValue value) {
        if (value.s() != null) {
            return value.s().getBytes(UTF_8).length;
        } else if (value.n() != null) {
            return value.n().length() / 2 + 1L;
        } else if (value.b() != null) {
            return value.b().asByteArray().length;
        }
        throw new AssertionError("an item of texts, numbers and bytes: " + value);
    }
}
