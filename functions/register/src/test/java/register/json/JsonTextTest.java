package register.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that are JSON of the register's kind, and texts that are not.
class JsonTextTest {
    @Test
    void readsEachKindOfValue() {
        assertEquals(
                Json.object()
                        .put("a", Json.array(List.of(Json.of(1), Json.of(-2), Json.of("\u00e4\ud83d\ude00/"))))
                        .put("b", Json.object().put("c", Json.Null.NULL).build())
                        .put("d", true)
                        .put("e", false)
                        .build(),
                parse(" {\"e\":false, \"a\":[1,-2,\"\u00e4\\uD83D\\uDE00\\/\"],\n\"b\":{\"c\":null},\"d\":true} "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "'a'",
                "\"a",
                "\"a\nb\"",
                "\"\\x\"",
                "nul",
                "NaN",
                "Infinity",
                "01",
                "+1",
                "// c\n1",
                "1 2",
                "{} {}",
                "[] ,",
                "1x",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"c\":2,\"b\":3}}",
                "1.0",
                "1e2",
                "-0.5",
                "9007199254740992",
                "-9007199254740992",
                "9223372036854775808",
                "123456789012345678901234567890"
            })
    void refusesWhatIsNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "\"a\\udc00\"", "\"\\ude00\\ud83d\"", "{\"\\ud800\":1}", "[[\"\\udfff\"]]"})
    void refusesALoneSurrogate(String text) {
        assertThrows(IllegalArgumentException.class, () -> parse(text));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThrows(IllegalArgumentException.class, () -> JsonText.parse("\"\u00e4\"".getBytes(ISO_8859_1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> JsonText.parse(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}));
    }

    @Test
    void readsAHundredLevelsAndNoMore() {
        parse("[".repeat(100) + "]".repeat(100));
        assertThrows(IllegalArgumentException.class, () -> parse("[".repeat(101) + "]".repeat(101)));
        assertThrows(IllegalArgumentException.class, () -> parse("[".repeat(1_000_000)));
        assertThrows(IllegalArgumentException.class, () -> parse("{\"a\":".repeat(1_000_000)));
    }

    @Test
    void theMessageHoldsNoPartOfTheText() {
        for (String text : List.of("{\"secret\":1,\"secret\":2}", "secret", "[1] \"secret\"", "\"secret\\ud800\"")) {
            var e = assertThrows(IllegalArgumentException.class, () -> parse(text));
            assertFalse(String.valueOf(e.getMessage()).contains("secret"), e.getMessage());
        }
    }

    private static Json parse(String text) {
        return JsonText.parse(text.getBytes(UTF_8));
    }
}
