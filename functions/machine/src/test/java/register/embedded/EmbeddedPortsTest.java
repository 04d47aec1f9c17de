package register.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.chain.Entry;
import register.contract.world.Fictitious;
import register.notice.Notice;
import register.notice.Run;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.objection.ObjectionOutcome;
import register.objection.ObjectionReference;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.sample.FictitiousSeals;
import register.sample.Filled;
import register.transparency.TimeStamp;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

final class EmbeddedPortsTest {
    private static final PolicyId POLICY = new PolicyId("example");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    @TempDir
    Path folder;

    /// Invariant 1, against other tools that open the file.
    @Test
    void refusesToChangeEntries() throws Exception {
        Path data = folder.resolve("data");
        Entry entry = Fictitious.first(POLICY, DAY, NOON, "standing");
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            assertTrue(engine.chain().append(entry));
            try (Connection connection = Database.connect(data.resolve("register.db"));
                    Statement statement = connection.createStatement()) {
                for (String sql : List.of(
                        "UPDATE entry SET reason = 'another'",
                        "UPDATE entry SET content = x'00' WHERE sequence = 1",
                        "DELETE FROM entry")) {
                    SQLException refusal = assertThrows(SQLException.class, () -> statement.executeUpdate(sql));
                    assertTrue(String.valueOf(refusal.getMessage()).contains("an accepted entry"), sql);
                }
                statement.executeUpdate("""
                        INSERT OR REPLACE INTO entry SELECT policy, sequence, kind, '2000-01-01', time_zone, revision, \
                        recorded_at, reason, no_notice_reason, content_hash, summary, content FROM entry""");
            }
            assertEquals(Optional.of(entry), engine.chain().entry(POLICY, 1));
        }
    }

    @Test
    void refusesToChangeTimeStamps() throws Exception {
        Path data = folder.resolve("data");
        var stamp = new TimeStamp(Sha256.of(new byte[1]), NOON, "CN=Time", Bytes.of(new byte[] {7}));
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            assertEquals(Optional.empty(), engine.checkpoints().stamp(POLICY, 1, stamp));
            try (Connection connection = Database.connect(data.resolve("register.db"));
                    Statement statement = connection.createStatement()) {
                for (String sql : List.of("UPDATE time_stamp SET token = x'00'", "DELETE FROM time_stamp")) {
                    SQLException refusal = assertThrows(SQLException.class, () -> statement.executeUpdate(sql));
                    assertTrue(String.valueOf(refusal.getMessage()).contains("a time-stamp"), sql);
                }
                statement.executeUpdate(
                        "INSERT OR REPLACE INTO time_stamp" + " SELECT policy, size, record, x'00' FROM time_stamp");
            }
            assertEquals(Optional.of(stamp), engine.checkpoints().timeStamp(POLICY, 1));
        }
    }

    @Test
    void refusesToChangeCertificatesOfSeals() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            engine.sealCertificates().record(FictitiousSeals.FIRST);
            try (Connection connection = Database.connect(data.resolve("register.db"));
                    Statement statement = connection.createStatement()) {
                for (String sql : List.of(
                        "UPDATE record SET record = ''", "UPDATE record SET keeps = NULL", "DELETE FROM record")) {
                    SQLException refusal = assertThrows(SQLException.class, () -> statement.executeUpdate(sql));
                    assertTrue(String.valueOf(refusal.getMessage()).contains("a record "), sql);
                }
                statement.executeUpdate("INSERT OR REPLACE INTO record SELECT kind, partition, sort, revision, listed,"
                        + " listed_as, due, ends, NULL, '' FROM record");
            }
            assertEquals(
                    List.of(FictitiousSeals.FIRST), engine.sealCertificates().all());
        }
    }

    @Test
    void refusesToChangeHistoriesOfRecipients() throws Exception {
        Path data = folder.resolve("data");
        Recipient added = Recipient.added(
                RecipientId.next(),
                POLICY,
                Recipient.Kind.CONTACT,
                new Recipient.Who("C-1", null, "a@customer.example"),
                Language.ENGLISH,
                Terms.NONE,
                "import",
                ChangeAuthor.register(NOON));
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            assertTrue(engine.recipients().add(added));
            try (Connection connection = Database.connect(data.resolve("register.db"));
                    Statement statement = connection.createStatement()) {
                for (String sql : List.of(
                        "UPDATE recipient SET revision = 7",
                        "UPDATE recipient SET record = json_set(record, '$.history', json('[]'))",
                        "UPDATE recipient SET record = json_set(record, '$.history[0].actor', 'somebody else')",
                        "UPDATE OR IGNORE recipient SET record = json_remove(record, '$.history[0].detail')",
                        "DELETE FROM recipient")) {
                    SQLException refusal = assertThrows(SQLException.class, () -> statement.executeUpdate(sql), sql);
                    assertTrue(String.valueOf(refusal.getMessage()).contains("recipient"), sql);
                }
            }
            assertEquals(Optional.of(added), engine.recipients().find(POLICY, added.id()));
            assertTrue(engine.recipients().replace(added.ended("test", ChangeAuthor.register(NOON))));
        }
    }

    @Test
    void anObjectionOnlyGrowsUntilItIsErased() throws Exception {
        Path data = folder.resolve("data");
        ChangeAuthor by = ChangeAuthor.register(NOON);
        Objection added = Objection.recorded(
                new ObjectionReference("OBJ-7K3Q-9M2X-4WTB"),
                new Objection.About(POLICY, null, null, null),
                ObjectionChannel.PHONE,
                NOON,
                new register.objection.CustomerStatement("no", null),
                null,
                by);
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            assertTrue(engine.objections().add(added));
            Objection closed = added.closed(ObjectionOutcome.WITHDRAWN, "they called", by);
            assertTrue(engine.objections().replace(closed));
            String grown = "UPDATE record SET revision = revision + 1, record = json_set(record, '$.history[#]',"
                    + " json('{}')";
            try (Connection connection = Database.connect(data.resolve("register.db"));
                    Statement statement = connection.createStatement()) {
                for (String sql : List.of(
                        "UPDATE record SET revision = revision + 1",
                        "UPDATE record SET record = json_set(record, '$.history[2]', json('{}'))",
                        grown + ", '$.history[0].actor', 'somebody else')",
                        "UPDATE record SET revision = revision + 1, record = json_remove(record, '$.statement')",
                        "DELETE FROM record")) {
                    SQLException refusal = assertThrows(SQLException.class, () -> statement.executeUpdate(sql), sql);
                    assertTrue(String.valueOf(refusal.getMessage()).contains("a record "), sql);
                }
                assertTrue(engine.objections().replace(closed.erased(null, by)));
                SQLException refusal =
                        assertThrows(SQLException.class, () -> statement.executeUpdate(grown + ")"), "it is erased");
                assertTrue(String.valueOf(refusal.getMessage()).contains("a record "));
            }
            assertEquals(
                    Optional.of(closed.erased(null, by)), engine.objections().find(POLICY, added.reference()));
        }
    }

    @Test
    void aLedgerAndTheHistoryOfARunOnlyGrow() throws Exception {
        Path data = folder.resolve("data");
        Notice notice = Filled.of(Notice.class);
        Run run = Filled.of(Run.class);
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            assertTrue(engine.notices().open(run));
            engine.notices().add(List.of(notice));
            try (Connection connection = Database.connect(data.resolve("register.db"));
                    Statement statement = connection.createStatement()) {
                for (String kind : List.of("NOTICE", "RUN")) {
                    String list = kind.equals("NOTICE") ? "lines" : "history";
                    String of = " WHERE kind = '" + kind + "'";
                    String next = "UPDATE record SET revision = revision + 1, record = json_set(record, '$." + list;
                    for (String sql : List.of(
                            "DELETE FROM record",
                            "UPDATE record SET record = record",
                            "UPDATE record SET revision = revision + 1",
                            next + "[#]', 1), partition = '00000000'",
                            next + "[#]', 1), keeps = NULL",
                            next + "[#]', 1), keeps = '$.other'",
                            next + "', json('[]'))",
                            next + "[0].at', '2026-01-01T00:00:00Z')",
                            next + "[0].detail', 'other')")) {
                        SQLException refusal =
                                assertThrows(SQLException.class, () -> statement.executeUpdate(sql + of), sql);
                        assertTrue(String.valueOf(refusal.getMessage()).contains("a record "), sql);
                    }
                    assertEquals(
                            1, statement.executeUpdate(next + "[#]', json_extract(record, '$." + list + "[0]'))" + of));
                }
                statement.executeUpdate("INSERT OR REPLACE INTO record SELECT kind, partition, sort, 1, listed,"
                        + " listed_as, due, ends, NULL, '' FROM record");
                try (var rows = statement.executeQuery("SELECT count(*) FROM record WHERE record = ''")) {
                    assertEquals(0, rows.getInt(1), "nothing was replaced");
                }
            }
        }
    }

    /// Invariant 5: content changed outside the engine is not served.
    @Test
    void refusesToReadChangedContent() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            assertTrue(engine.chain().append(Fictitious.first(POLICY, DAY, NOON, "standing")));
            try (Connection connection = Database.connect(data.resolve("register.db"));
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP TRIGGER entry_never_changes");
                statement.executeUpdate("UPDATE entry SET content = x'7b7d'");
            }
            assertThrows(IllegalArgumentException.class, () -> engine.chain().entry(POLICY, 1));
        }
    }

    @Test
    void refusesWhatItCannotKeepExactly() {
        try (EmbeddedPorts engine = EmbeddedPorts.open(folder.resolve("data"))) {
            for (Entry entry : List.of(
                    Fictitious.first(POLICY, DAY, NOON.plusNanos(1), "too fine"),
                    Fictitious.first(POLICY, LocalDate.of(10_000, 1, 1), NOON, "too late"),
                    Fictitious.first(POLICY, LocalDate.of(-1, 1, 1), NOON, "too early"))) {
                assertThrows(
                        IllegalArgumentException.class, () -> engine.chain().append(entry));
            }
            assertEquals(List.of(), engine.chain().policies());
        }
    }

    @Test
    void leavesForeignFilesAlone() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        List<Path> foreign = List.of(
                data.resolve("notes.txt"),
                data.resolve("outbox/1.eml"),
                data.resolve("documents/read.me"),
                data.resolve("documents/incoming/young.tmp"),
                data.resolve("keys/development.p12"));
        for (Path file : foreign) {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, file.toString());
        }
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            assertEquals(List.of(), engine.chain().policies());
            assertEquals(32, engine.keys().secret("a").length);
        }
        for (Path file : foreign) {
            assertEquals(file.toString(), Files.readString(file));
        }
    }

    @Test
    void refusesForeignDatabase() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        execute(data, "CREATE TABLE someone_elses (x)");
        assertThrows(IllegalStateException.class, () -> EmbeddedPorts.open(data));
        Files.writeString(data.resolve("register.db"), "not a database at all, but longer than a page header is");
        assertThrows(UncheckedIOException.class, () -> EmbeddedPorts.open(data));
    }

    @Test
    void namesTheFolderThatCannotBeUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "x");
        var failure = assertThrows(UncheckedIOException.class, () -> EmbeddedPorts.open(file));
        assertTrue(String.valueOf(failure.getMessage()).startsWith(file.toString()));
    }

    /// No part of a name acts as an option of the database.
    @ParameterizedTest
    @ValueSource(strings = {"a?foo=1&synchronous=0", "a?journal_mode=off", "a?mode=memory", "#a%41 é", ":memory:"})
    void keepsAllInTheFolderWhateverItsName(String name) throws IOException {
        Path data = folder.resolve(name);
        Entry entry = Fictitious.first(POLICY, DAY, NOON, "kept");
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            assertTrue(engine.chain().append(entry));
        }
        try (Stream<Path> beside = Files.list(folder)) {
            assertEquals(List.of(data), beside.toList());
        }
        try (EmbeddedPorts engine = EmbeddedPorts.openReadOnly(data, Clock.systemUTC())) {
            assertEquals(Optional.of(entry), engine.chain().entry(POLICY, 1));
        }
    }

    @Test
    void keepsStateFromOtherUsers() throws IOException {
        Path data = folder.resolve("data");
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            engine.keys().secret("reference");
        }
        assertEquals("rwx------", permissions(data));
        assertEquals("rw-------", permissions(data.resolve("register.db")));
        assertEquals("rwx------", permissions(data.resolve("keys")));
        assertEquals("rwx------", permissions(data.resolve("persons")));
        assertEquals("rw-------", permissions(data.resolve("keys/reference.secret")));
    }

    @Test
    void makesEachSecretOnce() {
        Path data = folder.resolve("data");
        try (EmbeddedPorts engine = EmbeddedPorts.open(data);
                EmbeddedPorts other = EmbeddedPorts.open(data)) {
            List<byte[]> seen = IntStream.range(0, 40)
                    .parallel()
                    .mapToObj(i -> (i % 2 == 0 ? engine : other).keys().secret("reference"))
                    .toList();
            for (byte[] secret : seen) {
                assertArrayEquals(seen.getFirst(), secret);
            }
            assertFalse(Arrays.equals(seen.getFirst(), engine.keys().secret("another")));
            for (String name : List.of("", "..", "a/b", "A", "a.b", "-a")) {
                assertThrows(IllegalArgumentException.class, () -> engine.keys().secret(name), name);
            }
        }
    }

    @Test
    void takesBackWhatOthersMayDoInAnOlderFolder() throws IOException {
        Path data = folder.resolve("data");
        EmbeddedPorts.open(data).close();
        Files.writeString(data.resolve("keys/seal.p12"), "x");
        Files.writeString(data.resolve("register.db-wal"), "");
        Path other = Files.writeString(data.resolve("script.sh"), "x");
        List<Path> folders = List.of(data, data.resolve("keys"), data.resolve("persons"), data.resolve("documents"));
        List<Path> files =
                List.of(data.resolve("register.db"), data.resolve("register.db-wal"), data.resolve("keys/seal.p12"));
        for (Path each :
                Stream.of(folders, files, List.of(other)).flatMap(List::stream).toList()) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        EmbeddedPorts.open(data).close();
        for (Path each : folders) {
            assertEquals("rwx------", permissions(each), each.toString());
        }
        for (Path each : files) {
            assertTrue(Files.notExists(each) || permissions(each).equals("rw-------"), each.toString());
        }
        assertEquals("rwxr-xr-x", permissions(other), "somebody else's");
    }

    @Test
    void keepsOneOfTheKeysThatAreMadeAtOnce() {
        Path data = folder.resolve("data");
        try (EmbeddedPorts engine = EmbeddedPorts.open(data);
                EmbeddedPorts other = EmbeddedPorts.open(data)) {
            List<String> seen = IntStream.range(0, 40)
                    .parallel()
                    .mapToObj(i -> new String(
                            (i % 2 == 0 ? engine : other)
                                    .keys()
                                    .key("seal.p12", () -> Integer.toString(i).getBytes(UTF_8)),
                            UTF_8))
                    .distinct()
                    .toList();
            assertEquals(1, seen.size(), seen.toString());
        }
    }

    @Test
    void saysThatItIsClosed() {
        EmbeddedPorts engine = EmbeddedPorts.open(folder.resolve("data"));
        engine.close();
        engine.close();
        assertThrows(IllegalStateException.class, () -> engine.chain().policies());
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void execute(Path data, String sql) throws SQLException {
        try (Connection connection = Database.connect(data.resolve("register.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
