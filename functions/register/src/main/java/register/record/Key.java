package register.record;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A record's key: a partition of its kind, and a place in the partition. Both consist of parts joined by `#` (`#` and
/// `%` are escaped), and sort by their UTF-8 bytes.
///
/// @param partition empty if the kind has only one
/// @param sort the place in the partition; `-` if the partition has one record
public record Key(String partition, String sort) {
    private static final String BETWEEN = "#";
    private static final DateTimeFormatter NANOS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    /// The only record of a partition.
    public static Key in(String... parts) {
        return new Key(joined(parts), "-");
    }

    /// A key in the same partition.
    public Key at(String... parts) {
        return new Key(partition, joined(parts));
    }

    /// The text of a partition, or of a value that records are listed under.
    public static String joined(String... parts) {
        return Stream.of(parts).map(Key::escaped).collect(Collectors.joining(BETWEEN));
    }

    /// The prefix of places that begin with these parts.
    public static String beginning(String... parts) {
        return joined(parts) + BETWEEN;
    }

    /// A number from 0 up, zero-padded to sort as text. Concatenated, because a formatter uses the digits of the
    /// machine's locale.
    public static String number(long number) {
        String digits = Long.toString(number);
        return "0".repeat(19 - digits.length()) + digits;
    }

    /// An instant to the nanosecond, in a form that sorts by time.
    public static String instant(Instant instant) {
        return NANOS.format(instant);
    }

    @Override
    public String toString() {
        return sort.equals("-") ? partition : partition.isEmpty() ? sort : partition + BETWEEN + sort;
    }

    private static String escaped(String part) {
        if (part.isEmpty()) {
            throw new IllegalArgumentException("a part of a key: expected a text, found none");
        }
        return part.replace("%", "%25").replace(BETWEEN, "%23");
    }
}
