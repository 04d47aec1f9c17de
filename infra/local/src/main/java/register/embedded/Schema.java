package register.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables of the SQLite file and their version, which stands in `PRAGMA user_version`.
final class Schema {
    /// Large columns come last: SQLite reads a row from its left, no further than it has to.
    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE entry (
                policy TEXT NOT NULL,
                sequence INTEGER NOT NULL,
                kind TEXT NOT NULL,
                effective_date TEXT NOT NULL,
                time_zone TEXT NOT NULL,
                revision INTEGER NOT NULL,
                recorded_at INTEGER NOT NULL,
                reason TEXT,
                content_hash TEXT NOT NULL,
                previous_hash TEXT,
                content BLOB NOT NULL,
                PRIMARY KEY (policy, sequence)
            ) STRICT""",
            "CREATE INDEX entry_in_force ON entry (policy, effective_date DESC, sequence DESC, recorded_at)",
            """
            CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
            BEGIN SELECT RAISE(ABORT, 'an accepted entry never changes'); END""",
            """
            CREATE TRIGGER entry_never_lost BEFORE DELETE ON entry
            BEGIN SELECT RAISE(ABORT, 'an accepted entry is never lost'); END""",
            // INSERT OR REPLACE deletes without firing a delete trigger.
            """
            CREATE TRIGGER entry_never_replaced BEFORE INSERT ON entry
            WHEN EXISTS (SELECT 1 FROM entry WHERE policy = NEW.policy AND sequence = NEW.sequence)
            BEGIN SELECT RAISE(IGNORE); END""",
            """
            CREATE TABLE issued_document (
                sha256 TEXT NOT NULL PRIMARY KEY,
                shelf TEXT NOT NULL,
                path TEXT NOT NULL,
                issued_at TEXT NOT NULL,
                policy TEXT,
                sequence INTEGER,
                effective_date TEXT,
                revision INTEGER,
                language TEXT,
                reference TEXT,
                CHECK ((reference IS NULL) = (policy IS NOT NULL AND sequence IS NOT NULL
                    AND effective_date IS NOT NULL AND revision IS NOT NULL AND language IS NOT NULL))
            ) STRICT""",
            "CREATE INDEX issued_snapshot ON issued_document (policy, sequence, language)",
            """
            CREATE TABLE request (
                reference TEXT NOT NULL PRIMARY KEY,
                revision INTEGER NOT NULL,
                received_at TEXT NOT NULL,
                policy TEXT,
                sender TEXT,
                language TEXT NOT NULL,
                mail TEXT NOT NULL,
                outcome TEXT NOT NULL,
                reason TEXT NOT NULL,
                matter TEXT,
                respond_by TEXT,
                state TEXT NOT NULL,
                lease_until TEXT,
                acknowledgement TEXT,
                replied_at TEXT
            ) STRICT""",
            "CREATE INDEX request_newest ON request (received_at DESC, reference)");

    /// What version 2 has more.
    private static final List<String> CHECKPOINTS = List.of("""
            CREATE TABLE checkpoint (
                policy TEXT NOT NULL,
                size INTEGER NOT NULL,
                note TEXT NOT NULL,
                verifier_key TEXT NOT NULL,
                PRIMARY KEY (policy, size)
            ) STRICT""", """
            CREATE TRIGGER checkpoint_never_changes BEFORE UPDATE ON checkpoint
            BEGIN SELECT RAISE(ABORT, 'a signed checkpoint never changes'); END""", """
            CREATE TRIGGER checkpoint_never_lost BEFORE DELETE ON checkpoint
            BEGIN SELECT RAISE(ABORT, 'a signed checkpoint is never lost'); END""", """
            CREATE TRIGGER checkpoint_never_replaced BEFORE INSERT ON checkpoint
            WHEN EXISTS (SELECT 1 FROM checkpoint WHERE policy = NEW.policy AND size = NEW.size)
            BEGIN SELECT RAISE(IGNORE); END""");

    /// What version 3 has more.
    private static final List<String> TIME_STAMPS = List.of("""
            CREATE TABLE time_stamp (
                policy TEXT NOT NULL,
                size INTEGER NOT NULL,
                imprint TEXT NOT NULL,
                gen_time TEXT NOT NULL,
                authority TEXT NOT NULL,
                token BLOB NOT NULL,
                PRIMARY KEY (policy, size)
            ) STRICT""", """
            CREATE TRIGGER time_stamp_never_changes BEFORE UPDATE ON time_stamp
            BEGIN SELECT RAISE(ABORT, 'a time-stamp never changes'); END""", """
            CREATE TRIGGER time_stamp_never_lost BEFORE DELETE ON time_stamp
            BEGIN SELECT RAISE(ABORT, 'a time-stamp is never lost'); END""", """
            CREATE TRIGGER time_stamp_never_replaced BEFORE INSERT ON time_stamp
            WHEN EXISTS (SELECT 1 FROM time_stamp WHERE policy = NEW.policy AND size = NEW.size)
            BEGIN SELECT RAISE(IGNORE); END""");

    /// What version 4 has more: redactions, which state nothing of a date and so stand in no index of dates.
    private static final List<String> REDACTIONS = List.of(
            "DROP INDEX entry_in_force",
            """
            CREATE INDEX entry_in_force ON entry (policy, effective_date DESC, sequence DESC, recorded_at, kind)
            WHERE kind <> 'redaction'""",
            "ALTER TABLE issued_document ADD COLUMN redaction INTEGER NOT NULL DEFAULT 0");

    /// What version 5 has more.
    private static final List<String> QUOTAS = List.of("""
            CREATE TABLE quota_place (
                day TEXT NOT NULL,
                name TEXT NOT NULL,
                holder TEXT NOT NULL,
                PRIMARY KEY (day, name, holder)
            ) STRICT, WITHOUT ROWID""");

    /// What version 6 has more: a line for each change of a request.
    private static final List<String> HISTORIES =
            List.of("ALTER TABLE request ADD COLUMN history TEXT NOT NULL DEFAULT ''");

    /// What version 7 has more.
    private static final List<String> NOTICES = List.of("""
            CREATE TABLE notice_waiting (
                reference TEXT NOT NULL PRIMARY KEY,
                vouched INTEGER NOT NULL,
                since INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID""", """
            CREATE TABLE notice_turn (
                only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
                until INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID""");

    /// What version 8 has more.
    private static final List<String> SEAL_CERTIFICATES = List.of("""
            CREATE TABLE seal_certificate (
                use TEXT NOT NULL,
                sha256 TEXT NOT NULL,
                subject TEXT NOT NULL,
                not_before TEXT NOT NULL,
                not_after TEXT NOT NULL,
                used_since TEXT NOT NULL,
                imported INTEGER NOT NULL CHECK (imported IN (0, 1)),
                chain TEXT NOT NULL,
                PRIMARY KEY (use, sha256)
            ) STRICT""", """
            CREATE TRIGGER seal_certificate_never_changes BEFORE UPDATE ON seal_certificate
            BEGIN SELECT RAISE(ABORT, 'a certificate of a seal never changes'); END""", """
            CREATE TRIGGER seal_certificate_never_lost BEFORE DELETE ON seal_certificate
            BEGIN SELECT RAISE(ABORT, 'a certificate of a seal is never lost'); END""", """
            CREATE TRIGGER seal_certificate_never_replaced BEFORE INSERT ON seal_certificate
            WHEN EXISTS (SELECT 1 FROM seal_certificate WHERE use = NEW.use AND sha256 = NEW.sha256)
            BEGIN SELECT RAISE(IGNORE); END""");

    /// What version 9 has more.
    private static final List<String> FAILURES = List.of("""
            CREATE TABLE failed_delivery (
                delivery TEXT NOT NULL PRIMARY KEY,
                tries INTEGER NOT NULL,
                at INTEGER NOT NULL,
                reason TEXT NOT NULL
            ) STRICT, WITHOUT ROWID""");

    /// What version 10 has more: which request answers a message, until it is erased.
    private static final List<String> ANSWERS =
            List.of("""
            CREATE TABLE answered_message (
                message TEXT NOT NULL PRIMARY KEY,
                reference TEXT NOT NULL
            ) STRICT, WITHOUT ROWID""", "CREATE INDEX answered_by ON answered_message (reference)", """
            CREATE TRIGGER request_erased AFTER UPDATE ON request WHEN NEW.state = 'erased'
            BEGIN DELETE FROM answered_message WHERE reference = NEW.reference; END""");

    /// What version 11 has more.
    private static final List<String> RETRIES = List.of("""
            CREATE TABLE retry (
                reference TEXT NOT NULL PRIMARY KEY,
                at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID""", "CREATE INDEX retry_due ON retry (at, reference)");

    /// What each version has more than the one before, from the first.
    private static final List<List<String>> STEPS = List.of(
            TABLES,
            CHECKPOINTS,
            TIME_STAMPS,
            REDACTIONS,
            QUOTAS,
            HISTORIES,
            NOTICES,
            SEAL_CERTIFICATES,
            FAILURES,
            ANSWERS,
            RETRIES);

    static final int VERSION = STEPS.size();

    private Schema() {}

    /// Makes the tables that are not there. Only one process may be in here at a time: SQLite does not wait for a
    /// lock while a file changes to write-ahead logging.
    ///
    /// @throws IllegalStateException when the file is of a newer register, or not a register's
    static void prepare(Path file) throws SQLException {
        try (Connection connection = Database.connect(file);
                Statement statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            if (version > VERSION) {
                throw new IllegalStateException("%s: schema version %d, expected %d at most; use a newer register"
                        .formatted(file, version, VERSION));
            }
            if (version == VERSION) {
                return;
            }
            if (version == 0 && number(statement, "SELECT count(*) FROM sqlite_schema") > 0) {
                throw new IllegalStateException(file + ": expected a register's database, found another one");
            }
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("BEGIN IMMEDIATE");
            for (List<String> step : STEPS.subList(version, VERSION)) {
                for (String change : step) {
                    statement.execute(change);
                }
            }
            statement.execute("PRAGMA user_version = " + VERSION);
            statement.execute("COMMIT");
        }
    }

    /// @throws IllegalStateException when the tables are not this register's, and nothing may be changed
    static void require(Path file, ReadOnlyFile readOnly) throws SQLException {
        try (Connection connection = readOnly.connect();
                Statement statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            if (version != VERSION) {
                throw new IllegalStateException("%s: schema version %d, expected %d; %s"
                        .formatted(
                                file,
                                version,
                                VERSION,
                                version > VERSION ? "use a newer register" : "open it once where it may be written"));
            }
        }
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet results = statement.executeQuery(sql)) {
            results.next();
            return results.getInt(1);
        }
    }
}
