package register.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.aws.stand.AwsEngine;
import register.aws.stand.Calls;
import register.notice.DueWork;
import register.objection.Objections;
import register.record.Ending;
import register.record.Key;
import register.record.Kind;
import register.record.Lease;
import register.record.Records;
import register.request.RequestErasure.Erased;
import register.request.RequestLog;
import register.request.Retention;
import register.request.RetryLog;
import register.sample.AgedRecords;
import register.sample.EveryKind.Sample;
import register.subscription.Confirmations;
import register.webhook.Webhooks;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Finding what ends and what is due takes the same calls to the table, however many requests it holds:
/// `-Dregister.due.requests=1000000` takes as many. Writes `target/due-calls.md`.
final class DueCallsTest {
    private static final int MOST = Integer.getInteger("register.due.requests", 1_000);
    private static final int BATCH = 25;
    private static final CostReport REPORT = new CostReport(Path.of("target", "due-calls.md"));

    @Test
    void whatIsDueCostsTheSameAmongManyRequests() throws IOException {
        List<Map<String, Integer>> costs = new ArrayList<>();
        try (AwsEngine engine = AwsEngine.open()) {
            int from = 0;
            for (int size : IntStream.of(200, 1_000, 10_000, 100_000, 1_000_000)
                    .filter(number -> number <= MOST)
                    .toArray()) {
                append(engine, from, size);
                from = size;
                costs.add(questions(engine, size));
            }
            costs.forEach(cost -> assertEquals(costs.getFirst(), cost));
            Calls.Cost hour = REPORT.measured(
                    "what ends is erased, among " + from,
                    () -> assertEquals(
                            new Erased(50, 50, 100), AgedRecords.erasure(engine).reconcile()));
            // Four stages and the objections: two are empty, the others fill at most a page; and the answers to each
            // erased request and the objections in its mail.
            assertEquals(6 + 50 + 50, hour.operations().get("Query"));
            REPORT.measured(
                    "an hour later",
                    () -> assertEquals(
                            new Erased(0, 0, 0), AgedRecords.erasure(engine).reconcile()));
        } finally {
            REPORT.write();
        }
    }

    /// The number of calls and items for each query.
    private static Map<String, Integer> questions(AwsEngine engine, int size) {
        Records records = engine.records();
        var costs = new TreeMap<String, Integer>();
        Map<String, Runnable> all = new HashMap<>();
        ended(all, records, RequestLog.REQUESTS, "mail", Retention.DEFAULT.mailDays(), 50);
        ended(all, records, RequestLog.REQUESTS, "request", Retention.DEFAULT.requestDays(), 50);
        ended(all, records, RequestLog.REQUESTS, "unvouched", Retention.UNVOUCHED_DAYS, 0);
        ended(all, records, Objections.KIND, "closed", Retention.DEFAULT.requestDays(), 100);
        for (Kind<?> kind : List.of(RetryLog.KIND, DueWork.KIND, Webhooks.DELIVERIES, Confirmations.KIND)) {
            all.put(
                    "due " + kind.name(),
                    () -> assertEquals(
                            AgedRecords.ENDED,
                            records.due(kind, AgedRecords.NOW, 200).size()));
        }
        all.put(
                "open requests",
                () -> assertEquals(50, engine.requests().pending().size()));
        all.put("a lease", () -> records.find(Lease.KIND, Key.in("DUE")));
        all.forEach((question, asking) -> {
            Calls.Cost cost = REPORT.measured(question + " among " + size, asking);
            cost.operations().forEach((operation, times) -> costs.put(question + " " + operation, times.intValue()));
            costs.put(question + " items", cost.items());
        });
        return costs;
    }

    private static void ended(
            Map<String, Runnable> all, Records records, Kind<?> kind, String stage, int days, int expected) {
        Instant until = AgedRecords.NOW.minus(Duration.ofDays(days));
        all.put("ended " + kind.name() + " " + stage, () -> {
            var found = new ArrayList<Object>();
            records.ended(kind, new Ending(stage, Instant.MIN), until, found::add);
            assertEquals(expected, found.size());
        });
    }

    /// Written in batches, which is safe only in an empty table.
    private static void append(AwsEngine engine, int from, int to) {
        var places = new Semaphore(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int at = from; at < to; at += BATCH) {
                List<WriteRequest> writes = IntStream.range(at, Math.min(at + BATCH, to))
                        .boxed()
                        .flatMap(number -> AgedRecords.of(number).stream())
                        .map(DueCallsTest::put)
                        .toList();
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        chunks(writes)
                                .forEach(chunk -> assertEquals(
                                        Map.of(),
                                        engine.client()
                                                .batchWriteItem(
                                                        request -> request.requestItems(Map.of(engine.table(), chunk)))
                                                .unprocessedItems()));
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private static Stream<List<WriteRequest>> chunks(List<WriteRequest> all) {
        return IntStream.range(0, Math.ceilDiv(all.size(), BATCH))
                .mapToObj(chunk -> all.subList(chunk * BATCH, Math.min(all.size(), (chunk + 1) * BATCH)));
    }

    private static WriteRequest put(Sample<?> sample) {
        Item item = item(sample);
        return WriteRequest.builder()
                .putRequest(put -> put.item(item.attributes()))
                .build();
    }

    private static <R> Item item(Sample<R> sample) {
        return DynamoRecords.item(sample.kind(), sample.record());
    }
}
