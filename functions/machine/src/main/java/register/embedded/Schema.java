package register.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import register.value.Resource;

/// The tables of the SQLite file and their version (`PRAGMA user_version`). A record is stored in its written form
/// (JSON), beside the columns that queries use.
final class Schema {
    static final int VERSION = 23;

    /// The table of records, which the last migration also creates.
    static final String RECORDS = Resource.text(Schema.class, "records.sql");

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
        statement.executeUpdate(RECORDS);
        statement.executeUpdate(Resource.text(Schema.class, "tables.sql"));
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
                        "%s: schema version %d, expected %d; open it once with write permission, which updates it"
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
