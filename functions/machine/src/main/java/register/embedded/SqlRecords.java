package register.embedded;

import static register.embedded.Columns.required;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.record.Ending;
import register.record.Key;
import register.record.Kind;
import register.record.Range;
import register.record.RecordRow;
import register.record.Records;

/// Records of every kind in one table. Triggers enforce `Kind.keeps`.
record SqlRecords(Database database) implements Records {
    private static final String COLUMNS =
            "kind, partition, sort, revision, listed, listed_as, due, ends, keeps, record";
    private static final String INSERT = "INSERT INTO record (" + COLUMNS + ") ";
    private static final String VALUES = INSERT + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT ";

    static final String ADD = VALUES + "DO NOTHING";

    /// In one statement, so that the disk is synchronised once.
    private static final String ADD_ALL = INSERT + """
            SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
                value ->> 7, value ->> 8, value ->> 9
            FROM json_each(?) WHERE true ON CONFLICT DO NOTHING""";

    private static final String PUT = VALUES + """
            (kind, partition, sort) DO UPDATE SET revision = excluded.revision, listed = excluded.listed,
                listed_as = excluded.listed_as, due = excluded.due, ends = excluded.ends, keeps = excluded.keeps,
                record = excluded.record""";

    private static final String AT = " WHERE kind = ? AND partition = ? AND sort = ?";

    private static final String REPLACE =
            "UPDATE record SET revision = ?, listed = ?, listed_as = ?, due = ?, ends = ?, keeps = ?, record = ?" + AT
                    + " AND revision = ?";

    private static final String REMOVE = "DELETE FROM record" + AT;
    private static final String SELECT = "SELECT " + COLUMNS + " FROM record";
    private static final String FIND = SELECT + AT;

    private static final String LIST = SELECT + " WHERE kind = ? AND partition = ? AND sort >= ? AND sort < ?";
    private static final String FOUND = SELECT + " WHERE kind = ? AND listed = ? AND listed_as >= ? AND listed_as < ?";

    static final String DUE = SELECT + " WHERE kind = ? AND due <= ? ORDER BY due, partition, sort LIMIT ?";

    static final String ENDED = SELECT + """
             WHERE kind = ? AND ends <= ? AND (ends, partition, sort) > (?, ?, ?)
            ORDER BY ends, partition, sort LIMIT ?""";

    private static final int PAGE = 100;

    /// Sorts after everything with the same prefix.
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    @Override
    public <R> boolean add(Kind<R> kind, R record) {
        return database.update(ADD, values(RecordRow.of(kind, record))) == 1;
    }

    @Override
    public <R> void addAll(Kind<R> kind, List<R> records) {
        Json rows = Json.array(
                records, one -> Json.array(Arrays.asList(values(RecordRow.of(kind, one))), SqlRecords::json));
        int _ = database.update(ADD_ALL, CanonicalJson.text(rows));
    }

    @Override
    public <R> void put(Kind<R> kind, R record) {
        int _ = database.update(PUT, values(RecordRow.of(kind, record)));
    }

    @Override
    public <R> boolean replace(Kind<R> kind, R record) {
        RecordRow row = RecordRow.of(kind, record);
        boolean replaced = database.update(
                        REPLACE,
                        row.revision(),
                        value(row.listed()),
                        place(row.listed()),
                        row.due(),
                        row.ends(),
                        row.keeps(),
                        row.written(),
                        row.kind(),
                        row.key().partition(),
                        row.key().sort(),
                        row.revision() - 1)
                == 1;
        if (replaced && kind.erases(record)) {
            database.emptyLog();
        }
        return replaced;
    }

    @Override
    public boolean remove(Kind<?> kind, Key key) {
        boolean removed = database.update(REMOVE, kind.name(), key.partition(), key.sort()) == 1;
        if (removed && kind.erasesRemoved()) {
            database.emptyLog();
        }
        return removed;
    }

    @Override
    public <R> Optional<R> find(Kind<R> kind, Key key) {
        return database.queryOne(FIND, row -> read(kind, row), kind.name(), key.partition(), key.sort());
    }

    @Override
    public <R> List<R> list(Kind<R> kind, String partition, Range range) {
        return ranged(kind, LIST, "sort", partition, range);
    }

    @Override
    public <R> List<R> found(Kind<R> kind, String value, Range range) {
        return ranged(kind, FOUND, "listed_as", value, range);
    }

    @Override
    public <R> List<R> due(Kind<R> kind, Instant now, int limit) {
        return database.query(DUE, row -> read(kind, row), kind.name(), Key.instant(now), limit);
    }

    @Override
    public <R> void ended(Kind<R> kind, Ending from, Instant until, Consumer<R> each) {
        String last = new Ending(from.stage(), until).toString();
        String ends = from.toString();
        Key key = new Key("", "");
        while (true) {
            List<R> page = database.query(
                    ENDED, row -> read(kind, row), kind.name(), last, ends, key.partition(), key.sort(), PAGE);
            page.forEach(each);
            if (page.size() < PAGE) {
                return;
            }
            ends = Objects.requireNonNull(RecordRow.ends(kind, page.getLast()));
            key = kind.key(page.getLast());
        }
    }

    private <R> List<R> ranged(Kind<R> kind, String select, String by, String in, Range range) {
        String after = range.after();
        String end = range.prefix() + LAST;
        return database.query(
                select + (after == null ? "" : " AND " + by + (range.backwards() ? " < ?" : " > ?")) + " ORDER BY " + by
                        + (range.backwards() ? " DESC" : "") + " LIMIT ?",
                row -> read(kind, row),
                after == null
                        ? new Object[] {kind.name(), in, range.prefix(), end, range.limit()}
                        : new Object[] {kind.name(), in, range.prefix(), end, after, range.limit()});
    }

    static @Nullable Object[] values(RecordRow row) {
        return new Object[] {
            row.kind(),
            row.key().partition(),
            row.key().sort(),
            row.revision(),
            value(row.listed()),
            place(row.listed()),
            row.due(),
            row.ends(),
            row.keeps(),
            row.written()
        };
    }

    private static <R> R read(Kind<R> kind, ResultSet row) throws SQLException {
        String listed = row.getString("listed");
        return new RecordRow(
                        kind.name(),
                        new Key(required(row, "partition", text -> text), required(row, "sort", text -> text)),
                        row.getInt("revision"),
                        listed == null ? null : new Key(listed, required(row, "listed_as", text -> text)),
                        row.getString("due"),
                        row.getString("ends"),
                        row.getString("keeps"),
                        required(row, "record", text -> text))
                .read(kind);
    }

    private static @Nullable String value(@Nullable Key listed) {
        return listed == null ? null : listed.partition();
    }

    private static @Nullable String place(@Nullable Key listed) {
        return listed == null ? null : listed.sort();
    }

    private static Json json(@Nullable Object value) {
        return value == null
                ? Json.Null.NULL
                : value instanceof Integer number ? Json.of(number) : Json.of((String) value);
    }
}
