package register.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.ProgressHandler;
import register.json.CanonicalJson;
import register.json.Json;
import register.notice.DueWork;
import register.objection.Objections;
import register.record.Ending;
import register.record.Key;
import register.record.Kind;
import register.record.Lease;
import register.record.RecordRow;
import register.request.RequestErasure.Erased;
import register.request.RequestLog;
import register.request.Retention;
import register.request.RetryLog;
import register.sample.AgedRecords;
import register.sample.EveryKind.Sample;
import register.subscription.Confirmations;
import register.webhook.Webhooks;

/// Finding what ends and what is due costs the same among a thousand requests and among a million. Counted in steps
/// of SQLite's virtual machine, which are the same on every machine; `-Dregister.due.requests=1000000` takes as
/// many. Writes `target/due-costs.md`.
final class DueCostTest {
    private static final int MOST = Integer.getInteger("register.due.requests", 100_000);
    private static final String UNTIL = Key.instant(AgedRecords.NOW);

    @TempDir
    Path folder;

    private record Question(String sql, List<Object> with) {
        static Question of(String sql, Object... with) {
            return new Question(sql, List.of(with));
        }
    }

    private static Map<String, Question> questions() {
        var all = new LinkedHashMap<String, Question>();
        all.put("requests whose mail ends", ended(RequestLog.REQUESTS, "mail", Retention.DEFAULT.mailDays()));
        all.put("requests that end", ended(RequestLog.REQUESTS, "request", Retention.DEFAULT.requestDays()));
        all.put("requests that lapse", ended(RequestLog.REQUESTS, "unvouched", Retention.UNVOUCHED_DAYS));
        all.put("objections that end", ended(Objections.KIND, "closed", Retention.DEFAULT.requestDays()));
        all.put("webhook deliveries that end", ended(Webhooks.DELIVERIES, "settled", Webhooks.DELIVERY_DAYS));
        all.put("open requests", Question.of(SqlRecords.DUE, RequestLog.REQUESTS.name(), UNTIL, 1_000));
        for (Kind<?> kind : List.of(RetryLog.KIND, DueWork.KIND, Webhooks.DELIVERIES, Confirmations.KIND)) {
            all.put("due: " + kind.name(), Question.of(SqlRecords.DUE, kind.name(), UNTIL, AgedRecords.ENDED));
        }
        all.put("due mails of objections", Question.of(SqlRecords.DUE, Objections.KIND.name(), UNTIL, 100));
        Json kinds = Json.strings(Stream.of(RetryLog.KIND, Objections.KIND, DueWork.KIND, Confirmations.KIND)
                .map(Kind::name)
                .toList());
        all.put("agenda", Question.of(Agenda.QUESTION, CanonicalJson.text(kinds), UNTIL, Lease.KIND.name()));
        return all;
    }

    private static Question ended(Kind<?> kind, String stage, int days) {
        Instant until = AgedRecords.NOW.minus(Duration.ofDays(days));
        String last = new Ending(stage, until).toString();
        String first = new Ending(stage, Instant.MIN).toString();
        return Question.of(SqlRecords.ENDED, kind.name(), last, first, "", "", AgedRecords.ENDED);
    }

    @Test
    void whatIsDueCostsTheSameAmongManyRequests() throws SQLException, IOException {
        Path data = folder.resolve("data");
        EmbeddedPorts.open(data).close();
        var costs = new LinkedHashMap<String, List<Integer>>();
        var sizes = Stream.of(1_000, 10_000, 100_000, 1_000_000)
                .filter(size -> size <= MOST)
                .toList();
        try (Connection connection = Database.connect(data.resolve("register.db"))) {
            for (int i = 0; i < sizes.size(); i++) {
                append(connection, i == 0 ? 0 : sizes.get(i - 1), sizes.get(i));
                for (Map.Entry<String, Question> question : questions().entrySet()) {
                    costs.computeIfAbsent(question.getKey(), _ -> new ArrayList<>())
                            .add(steps(connection, question.getValue()));
                    staysInAnIndex(connection, question.getValue());
                }
            }
            staysInAnIndex(connection, Question.of(SqlRecipients.ENDED, "example", UNTIL, 100));
        }
        write(sizes, costs);
        costs.forEach((question, steps) ->
                assertTrue(steps.getLast() <= steps.getFirst() + 5, question + ": " + steps + " among " + sizes));
    }

    private static void staysInAnIndex(Connection connection, Question question) throws SQLException {
        assertEquals(
                List.of(),
                plan(connection, question).stream()
                        .filter(step -> step.startsWith("SCAN rec") || step.contains("TEMP"))
                        .toList(),
                question.sql());
    }

    /// The statements that the hourly work runs, and what it erases.
    @Test
    void retentionAsksOnlyOfWhatEnds() throws SQLException {
        var asked = new ArrayList<Long>();
        for (int size : List.of(1_000, 10_000)) {
            Path data = folder.resolve("register" + size);
            EmbeddedPorts.open(data).close();
            try (Connection connection = Database.connect(data.resolve("register.db"))) {
                append(connection, 0, size);
            }
            try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
                long before = engine.asked();
                assertEquals(
                        new Erased(50, 50, 100), AgedRecords.erasure(engine).reconcile());
                asked.add(engine.asked() - before);
                assertEquals(new Erased(0, 0, 0), AgedRecords.erasure(engine).reconcile());
            }
        }
        assertEquals(asked.getFirst(), asked.getLast());
    }

    private static void append(Connection connection, int from, int to) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(SqlRecords.ADD)) {
            for (int number = from; number < to; number++) {
                for (Sample<?> sample : AgedRecords.of(number)) {
                    bind(insert, SqlRecords.values(row(sample)));
                    assertEquals(1, insert.executeUpdate());
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static <R> RecordRow row(Sample<R> sample) {
        return RecordRow.of(sample.kind(), sample.record());
    }

    private static int steps(Connection connection, Question question) throws SQLException {
        var steps = new AtomicInteger();
        try (PreparedStatement asked = connection.prepareStatement(question.sql())) {
            bind(asked, question.with().toArray());
            ProgressHandler.setHandler(connection, 1, new ProgressHandler() {
                @Override
                protected int progress() {
                    steps.incrementAndGet();
                    return 0;
                }
            });
            try (ResultSet results = asked.executeQuery()) {
                while (results.next()) {
                    // Each row has its steps.
                }
            } finally {
                ProgressHandler.clearHandler(connection);
            }
        }
        return steps.get();
    }

    private static List<String> plan(Connection connection, Question question) throws SQLException {
        var plan = new ArrayList<String>();
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + question.sql())) {
            bind(explain, question.with().toArray());
            try (ResultSet results = explain.executeQuery()) {
                while (results.next()) {
                    plan.add(results.getString("detail"));
                }
            }
        }
        return plan;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static void write(List<Integer> sizes, Map<String, List<Integer>> costs) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("| SQLite's steps | " + joined(sizes) + " requests |");
        lines.add("|---|" + "---|".repeat(sizes.size()));
        costs.forEach((question, steps) -> lines.add("| " + question + " | " + joined(steps) + " |"));
        Files.write(Files.createDirectories(Path.of("target")).resolve("due-costs.md"), lines);
    }

    private static String joined(List<Integer> numbers) {
        return String.join(" | ", numbers.stream().map(String::valueOf).toList());
    }
}
