package register.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The written form of a value: its conversion to JSON and back.
public interface Form<T> {
    Json write(T value);

    /// Reads what `write` writes.
    ///
    /// @param path of the value in its document, e.g. `history[3].at`
    /// @throws MalformedJsonException if it is anything else
    T read(Json written, String path);

    /// Reads a document.
    ///
    /// @throws MalformedJsonException if `write` could not have written it
    default T read(Json written) {
        return read(written, "");
    }

    /// A text from which the value is made; what the value's constructor refuses is malformed.
    static <T> Form<T> text(Function<T, String> write, Function<String, T> read) {
        return of(
                value -> Json.of(write.apply(value)),
                (json, path) -> Members.made(Members.string(json, path), path, json, read));
    }

    /// A word of a closed vocabulary, written in lower case with hyphens: `LAST_UPDATED` is `last-updated`.
    static <E extends Enum<E>> Form<E> word(Class<E> vocabulary) {
        return of(word -> Json.of(Members.spelled(word)), (json, path) -> Members.word(json, path, vocabulary));
    }

    default Form<List<T>> list() {
        return of(items -> Json.array(items, this::write), (json, path) -> {
            List<Json> items = Members.items(json, path);
            var read = new ArrayList<T>(items.size());
            for (int i = 0; i < items.size(); i++) {
                read.add(read(items.get(i), path + "[" + i + "]"));
            }
            return read;
        });
    }

    static <T> Form<T> of(Function<T, Json> write, BiFunction<Json, String, T> read) {
        return new Form<>() {
            @Override
            public Json write(T value) {
                return write.apply(value);
            }

            @Override
            public T read(Json written, String path) {
                return read.apply(written, path);
            }
        };
    }
}
