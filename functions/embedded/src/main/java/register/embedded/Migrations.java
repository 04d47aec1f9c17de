package register.embedded;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// What brings an older file up to date, version by version, each in a transaction of its own. A file of each version
/// lies in the test resources, and must end with the tables that a new file has.
final class Migrations {
    /// The version before the first migration.
    static final int OLDEST = 15;

    /// The first leads to the version after `OLDEST`. A migration is never changed: whoever changes a table that one
    /// refers to writes the former here.
    private static final List<List<String>> STEPS = List.of(Stream.concat(
                    Schema.RECORDS.stream(),
                    Stream.of(
                            """
                            INSERT INTO record (kind, partition, sort, revision, due, record)
                            SELECT 'FAILED', %s, '-', tries, %s, json_object('at', %s, 'delivery', delivery,
                                'reason', reason, 'tries', tries) FROM failed_delivery""".formatted(escaped("delivery"), nanos("at + 15 * 86400000"), instant("at")),
                            "DROP TABLE failed_delivery",
                            """
                            INSERT INTO record (kind, partition, sort, revision, keeps, record)
                            SELECT 'CERTIFICATES', use, sha256, 0, '$', record FROM seal_certificate""",
                            "DROP TABLE seal_certificate"))
            .toList());

    private Migrations() {}

    /// Brings a file from a version to the newest.
    ///
    /// @throws IllegalStateException when the version is newer than this register, or too old
    static void run(Path file, int version, Statement statement) throws SQLException {
        requireKnown(file, version);
        for (int from = version; from < Schema.VERSION; from++) {
            statement.execute("BEGIN IMMEDIATE");
            for (String sql : STEPS.get(from - OLDEST)) {
                statement.execute(sql);
            }
            statement.execute("PRAGMA user_version = " + (from + 1));
            statement.execute("COMMIT");
        }
        if (version < Schema.VERSION) {
            // It still holds what was overwritten in the file.
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    static void requireKnown(Path file, int version) {
        if (version > Schema.VERSION) {
            throw new IllegalStateException(
                    "%s: schema version %d, expected at most %d; a newer version of the register made it: use that one"
                            .formatted(file, version, Schema.VERSION));
        } else if (version < OLDEST) {
            throw new IllegalStateException(
                    ("%s: schema version %d, expected at least %d; archive export with the version of the register that made"
                                    + " it, then archive import with this one")
                            .formatted(file, version, OLDEST));
        }
    }

    /// An instant as JSON has it, of milliseconds since 1970.
    private static String instant(String millis) {
        return "replace(" + seconds(millis) + " || printf('.%03dZ', (" + millis + ") % 1000), '.000Z', 'Z')";
    }

    /// As `Key` escapes a part.
    private static String escaped(String column) {
        return "replace(replace(" + column + ", '%', '%25'), '#', '%23')";
    }

    /// An instant as `Key` has it.
    private static String nanos(String millis) {
        return seconds(millis) + " || printf('.%03d000000Z', (" + millis + ") % 1000)";
    }

    private static String seconds(String millis) {
        return "strftime('%Y-%m-%dT%H:%M:%S', (" + millis + ") / 1000, 'unixepoch')";
    }
}
