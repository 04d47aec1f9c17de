package register.embedded;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import org.sqlite.Function;
import register.value.Resource;

/// The migrations of older files, version by version, each in its own transaction. The test resources include a file
/// of each version, which must end up with the tables of a new file.
final class Migrations {
    /// The version before the first migration.
    static final int OLDEST = 15;

    private static final List<String> FAILURES_AND_CERTIFICATES = List.of(
            Resource.text(Migrations.class, "records-16.sql"),
            """
            INSERT INTO record (kind, partition, sort, revision, due, record)
            SELECT 'FAILED', %s, '-', tries, %s,
                json_object('at', %s, 'delivery', delivery, 'reason', reason, 'tries', tries)
            FROM failed_delivery""".formatted(escaped("delivery"), nanos("at + 15 * 86400000"), instant("at")),
            "DROP TABLE failed_delivery",
            """
            INSERT INTO record (kind, partition, sort, revision, keeps, record)
            SELECT 'CERTIFICATES', use, sha256, 0, '$', record FROM seal_certificate""",
            "DROP TABLE seal_certificate");

    /// If an edition as of one redaction has several snapshots, the first counts: the trigger ignores the others.
    private static final List<String> DOCUMENTS_WITNESSES_AND_BRANDS = List.of(
            """
            INSERT INTO record (kind, partition, sort, revision, keeps, record)
            SELECT CASE WHEN policy IS NULL THEN 'ACK' ELSE 'DOC' END, sha256, '-', 0,
                CASE WHEN policy IS NULL THEN NULL ELSE '$' END, record
            FROM issued_document""",
            """
            INSERT INTO record (kind, partition, sort, revision, keeps, record)
            SELECT 'SNAPSHOTS', policy, %s || '#' || language || '#' || %s, 0, '$', record
            FROM issued_document WHERE policy IS NOT NULL ORDER BY rowid""".formatted(number("sequence"), number("redaction")),
            "DROP TABLE issued_document",
            """
            INSERT INTO record (kind, partition, sort, revision, record)
            SELECT 'COSIGNATURES', policy, %s || '#' || %s, 1, json_object('line', line, 'policy', policy,
                'revision', 1, 'size', size, 'time', %s)
            FROM cosignature""".formatted(number("size"), escaped("key"), instant("time * 1000")),
            "DROP TABLE cosignature",
            """
            INSERT INTO record (kind, partition, sort, revision, record)
            SELECT 'WITNESSES', policy, %s, 0, json_object('answer', answer, 'at', %s, 'key', key, 'policy', policy,
                'size', size)
            FROM witness_answer""".formatted(escaped("key"), instant("at")),
            "DROP TABLE witness_answer",
            """
            INSERT INTO record (kind, partition, sort, revision, record)
            SELECT 'TRUST', '', '-', 0, json_object('file', file) FROM trust_file""",
            "DROP TABLE trust_file",
            """
            INSERT INTO record (kind, partition, sort, revision, record)
            SELECT 'BRANDS', '', %s, 0, json_object('brand', json(record), 'name', name)
            FROM brand""".formatted(escaped("name")),
            "DROP TABLE brand",
            """
            INSERT INTO record (kind, partition, sort, revision, record)
            SELECT 'ASSETS', '', name, 0, json_object('content', base64(content), 'type', substr(name, 65))
            FROM brand_asset""",
            "DROP TABLE brand_asset");

    private static final List<String> OBJECTIONS_AND_CONFIRMATIONS = List.of(
            """
            INSERT INTO record (kind, partition, sort, revision, due, keeps, record)
            SELECT 'OBJ', policy, reference, revision, %s,
                CASE WHEN record -> '$.statement' IS NULL THEN '$' ELSE '$.history' END, record
            FROM objection""".formatted(nanos("mail_due")),
            "DROP TABLE objection",
            """
            INSERT INTO record (kind, partition, sort, revision, due, record)
            SELECT 'PENDING', id, '-', revision, %s, record FROM confirmation""".formatted(nanos("next_at")),
            "DROP TABLE confirmation");

    /// Erased requests keep no answers.
    private static final List<String> REQUESTS_AND_NOTICES = List.of(
            """
            INSERT INTO record (kind, partition, sort, revision, listed, listed_as, record)
            SELECT 'REQ', reference, '-', revision, '', received_at || '#' || reference, record FROM request""",
            "DROP TABLE request",
            """
            INSERT INTO record (kind, partition, sort, revision, record)
            SELECT 'ANSWER', message, '-', 0, json_object('message', message, 'request', reference)
            FROM answered_message
            UNION ALL
            SELECT 'ANSWERED', reference, message, 0, json_object('message', message, 'request', reference)
            FROM answered_message""",
            "DROP TABLE answered_message",
            """
            INSERT INTO record (kind, partition, sort, revision, listed, listed_as, keeps, record)
            SELECT 'RUN', run, '-', revision, policy, %s, '$.history', record FROM notice_run""".formatted(number("announcement")),
            "DROP TABLE notice_run",
            """
            INSERT INTO record (kind, partition, sort, revision, keeps, record)
            SELECT 'NOTICE', run || '#' || lot, number, revision, '$.lines', record FROM notice""",
            "DROP TABLE notice");

    private static final List<String> WEBHOOKS = List.of(
            """
            INSERT INTO record (kind, partition, sort, revision, record)
            SELECT 'WEBHOOKS', '', id, revision, record FROM webhook""", "DROP TABLE webhook", """
            INSERT INTO record (kind, partition, sort, revision, due, record)
            SELECT 'POSTS', webhook, policy || '#' || %s, revision, %s, record
            FROM webhook_delivery""".formatted(number("sequence"), nanos("due")), "DROP TABLE webhook_delivery");

    private static final List<String> DUE_WORK = List.of(
            """
            INSERT INTO record (kind, partition, sort, revision, due, record)
            SELECT 'RETRIES', reference, '-', 0, %s, json_object('at', %s, 'request', reference) FROM retry""".formatted(nanos("at"), instant("at")),
            "DROP TABLE retry",
            """
            INSERT INTO record (kind, partition, sort, revision, due, record)
            SELECT 'TEAM', '', iif(vouched, '1#', '2#') || reference, 0, %s, json_object(
                'request', reference, 'since', %s, 'vouched', json(iif(vouched, 'true', 'false')))
            FROM team_waiting""".formatted(nanos("since"), instant("since")),
            "DROP TABLE team_waiting",
            """
            INSERT INTO record (kind, partition, sort, revision, due, record)
            SELECT 'DUE', run || '#' || lot, %1$s || '#' || iif(number = '', '!', number), 0, %1$s,
                iif(number = '', json_object('at', %2$s, 'lot', lot, 'run', run),
                    json_object('at', %2$s, 'lot', lot, 'number', number, 'run', run))
            FROM due_work""".formatted(nanos("at"), instant("at")),
            "DROP TABLE due_work",
            """
            INSERT INTO record (kind, partition, sort, revision, due, record)
            SELECT 'LEASES', of, '-', 1, %s, json_object('holder', holder, 'kind', of, 'revision', 1, 'until', %s)
            FROM (SELECT 'DUE' AS of, holder, until FROM sending_turn
                UNION ALL SELECT 'TEAM', 'an older version', until FROM team_turn)""".formatted(nanos("until"), instant("until")),
            "DROP TABLE sending_turn",
            "DROP TABLE team_turn");

    private static final String RECEIVED = exact("record ->> 'receivedAt'");

    /// `DpaRequest.closedAt`.
    private static final String CLOSED = """
            coalesce((SELECT %s FROM json_each(record, '$.history')
                WHERE value ->> 'state' = record ->> 'state' ORDER BY key LIMIT 1), %s)""".formatted(exact("value ->> 'at'"), RECEIVED);

    /// `Retention.ending`, `Objection.ending`; open requests are due; and objections listed under their mail.
    private static final List<String> ENDINGS = List.of(
            "CREATE TABLE older AS SELECT * FROM record",
            "DROP TABLE record",
            Schema.RECORDS,
            """
            INSERT INTO record (kind, partition, sort, revision, listed, listed_as, due, ends, keeps, record)
            SELECT kind, partition, sort, revision,
                CASE kind WHEN 'OBJ' THEN record ->> 'request' ELSE listed END,
                iif(kind = 'OBJ' AND record ->> 'request' IS NOT NULL, partition || '#' || sort, listed_as),
                CASE WHEN kind <> 'REQ' THEN due
                    WHEN record ->> 'state' NOT IN ('silent', 'closed', 'erased')
                        THEN substr(%1$s, 1, 23) || '000000Z' END,
                CASE
                    WHEN kind = 'OBJ' AND record -> 'statement' IS NOT NULL THEN (
                        SELECT iif(value ->> 'kind' = 'closed', 'closed#' || %2$s, NULL)
                        FROM json_each(record, '$.history') WHERE value ->> 'kind' IN ('closed', 'reopened')
                        ORDER BY key DESC LIMIT 1)
                    WHEN kind <> 'REQ' THEN NULL
                    WHEN record ->> 'state' = 'erased' THEN 'erased#' || %3$s
                    WHEN 'held' IS (SELECT value ->> 'kind' FROM json_each(record, '$.history')
                        WHERE value ->> 'kind' IN ('held', 'released') ORDER BY key DESC LIMIT 1) THEN NULL
                    WHEN record ->> 'state' = 'queued' AND record ->> 'ruling' = 'queue'
                        AND record ->> 'reason' LIKE 'dmarc-%%' THEN 'unvouched#' || %1$s
                    WHEN record ->> 'state' NOT IN ('silent', 'closed') THEN NULL
                    WHEN EXISTS (SELECT 1 FROM json_each(record, '$.history')
                        WHERE value ->> 'kind' = 'mail-deleted') THEN 'request#' || %3$s
                    ELSE 'mail#' || %3$s END,
                keeps, record
            FROM older ORDER BY rowid""".formatted(RECEIVED, exact("value ->> 'at'"), CLOSED),
            "DROP TABLE older");

    /// `WebhookDelivery.settledAt`.
    private static final List<String> ENDED_DELIVERIES =
            List.of("""
            UPDATE record SET ends = 'settled#' || max(%s, coalesce(%s, ''))
            WHERE kind = 'POSTS' AND due IS NULL""".formatted(exact("(record ->> 'since')"), exact("(record ->> '$.attempts[#-1].at')")));

    /// The first leads to the version after `OLDEST`. Migrations never change: before changing a table that one
    /// refers to, copy its former definition here.
    private static final List<List<String>> STEPS = List.of(
            FAILURES_AND_CERTIFICATES,
            DOCUMENTS_WITNESSES_AND_BRANDS,
            OBJECTIONS_AND_CONFIRMATIONS,
            REQUESTS_AND_NOTICES,
            WEBHOOKS,
            DUE_WORK,
            ENDINGS,
            ENDED_DELIVERIES);

    private Migrations() {}

    /// Updates a file to the newest version.
    ///
    /// @throws IllegalStateException if the version is newer than this register, or too old
    static void run(Path file, int version, Statement statement) throws SQLException {
        requireKnown(file, version);
        if (version < Schema.VERSION) {
            Function.create(statement.getConnection(), "base64", new Base64Function());
        }
        for (int from = version; from < Schema.VERSION; from++) {
            statement.execute("BEGIN IMMEDIATE");
            for (String sql : STEPS.get(from - OLDEST)) {
                statement.executeUpdate(sql);
            }
            statement.execute("PRAGMA user_version = " + (from + 1));
            statement.execute("COMMIT");
        }
        if (version < Schema.VERSION) {
            // The log still contains overwritten data.
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

    /// SQLite has this function only in its command line.
    private static final class Base64Function extends Function {
        @Override
        protected void xFunc() throws SQLException {
            result(Base64.getEncoder().encodeToString(value_blob(0)));
        }
    }

    /// In the form of a part of a `Key`.
    private static String escaped(String column) {
        return "replace(replace(" + column + ", '%', '%25'), '#', '%23')";
    }

    private static String number(String column) {
        return "printf('%019d', " + column + ")";
    }

    /// The JSON form of an instant in milliseconds since 1970.
    private static String instant(String millis) {
        return "replace(" + seconds(millis) + " || printf('.%03dZ', (" + millis + ") % 1000), '.000Z', 'Z')";
    }

    /// The `Key` form of an instant.
    private static String nanos(String millis) {
        return seconds(millis) + " || printf('.%03d000000Z', (" + millis + ") % 1000)";
    }

    /// The `Key` form of an instant in JSON.
    private static String exact(String instant) {
        return "substr(rtrim(%1$s, 'Z') || iif(instr(%1$s, '.'), '', '.') || '000000000', 1, 29) || 'Z'"
                .formatted(instant);
    }

    private static String seconds(String millis) {
        return "strftime('%Y-%m-%dT%H:%M:%S', (" + millis + ") / 1000, 'unixepoch')";
    }
}
