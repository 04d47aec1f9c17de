package register.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.TreeMap;

/// Parses JSON text: UTF-8, no duplicate names, no fractions, no lone surrogates, nothing after the value, at
/// most 100 levels deep.
public final class JsonText {
    static final int DEEPEST = 100;
    private static final JsonFactory FACTORY =
            factory(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());

    private JsonText() {}

    static JsonFactory factory(StreamReadConstraints constraints) {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(constraints)
                .build();
    }

    /// @throws IllegalArgumentException if the text is not such JSON; its message does not quote the text
    public static Json parse(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return whole(parser);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    static Json whole(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("not JSON: empty");
            }
            Json value = value(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("not JSON: something follows the value");
            }
            return value;
        } catch (InputCoercionException e) {
            throw new IllegalArgumentException("not JSON of the register's kind: a number out of range", e);
        }
    }

    /// @throws IllegalArgumentException if the text is not such JSON; its message does not quote the text
    public static Json parse(String text) {
        return parse(text.getBytes(UTF_8));
    }

    private static Json value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> Json.of(whole(parser.getText()));
            case VALUE_NUMBER_INT -> Json.of(parser.getLongValue());
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            case VALUE_NULL -> Json.Null.NULL;
            default -> throw new IllegalArgumentException("not JSON of the register's kind: " + token);
        };
    }

    private static Json object(JsonParser parser) throws IOException {
        var members = new TreeMap<String, Json>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = whole(parser.currentName());
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Json.Obj(members);
    }

    private static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    throw new IllegalArgumentException("not JSON of the register's kind: a lone surrogate");
                }
                i++;
            }
        }
        return text;
    }

    private static Json array(JsonParser parser) throws IOException {
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Arr(items);
    }
}
