package register.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 8785: section 3.2.2.2 (strings), 3.2.3 (order of names), 3.2.4 (UTF-8).
class CanonicalJsonTest {
    @Test
    void stringsEscapeOnlyWhatTheyMust() {
        assertEquals(
                "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\u007f\u0080\u2028\u00e4\ud83d\ude00\"",
                CanonicalJson.text(
                        Json.of("\u0000\u0001\b\t\n\u000b\f\r\u001f \"\\/\u007f\u0080\u2028\u00e4\ud83d\ude00")));
    }

    @Test
    void charactersAreNotNormalized() {
        assertEquals("[\"\u00e4\",\"a\u0308\"]", CanonicalJson.text(Json.strings(List.of("\u00e4", "a\u0308"))));
    }

    @Test
    void namesAreSortedByUtf16CodeUnits() {
        // U+1F600 is D83D DE00 in UTF-16, so it comes before U+E000 and U+FB33, although its code point is greater.
        Json.Obj object = Json.object()
                .put("\ufb33", 8)
                .put("\ue000", 7)
                .put("\ud83d\ude00", 6)
                .put("\u20ac", 5)
                .put("\u00f6", 4)
                .put("aa", 3)
                .put("a", 2)
                .put("B", 1)
                .put("10", 0)
                .put("9", 0)
                .put("", -1)
                .build();
        assertEquals(
                "{\"\":-1,\"10\":0,\"9\":0,\"B\":1,\"a\":2,\"aa\":3,\"\u00f6\":4,\"\u20ac\":5,\"\ud83d\ude00\":6,"
                        + "\"\ue000\":7,\"\ufb33\":8}",
                CanonicalJson.text(object));
    }

    @Test
    void nothingIsWrittenBetweenTheParts() {
        Json value = Json.object()
                .put("b", Json.array(List.of(Json.of(true), Json.of(false), Json.Null.NULL, new Json.Arr(List.of()))))
                .put("a", new Json.Obj(new TreeMap<>()))
                .build();
        assertEquals("{\"a\":{},\"b\":[true,false,null,[]]}", CanonicalJson.text(value));
    }

    @Test
    void integersAreWrittenInFullUpToTheLastExactOne() {
        assertEquals("9007199254740991", CanonicalJson.text(Json.of(9007199254740991L)));
        assertEquals("-9007199254740991", CanonicalJson.text(Json.of(-9007199254740991L)));
        assertEquals("0", CanonicalJson.text(Json.of(-0L)));
        assertThrows(IllegalArgumentException.class, () -> Json.of(9007199254740992L));
        assertThrows(IllegalArgumentException.class, () -> Json.of(Long.MIN_VALUE));
    }

    @Test
    void bytesAreUtf8() {
        assertArrayEquals("\"\u00e4\ud83d\ude00\"".getBytes(UTF_8), CanonicalJson.bytes(Json.of("\u00e4\ud83d\ude00")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void loneSurrogatesAreRefused(int which) {
        String text = List.of("\ud800", "a\udc00b", "\ude00\ud83d", "\ud83d\ud83d\ude00", "\ud83d\ude00\ude00")
                .get(which);
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.bytes(Json.of(text)));
        assertThrows(
                IllegalArgumentException.class,
                () -> CanonicalJson.bytes(Json.object().put(text, 1).build()));
    }
}
