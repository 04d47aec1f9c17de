package register.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/// Any written value reads back; and reading and writing again gives the same bytes.
@Tag("property")
class JsonTextProperties {
    private static Gen<String> texts() {
        return strings().allPossible().ofLengthBetween(0, 12).map(JsonTextProperties::whole);
    }

    private static String whole(String text) {
        return text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0x1F600 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Gen<Json> values(int depth) {
        Gen<Json> scalars = texts().map(Json::of)
                .mix(longs().between(-9007199254740991L, 9007199254740991L).map(number -> Json.of(number)))
                .mix(integers().between(0, 2).map(i -> i == 0 ? Json.Null.NULL : Json.of(i == 1)));
        if (depth == 0) {
            return scalars;
        }
        Gen<List<Json>> items = lists().of(values(depth - 1)).ofSizeBetween(0, 4);
        Gen<Json> arrays = items.map(list -> new Json.Arr(list));
        Gen<Json> objects = items.zip(lists().of(texts()).ofSize(4), (list, names) -> {
            var members = new TreeMap<String, Json>();
            for (int i = 0; i < list.size(); i++) {
                members.put(names.get(i), list.get(i));
            }
            return new Json.Obj(members);
        });
        return scalars.mix(arrays).mix(objects);
    }

    @Test
    void writtenValuesReadBack() {
        qt().withExamples(2000).forAll(values(3)).checkAssert(value -> {
            byte[] bytes = CanonicalJson.bytes(value);
            Json read = JsonText.parse(bytes);
            assertEquals(value, read);
            assertArrayEquals(bytes, CanonicalJson.bytes(read));
        });
    }
}
