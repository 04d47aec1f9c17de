package register.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// The members of one JSON object, read by name; an error names the path of what does not fit.
final class Fields {
    private final Json.Obj object;
    private final String path;

    private Fields(Json.Obj object, String path) {
        this.object = object;
        this.path = path;
    }

    static Fields of(Json json, String path) {
        if (json instanceof Json.Obj object) {
            return new Fields(object, path);
        }
        throw malformed(path, json, "expected an object");
    }

    Set<String> names() {
        return object.members().keySet();
    }

    boolean has(String name) {
        return object.get(name) != null;
    }

    void each(BiConsumer<String, Fields> action) {
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            action.accept(member.getKey(), of(member.getValue(), below(member.getKey())));
        }
    }

    Fields fields(String name) {
        return of(member(name), below(name));
    }

    <T> @Nullable T optionalFields(String name, Function<Fields, T> read) {
        Json value = object.get(name);
        return value == null ? null : read.apply(of(value, below(name)));
    }

    <T> T optionalFieldsOr(String name, Function<Fields, T> read, T otherwise) {
        T value = optionalFields(name, read);
        return value == null ? otherwise : value;
    }

    <T> List<T> list(String name, Function<Fields, T> read) {
        if (!(member(name) instanceof Json.Arr array)) {
            throw malformed(below(name), member(name), "expected a list");
        }
        var items = new ArrayList<T>();
        for (int i = 0; i < array.items().size(); i++) {
            items.add(read.apply(of(array.items().get(i), below(name) + "[" + i + "]")));
        }
        return items;
    }

    /// Texts; none where the member is absent.
    List<String> texts(String name) {
        Json value = object.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Json.Arr array)) {
            throw malformed(below(name), value, "expected a list of texts");
        }
        var texts = new ArrayList<String>();
        for (Json item : array.items()) {
            texts.add(string(item, below(name)));
        }
        return texts;
    }

    String text(String name) {
        return string(member(name), below(name));
    }

    @Nullable
    String optionalText(String name) {
        Json value = object.get(name);
        return value == null ? null : string(value, below(name));
    }

    <T> T required(String name, Function<String, T> parse) {
        return parsed(text(name), below(name), parse);
    }

    <T> @Nullable T optional(String name, Function<String, T> parse) {
        String text = optionalText(name);
        return text == null ? null : parsed(text, below(name), parse);
    }

    /// Parses something that stands for this object's own place, such as its name in the object above.
    <T> T at(String text, Function<String, T> parse) {
        return parsed(text, path, parse);
    }

    <E extends Enum<E> & Term> E term(String name, Class<E> vocabulary) {
        return word(text(name), name, vocabulary);
    }

    <E extends Enum<E> & Term> @Nullable E optionalTerm(String name, Class<E> vocabulary) {
        String text = optionalText(name);
        return text == null ? null : word(text, name, vocabulary);
    }

    @Nullable
    Boolean optionalBoolean(String name) {
        Json value = object.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Json.Bool bool) {
            return bool == Json.Bool.TRUE;
        }
        throw malformed(below(name), value, "expected true or false");
    }

    @Nullable
    Integer optionalInt(String name) {
        Json value = object.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Json.Num number) {
            return Math.toIntExact(number.value());
        }
        throw malformed(below(name), value, "expected a whole number");
    }

    /// What is wrong with this object as a whole.
    MalformedPolicyException malformed(String expected) {
        return new MalformedPolicyException(new Problem(path, "", expected));
    }

    static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URI", e);
        }
    }

    private <E extends Enum<E> & Term> E word(String text, String name, Class<E> vocabulary) {
        Optional<E> word = Term.find(vocabulary, text);
        if (word.isEmpty()) {
            throw malformed(below(name), Json.of(text), "expected one of its terms");
        }
        return word.get();
    }

    private static <T> T parsed(String text, String path, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw malformed(path, Json.of(text), String.valueOf(e.getMessage()));
        }
    }

    private Json member(String name) {
        Json value = object.get(name);
        if (value == null) {
            throw malformed(below(name), new Json.Obj(new TreeMap<>()), "missing");
        }
        return value;
    }

    private String below(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String string(Json value, String path) {
        if (value instanceof Json.Str string) {
            return string.value();
        }
        throw malformed(path, value, "expected a text");
    }

    private static MalformedPolicyException malformed(String path, Json value, String expected) {
        String shown = value instanceof Json.Str string ? string.value() : register.json.CanonicalJson.text(value);
        return new MalformedPolicyException(new Problem(path, shown.equals("{}") ? "" : shown, expected));
    }
}
