package register.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;
import register.json.Json;
import register.json.text.JsonText;
import register.policy.Term;

/// Reads files of an item.
final class JsonFields {
    private JsonFields() {}

    /// A reading that refuses with an exception of the domain.
    interface Reading<T> {
        T read(Bytes content);
    }

    /// @throws RefusedFileException when it is not there, or not read
    static <T> T read(SortedMap<String, Bytes> files, String name, Reading<T> reading) throws RefusedFileException {
        Bytes content = files.get(name);
        if (content == null) {
            throw new RefusedFileException(name, "is not there");
        }
        try {
            return reading.read(content);
        } catch (IllegalArgumentException e) {
            throw new RefusedFileException(name, e);
        } catch (DateTimeException e) {
            throw new RefusedFileException(name, new IllegalArgumentException("not a date or instant", e));
        }
    }

    static Json.Obj object(Bytes content) {
        return object(JsonText.parse(content.toArray()));
    }

    static Json.Obj object(@Nullable Json json) {
        if (json instanceof Json.Obj object) {
            return object;
        }
        throw new IllegalArgumentException("expected a JSON object");
    }

    static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(UTF_8));
    }

    static String text(Bytes content) {
        return new String(content.toArray(), UTF_8);
    }

    static String text(Json.Obj object, String name) {
        if (object.get(name) instanceof Json.Str text) {
            return text.value();
        }
        throw new IllegalArgumentException(name + ": expected a text");
    }

    static <T> T required(Json.Obj object, String name, Function<String, T> parse) {
        return parse.apply(text(object, name));
    }

    static <T> @Nullable T optional(Json.Obj object, String name, Function<String, T> parse) {
        return object.get(name) == null ? null : parse.apply(text(object, name));
    }

    static <T> @Nullable String written(@Nullable T value, Function<T, String> write) {
        return value == null ? null : write.apply(value);
    }

    static long number(Json.Obj object, String name) {
        if (object.get(name) instanceof Json.Num number) {
            return number.value();
        }
        throw new IllegalArgumentException(name + ": expected a number");
    }

    static int small(Json.Obj object, String name) {
        long number = number(object, name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + ": " + number + ": out of range");
        }
        return (int) number;
    }

    static <E extends Enum<E> & Term> E term(Class<E> vocabulary, String word) {
        return Term.find(vocabulary, word)
                .orElseThrow(() -> new IllegalArgumentException("a word that is not of " + vocabulary.getSimpleName()));
    }
}
