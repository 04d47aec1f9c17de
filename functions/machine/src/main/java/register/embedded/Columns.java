package register.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.JsonText;
import register.value.Term;

/// Converts values to columns: terms as their words, instants as ISO 8601 in UTC with nine decimals, exact and sorted
/// by time.
final class Columns {
    private static final DateTimeFormatter NANOS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(java.util.Locale.ROOT);

    private Columns() {}

    static String instant(Instant instant) {
        return NANOS.format(instant);
    }

    /// The text of an optional value.
    static <T> @Nullable String optional(@Nullable T value, Function<T, String> text) {
        return value == null ? null : text.apply(value);
    }

    static <T> @Nullable T optional(ResultSet row, String column, Function<String, T> parse) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : parse.apply(text);
    }

    static <T> T required(ResultSet row, String column, Function<String, T> parse) throws SQLException {
        T value = optional(row, column, parse);
        if (value == null) {
            throw new SQLException("column " + column + " is empty");
        }
        return value;
    }

    static <E extends Enum<E> & Term> E term(Class<E> vocabulary, String word) {
        return Term.find(vocabulary, word)
                .orElseThrow(() -> new IllegalStateException(
                        "\"" + word + "\": expected a term of " + vocabulary.getSimpleName()));
    }

    /// Reads the column `record` from its written form.
    ///
    /// @param what names the row in messages
    /// @throws IllegalStateException if it is malformed
    static <T> T record(ResultSet row, String what, Function<Json, T> read) throws SQLException {
        try {
            return read.apply(JsonText.parse(row.getString("record")));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(what + ": its record cannot be read: " + e.getMessage(), e);
        }
    }

    /// Refuses a row whose key columns contradict its record, because the register did not write it.
    static void requireSame(String what, boolean same) {
        if (!same) {
            throw new IllegalStateException(what + ": its record contradicts its columns");
        }
    }
}
