package register.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.record.Ending;
import register.record.Key;
import register.record.Kind;
import register.record.Range;
import register.record.RecordRow;
import register.record.Records;

/// Records of every kind in maps, in their written form; each change is atomic, as the contract says.
public final class MemoryRecords implements Records {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::partition, MemoryRecords::compare)
            .thenComparing(Key::sort, MemoryRecords::compare);

    private final Map<String, TreeMap<Key, RecordRow>> kinds = new HashMap<>();

    /// All records of a kind.
    public synchronized <R> List<R> all(Kind<R> kind) {
        return of(kind).values().stream().map(row -> row.read(kind)).toList();
    }

    /// Loses all of a kind.
    public synchronized void clear(Kind<?> kind) {
        of(kind).clear();
    }

    /// The number of records of these kinds.
    public synchronized int count(Kind<?>... counted) {
        return Stream.of(counted).mapToInt(kind -> of(kind).size()).sum();
    }

    @Override
    public synchronized <R> boolean add(Kind<R> kind, R record) {
        RecordRow row = RecordRow.of(kind, record);
        return of(kind).putIfAbsent(row.key(), row) == null;
    }

    @Override
    public synchronized <R> void addAll(Kind<R> kind, List<R> records) {
        records.forEach(record -> add(kind, record));
    }

    @Override
    public synchronized <R> void put(Kind<R> kind, R record) {
        RecordRow row = RecordRow.of(kind, record);
        of(kind).put(row.key(), row);
    }

    @Override
    public synchronized <R> boolean replace(Kind<R> kind, R record) {
        RecordRow row = RecordRow.of(kind, record);
        RecordRow standing = of(kind).get(row.key());
        return standing != null
                && standing.revision() == row.revision() - 1
                && of(kind).replace(row.key(), standing, row);
    }

    @Override
    public synchronized boolean remove(Kind<?> kind, Key key) {
        return of(kind).remove(key) != null;
    }

    @Override
    public synchronized <R> Optional<R> find(Kind<R> kind, Key key) {
        return Optional.ofNullable(of(kind).get(key)).map(row -> row.read(kind));
    }

    @Override
    public synchronized <R> List<R> list(Kind<R> kind, String partition, Range range) {
        Stream<RecordRow> rows = of(kind).tailMap(new Key(partition, "")).values().stream()
                .takeWhile(row -> row.key().partition().equals(partition));
        return ranged(kind, rows, RecordRow::key, range);
    }

    @Override
    public synchronized <R> List<R> found(Kind<R> kind, String value, Range range) {
        Stream<RecordRow> rows = of(kind).values().stream().filter(row -> {
            Key listed = row.listed();
            return listed != null && listed.partition().equals(value);
        });
        return ranged(kind, rows, RecordRow::listed, range);
    }

    @Override
    public synchronized <R> List<R> due(Kind<R> kind, Instant now, int limit) {
        String until = Key.instant(now);
        return of(kind).values().stream()
                .filter(row -> row.due() != null && row.due().compareTo(until) <= 0)
                .sorted(Comparator.comparing(row -> String.valueOf(row.due())))
                .limit(limit)
                .map(row -> row.read(kind))
                .toList();
    }

    @Override
    public <R> void ended(Kind<R> kind, Ending from, Instant until, Consumer<R> each) {
        List<R> ended;
        synchronized (this) {
            ended = of(kind).values().stream()
                    .filter(row -> row.ends() != null
                            && row.ends().compareTo(from.toString()) >= 0
                            && row.ends().compareTo(new Ending(from.stage(), until).toString()) <= 0)
                    .sorted(Comparator.comparing(row -> String.valueOf(row.ends())))
                    .map(row -> row.read(kind))
                    .toList();
        }
        ended.forEach(each);
    }

    private NavigableMap<Key, RecordRow> of(Kind<?> kind) {
        return kinds.computeIfAbsent(kind.name(), _ -> new TreeMap<>(ORDER));
    }

    private static <R> List<R> ranged(
            Kind<R> kind, Stream<RecordRow> rows, Function<RecordRow, @Nullable Key> by, Range range) {
        Comparator<RecordRow> order = Comparator.comparing(row -> place(row, by), MemoryRecords::compare);
        Comparator<RecordRow> wanted = range.backwards() ? order.reversed() : order;
        String after = range.after();
        Predicate<RecordRow> behind = row -> after == null
                || (range.backwards() ? compare(place(row, by), after) < 0 : compare(place(row, by), after) > 0);
        return rows.filter(row -> place(row, by).startsWith(range.prefix()))
                .filter(behind)
                .sorted(wanted)
                .limit(range.limit())
                .map(row -> row.read(kind))
                .toList();
    }

    private static String place(RecordRow row, Function<RecordRow, @Nullable Key> by) {
        Key key = by.apply(row);
        return key == null ? "" : key.sort();
    }

    /// By UTF-8 bytes: `compareTo` sorts surrogates before some characters that are smaller.
    private static int compare(String one, String other) {
        for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
