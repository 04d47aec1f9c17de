package register.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables of the SQLite file and their version (`PRAGMA user_version`). A record is stored in its written form
/// (JSON), beside the columns that queries use.
final class Schema {
    static final int VERSION = 21;

    /// The records of every kind (`SqlRecords`). A row itself states which part must not change (`Kind.keeps`), so
    /// the triggers are independent of kinds: the canonical text of a list that has grown begins with that of the
    /// shorter one, without its closing bracket.
    static final List<String> RECORDS = List.of(
            """
            CREATE TABLE record (
                kind TEXT NOT NULL,
                partition TEXT NOT NULL,
                sort TEXT NOT NULL,
                revision INTEGER NOT NULL,
                listed TEXT,
                listed_as TEXT,
                due TEXT,
                keeps TEXT,
                record TEXT NOT NULL,
                PRIMARY KEY (kind, partition, sort)
            ) STRICT""",
            "CREATE INDEX record_listed ON record (kind, listed, listed_as) WHERE listed IS NOT NULL",
            "CREATE INDEX record_due ON record (kind, due, partition, sort) WHERE due IS NOT NULL",
            """
            CREATE TRIGGER record_keeps BEFORE UPDATE ON record WHEN OLD.keeps IS NOT NULL AND (
                OLD.keeps = '$' OR NEW.kind <> OLD.kind OR NEW.partition <> OLD.partition OR NEW.sort <> OLD.sort
                OR NEW.revision <> OLD.revision + 1
                OR coalesce(json_array_length(NEW.record, OLD.keeps), 0) <= json_array_length(OLD.record, OLD.keeps)
                OR CASE NEW.keeps
                    WHEN '$' THEN false
                    WHEN OLD.keeps THEN substr(NEW.record -> OLD.keeps, 1, length(OLD.record -> OLD.keeps) - 1)
                        IS NOT substr(OLD.record -> OLD.keeps, 1, length(OLD.record -> OLD.keeps) - 1)
                    ELSE true END)
            BEGIN SELECT RAISE(ABORT, 'a record never loses what it keeps'); END""",
            """
            CREATE TRIGGER record_never_lost BEFORE DELETE ON record WHEN OLD.keeps IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'a record that keeps anything is never lost'); END""",
            // INSERT OR REPLACE deletes without firing a delete trigger.
            """
            CREATE TRIGGER record_never_replaced BEFORE INSERT ON record WHEN EXISTS (
                SELECT 1 FROM record WHERE kind = NEW.kind AND partition = NEW.partition AND sort = NEW.sort
                    AND keeps IS NOT NULL)
            BEGIN SELECT RAISE(IGNORE); END""");

    /// Large columns come last: SQLite reads a row from the left, only as far as needed.
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
                no_notice_reason TEXT,
                content_hash TEXT NOT NULL,
                summary TEXT NOT NULL,
                content BLOB NOT NULL,
                PRIMARY KEY (policy, sequence)
            ) STRICT""",
            // An entry that states nothing about a date is not in force.
            """
            CREATE INDEX entry_in_force ON entry (policy, effective_date DESC, sequence DESC, recorded_at, kind)
            WHERE kind IN ('publication', 'correction', 'withdrawal')""",
            """
            CREATE TABLE checkpoint (
                policy TEXT NOT NULL,
                size INTEGER NOT NULL,
                note TEXT NOT NULL,
                verifier_key TEXT NOT NULL,
                hashes BLOB NOT NULL,
                PRIMARY KEY (policy, size)
            ) STRICT""",
            """
            CREATE TABLE time_stamp (
                policy TEXT NOT NULL,
                size INTEGER NOT NULL,
                record TEXT NOT NULL,
                token BLOB NOT NULL,
                PRIMARY KEY (policy, size)
            ) STRICT""",
            // Only the record contains personal data.
            """
            CREATE TABLE recipient (
                policy TEXT NOT NULL,
                id TEXT NOT NULL,
                revision INTEGER NOT NULL,
                external_key TEXT,
                address_key TEXT,
                days INTEGER,
                notice_days INTEGER,
                objection_days INTEGER,
                ended_at TEXT,
                record TEXT NOT NULL,
                PRIMARY KEY (policy, id)
            ) STRICT, WITHOUT ROWID""",
            "CREATE UNIQUE INDEX recipient_named ON recipient (policy, external_key) WHERE external_key IS NOT NULL",
            "CREATE INDEX recipient_at ON recipient (policy, address_key) WHERE address_key IS NOT NULL",
            """
            CREATE INDEX recipient_terms ON recipient (policy, days, notice_days, objection_days)
            WHERE days IS NOT NULL""",
            "CREATE INDEX recipient_ended ON recipient (policy, ended_at) WHERE ended_at IS NOT NULL",
            """
            CREATE TRIGGER recipient_history_grows BEFORE UPDATE ON recipient
            WHEN length(NEW.record -> '$.history') <= length(OLD.record -> '$.history')
                OR substr(NEW.record -> '$.history', 1, length(OLD.record -> '$.history') - 1)
                <> substr(OLD.record -> '$.history', 1, length(OLD.record -> '$.history') - 1)
            BEGIN SELECT RAISE(ABORT, 'the history of a recipient only grows'); END""",
            """
            CREATE TRIGGER recipient_never_lost BEFORE DELETE ON recipient
            BEGIN SELECT RAISE(ABORT, 'a recipient is never lost'); END""",
            """
            CREATE TABLE quota_place (
                day TEXT NOT NULL,
                name TEXT NOT NULL,
                holder TEXT NOT NULL,
                PRIMARY KEY (day, name, holder)
            ) STRICT, WITHOUT ROWID""");

    /// A table of permanent rows, with the two columns of its key.
    private record Lasting(String table, String first, String second, String what) {}

    private static final List<Lasting> LASTING = List.of(
            new Lasting("entry", "policy", "sequence", "an accepted entry"),
            new Lasting("checkpoint", "policy", "size", "a signed checkpoint"),
            new Lasting("time_stamp", "policy", "size", "a time-stamp"));

    private Schema() {}

    /// Creates the tables in a new file, and updates those of an older one. Only one process at a time may run this,
    /// because SQLite waits for no lock while a file switches to write-ahead logging.
    ///
    /// @throws IllegalStateException if the file was made by a newer register, by one too old, or by another
    ///     program
    static void prepare(Path file) throws SQLException {
        try (Connection connection = Database.connect(file);
                Statement statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            if (version == 0) {
                create(file, statement);
            } else {
                Migrations.run(file, version, statement);
            }
        }
    }

    private static void create(Path file, Statement statement) throws SQLException {
        if (number(statement, "SELECT count(*) FROM sqlite_schema") > 0) {
            throw new IllegalStateException(file + ": expected a register's database, found another one");
        }
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("BEGIN IMMEDIATE");
        for (String sql : RECORDS) {
            statement.execute(sql);
        }
        for (String table : TABLES) {
            statement.execute(table);
        }
        for (Lasting lasting : LASTING) {
            protect(statement, lasting);
        }
        statement.execute("PRAGMA user_version = " + VERSION);
        statement.execute("COMMIT");
    }

    /// @throws IllegalStateException if the tables have another version
    static void require(Path file, ReadOnlyFile readOnly) throws SQLException {
        try (Connection connection = readOnly.connect();
                Statement statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            Migrations.requireKnown(file, version);
            if (version < VERSION) {
                throw new IllegalStateException(
                        "%s: schema version %d, expected %d; open it once where it may be written, which updates it"
                                .formatted(file, version, VERSION));
            }
        }
    }

    private static void protect(Statement statement, Lasting of) throws SQLException {
        statement.execute("""
                CREATE TRIGGER %1$s_never_changes BEFORE UPDATE ON %1$s
                BEGIN SELECT RAISE(ABORT, '%2$s never changes'); END""".formatted(of.table(), of.what()));
        statement.execute("""
                CREATE TRIGGER %1$s_never_lost BEFORE DELETE ON %1$s
                BEGIN SELECT RAISE(ABORT, '%2$s is never lost'); END""".formatted(of.table(), of.what()));
        // INSERT OR REPLACE deletes without firing a delete trigger.
        statement.execute("""
                CREATE TRIGGER %1$s_never_replaced BEFORE INSERT ON %1$s
                WHEN EXISTS (SELECT 1 FROM %1$s WHERE %2$s = NEW.%2$s AND %3$s = NEW.%3$s)
                BEGIN SELECT RAISE(IGNORE); END""".formatted(of.table(), of.first(), of.second()));
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet results = statement.executeQuery(sql)) {
            results.next();
            return results.getInt(1);
        }
    }
}
