package register.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.document.SealCertificate;
import register.document.SealCertificateJson;
import register.json.CanonicalJson;
import register.request.FailureLog.Failure;

/// What an older register wrote is read by this one. `register-15.db.gz` is such a file, with records of every kind.
final class MigrationsTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatAnOlderRegisterWroteIsRead() throws Exception {
        Path data = older();
        List<String> certificates = column(data, "SELECT record FROM seal_certificate");
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            assertEquals(
                    new TreeSet<>(certificates),
                    new TreeSet<>(engine.sealCertificates().all().stream()
                            .map(MigrationsTest::written)
                            .toList()));
            assertEquals(
                    Optional.of(new Failure("one", 2, NOON.plusMillis(123), "no such object at Ää")),
                    engine.failures().find("one"));
            assertEquals(
                    Optional.of(new Failure("odd #%25 näme", 1, NOON.plusMillis(7), "odd")),
                    engine.failures().find("odd #%25 näme"));
        }
    }

    @Test
    void anOlderFileGetsTheTablesOfANewOne() throws Exception {
        Path data = older();
        EmbeddedPorts.open(data).close();
        Path fresh = folder.resolve("fresh");
        EmbeddedPorts.open(fresh).close();
        String schema = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1";
        assertEquals(column(fresh, schema), column(data, schema));
        assertEquals(List.of("" + Schema.VERSION), column(data, "PRAGMA user_version"));
        assertEquals(List.of("ok"), column(data, "PRAGMA integrity_check"));
    }

    /// A migration that fails leaves the file as it was, so that the older register can go on.
    @Test
    void aMigrationIsDoneWholeOrNotAtAll() throws Exception {
        Path data = older();
        execute(data, "DROP TABLE seal_certificate");
        assertThrows(RuntimeException.class, () -> EmbeddedPorts.open(data));
        assertEquals(List.of("" + Migrations.OLDEST), column(data, "PRAGMA user_version"));
        assertEquals(List.of("2"), column(data, "SELECT count(*) FROM failed_delivery"));
    }

    @Test
    void aFileOfANewerOrAMuchOlderRegisterIsRefused() throws Exception {
        for (int version : List.of(Migrations.OLDEST - 1, Schema.VERSION + 1)) {
            Path data = folder.resolve("data" + version);
            EmbeddedPorts.open(data).close();
            execute(data, "PRAGMA user_version = " + version);
            String said = refusal(data);
            assertTrue(
                    said.endsWith(
                            version > Schema.VERSION
                                    ? ", expected at most " + Schema.VERSION
                                            + "; a newer version of the register made it: use that one"
                                    : ", expected at least " + Migrations.OLDEST
                                            + "; archive export with the version of the register that made it, then"
                                            + " archive import with this one"),
                    said);
            assertEquals(List.of("" + version), column(data, "PRAGMA user_version"));
        }
    }

    private static String refusal(Path data) {
        return String.valueOf(assertThrows(IllegalStateException.class, () -> EmbeddedPorts.open(data))
                .getMessage());
    }

    private static String written(SealCertificate certificate) {
        return CanonicalJson.text(SealCertificateJson.of(certificate));
    }

    private Path older() throws IOException {
        Path data = Files.createDirectories(folder.resolve("older"));
        try (InputStream packed = Objects.requireNonNull(getClass().getResourceAsStream("register-15.db.gz"));
                InputStream file = new GZIPInputStream(packed)) {
            var _ = Files.copy(file, data.resolve("register.db"));
        }
        return data;
    }

    private static List<String> column(Path data, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (Connection connection = Database.connect(data.resolve("register.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void execute(Path data, String sql) throws SQLException {
        try (Connection connection = Database.connect(data.resolve("register.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
