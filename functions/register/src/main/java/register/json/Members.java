package register.json;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The members of one JSON object, read by name. Unknown members are ignored, and `null` counts as absent. A value of
/// the wrong form is a `MalformedJsonException` with its path.
public final class Members {
    private final Json.Obj object;
    private final String path;

    private Members(Json.Obj object, String path) {
        this.object = object;
        this.path = path;
    }

    public static Members of(Json json) {
        return of(json, "");
    }

    /// @param path of the object in its document, e.g. `subprocessors[3]`
    public static Members of(Json json, String path) {
        if (json instanceof Json.Obj object) {
            return new Members(object, path);
        }
        throw new MalformedJsonException(path, json, "expected an object");
    }

    public Json.Obj json() {
        return object;
    }

    public Set<String> names() {
        return object.members().keySet();
    }

    public boolean has(String name) {
        return stated(name) != null;
    }

    public Members object(String name) {
        return of(member(name), below(name));
    }

    public <T> @Nullable T optionalObject(String name, Function<Members, T> read) {
        return has(name) ? made(object(name), below(name), null, read) : null;
    }

    /// A list of objects.
    public <T> List<T> list(String name, Function<Members, T> read) {
        List<Json> items = items(name);
        var list = new ArrayList<T>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String at = below(name) + "[" + i + "]";
            list.add(made(of(items.get(i), at), at, null, read));
        }
        return list;
    }

    /// A list of texts; empty if the member is absent.
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        if (has(name)) {
            for (Json item : items(name)) {
                texts.add(string(item, below(name)));
            }
        }
        return texts;
    }

    public String text(String name) {
        return string(member(name), below(name));
    }

    public @Nullable String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    public <T> T required(String name, Function<String, T> parse) {
        String text = text(name);
        return made(text, below(name), Json.of(text), parse);
    }

    public <T> T required(String name, Form<T> form) {
        return form.read(member(name), below(name));
    }

    public <T> @Nullable T optional(String name, Function<String, T> parse) {
        return has(name) ? required(name, parse) : null;
    }

    /// An instant as the register writes it: ISO 8601 in UTC, with a four-digit year and no redundant digits.
    public Instant instant(String name) {
        return required(name, Members::instantOf);
    }

    public @Nullable Instant optionalInstant(String name) {
        return has(name) ? instant(name) : null;
    }

    static Instant instantOf(String text) {
        Instant instant = Instant.parse(text);
        if (text.indexOf('-') != 4 || !instant.toString().equals(text)) {
            throw new IllegalArgumentException("not an instant as the register writes it");
        }
        return instant;
    }

    public @Nullable URI optionalUri(String name) {
        return optional(name, Members::uri);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URI", e);
        }
    }

    /// Parses a text that belongs to the object itself, such as its name in the parent object.
    public <T> T at(String text, Function<String, T> parse) {
        return made(text, path, Json.of(text), parse);
    }

    /// A word of a closed vocabulary, written in lower case with hyphens: `LAST_UPDATED` is `last-updated`.
    public <E extends Enum<E>> E word(String name, Class<E> vocabulary) {
        return word(member(name), below(name), vocabulary);
    }

    static <E extends Enum<E>> E word(Json value, String path, Class<E> vocabulary) {
        String text = string(value, path);
        for (E word : vocabulary.getEnumConstants()) {
            if (spelled(word).equals(text)) {
                return word;
            }
        }
        throw new MalformedJsonException(path, value, "expected one of its terms");
    }

    static String spelled(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public <E extends Enum<E>> @Nullable E optionalWord(String name, Class<E> vocabulary) {
        return has(name) ? word(name, vocabulary) : null;
    }

    public @Nullable Boolean optionalBoolean(String name) {
        Json value = stated(name);
        return value == null ? null : flag(value, below(name));
    }

    static boolean flag(Json value, String path) {
        if (value instanceof Json.Bool bool) {
            return bool == Json.Bool.TRUE;
        }
        throw new MalformedJsonException(path, value, "expected true or false");
    }

    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(optionalBoolean(name));
    }

    public long number(String name) {
        return number(member(name), below(name));
    }

    static long number(Json value, String path) {
        if (value instanceof Json.Num number) {
            return number.value();
        }
        throw new MalformedJsonException(path, value, "expected a whole number");
    }

    /// A whole number from 0 to `Integer.MAX_VALUE`.
    public int count(String name) {
        return count(member(name), below(name));
    }

    static int count(Json value, String path) {
        long number = number(value, path);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new MalformedJsonException(path, value, "out of range");
        }
        return (int) number;
    }

    public @Nullable Integer optionalCount(String name) {
        return has(name) ? count(name) : null;
    }

    /// An error about this object as a whole.
    public MalformedJsonException malformed(String expected) {
        return new MalformedJsonException(path, null, expected);
    }

    static <A, T> T made(A from, String path, @Nullable Json shown, Function<A, T> parse) {
        try {
            return parse.apply(from);
        } catch (MalformedJsonException e) {
            throw e;
        } catch (DateTimeException e) {
            throw new MalformedJsonException(path, shown, "not a date or an instant");
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException(path, shown, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Json stated(String name) {
        Json value = object.get(name);
        return value == Json.Null.NULL ? null : value;
    }

    private List<Json> items(String name) {
        return items(member(name), below(name));
    }

    static List<Json> items(Json value, String path) {
        if (value instanceof Json.Arr(List<Json> items)) {
            return items;
        }
        throw new MalformedJsonException(path, value, "expected a list");
    }

    private Json member(String name) {
        Json value = stated(name);
        if (value == null) {
            throw new MalformedJsonException(below(name), object.get(name), "missing");
        }
        return value;
    }

    private String below(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    static String string(Json value, String path) {
        if (value instanceof Json.Str string) {
            return string.value();
        }
        throw new MalformedJsonException(path, value, "expected a text");
    }
}
