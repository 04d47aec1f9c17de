package register.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.ProgressHandler;
import register.chain.Entry;
import register.chain.EntryKind;
import register.chain.PolicySummary;
import register.contract.world.Fictitious;
import register.value.PolicyId;

/// Invariant 4: the list in force takes one read, whatever the number of versions. Counted in steps of SQLite's
/// virtual machine, which are the same on every machine.
final class LatestCostTest {
    private static final PolicyId POLICY = new PolicyId("example");
    private static final LocalDate DAY = LocalDate.of(2000, 1, 1);
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final int ENTRIES = 10_000;

    @TempDir
    Path folder;

    @Test
    void latestCostsTheSameAmongTenThousand() throws SQLException {
        Path data = folder.resolve("data");
        EmbeddedPorts.open(data).close();
        try (Connection connection = Database.connect(data.resolve("register.db"))) {
            append(connection, 1, 10);
            int amongTen = steps(connection, DAY.plusDays(7), NOON.plusSeconds(1_000_000));
            append(connection, 11, ENTRIES);
            for (int day : List.of(7, ENTRIES / 2, ENTRIES, 2 * ENTRIES)) {
                int steps = steps(connection, DAY.plusDays(day), NOON.plusSeconds(1_000_000));
                assertTrue(steps <= amongTen + 5, steps + " steps, among ten entries " + amongTen);
            }
            assertTrue(amongTen < 100, amongTen + " steps");
        }
    }

    /// The index skips entries recorded later, in a few steps each, without reading them.
    @Test
    void latestAsKnownLongAgoStaysInTheIndex() throws SQLException {
        Path data = folder.resolve("data");
        EmbeddedPorts.open(data).close();
        try (Connection connection = Database.connect(data.resolve("register.db"))) {
            append(connection, 1, ENTRIES);
            int steps = steps(connection, DAY.plusDays(2 * ENTRIES), NOON.plusSeconds(10));
            assertTrue(steps < 8 * ENTRIES, steps + " steps");
            List<String> plan = plan(connection);
            assertTrue(plan.stream().anyMatch(step -> step.contains("COVERING INDEX entry_in_force")), plan.toString());
            assertTrue(
                    plan.stream().noneMatch(step -> step.contains("SCAN") || step.contains("TEMP")), plan.toString());
        }
    }

    private static void append(Connection connection, int from, int to) throws SQLException {
        connection.setAutoCommit(false);
        Entry entry = Fictitious.first(POLICY, DAY, NOON, "first");
        try (PreparedStatement insert = connection.prepareStatement(SqlChain.INSERT)) {
            for (int i = 1; i <= to; i++) {
                if (i >= from) {
                    Object[] row = SqlChain.row(
                            entry, new PolicySummary(entry.header(), List.of(), LocalDate.MIN, LocalDate.MAX));
                    for (int column = 0; column < row.length; column++) {
                        insert.setObject(column + 1, row[column]);
                    }
                    assertEquals(1, insert.executeUpdate());
                }
                entry = Fictitious.next(
                        entry.header(), EntryKind.PUBLICATION, DAY.plusDays(i), NOON.plusSeconds(i), "n" + i);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static int steps(Connection connection, LocalDate date, Instant knownAt) throws SQLException {
        var steps = new AtomicInteger();
        try (PreparedStatement latest = connection.prepareStatement(SqlChain.LATEST)) {
            bind(latest, date, knownAt);
            ProgressHandler.setHandler(connection, 1, new ProgressHandler() {
                @Override
                protected int progress() {
                    steps.incrementAndGet();
                    return 0;
                }
            });
            try (ResultSet results = latest.executeQuery()) {
                assertTrue(results.next());
            } finally {
                ProgressHandler.clearHandler(connection);
            }
        }
        return steps.get();
    }

    private static List<String> plan(Connection connection) throws SQLException {
        var plan = new ArrayList<String>();
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + SqlChain.LATEST)) {
            bind(explain, DAY, NOON);
            try (ResultSet results = explain.executeQuery()) {
                while (results.next()) {
                    plan.add(results.getString("detail"));
                }
            }
        }
        return plan;
    }

    private static void bind(PreparedStatement latest, LocalDate date, Instant knownAt) throws SQLException {
        latest.setString(1, POLICY.value());
        latest.setString(2, date.toString());
        latest.setLong(3, knownAt.toEpochMilli());
    }
}
