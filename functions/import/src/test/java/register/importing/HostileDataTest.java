package register.importing;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.importing.source.RefusedSourceException;
import register.testing.Waiting;

/// Data files that are damaged, hostile or of another kind: refused in one line, with the line of the file.
class HostileDataTest {
    private static final String LIST = "[{\"name\": \"A Ltd\", \"purpose\": \"Mail\", \"location\": \"DE\"}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "p.json | {\"a\": 1,#\"b\": 2,#\"a\": 3} | line 3: the name \"a\" is in this object already, in line 1",
                "p.yaml | a: 1#b: 2#a: 3 | line 3: the name \"a\" is in this object already, in line 1",
                "p.json | [{\"name\": \"A\"}#{\"name\": \"B\"}] | line 2: not JSON: Unexpected character",
                "p.json | [] [] | line 1: not JSON: something follows the value",
                "p.json | ~~ | empty: expected JSON",
                "p.yaml | ~~ | empty: expected YAML",
                "p.yaml | list: !include other.yaml | line 1: the tag !include, which the import does not follow",
                "p.yaml | a: 1#b: !!python/object:x {} | line 2: the tag tag:yaml.org,2002:python/object:x",
                "p.yaml | a: *b | line 1: *b: expected an anchor above it",
                "p.yaml | ? [a]#: b | line 1: an object or an array as a name: expected a text",
                "p.yaml | a: [b | line 1: not YAML",
                "p.yaml | a:#\t- b | line 2: not YAML",
                "p.json | {\"faqs\": [{\"question\": \"a\", \"answer\": \"b\"}]} | no array of objects with names found",
                "p.json | {\"nav\": {\"title\": \"a\", \"description\": \"b\"}} | no array of objects with names found",
                "p.json | {\"contributors\": [{\"name\": \"Jane Roe\", \"url\": \"https://a.example\"}]} | no array of objects",
                "p.json | \"text\" | no array of objects with names found",
                "p.json | {\"former\": [{\"name\": \"A Ltd\", \"purpose\": \"b\"}]} | no array of objects with names found",
                "p.yaml | module.exports = [] | no array of objects with names found"
            })
    void whatIsWrongIsSaidWithItsLine(String name, String source, String why) {
        refused(name, source.replace('#', '\n'), why);
    }

    @Test
    void encodingsAreNamed() {
        assertEquals(
                "UTF-16: expected the file saved as UTF-8",
                assertThrows(
                                RefusedSourceException.class,
                                () -> PageImport.read("p.json", ("\uFEFF" + LIST).getBytes(UTF_16LE), Answers.NONE))
                        .getMessage());
    }

    /// Nine anchors of nine references each: nine hundred million values.
    @Test
    void referencesThatMultiplyAreCountedBeforeTheyAreFollowed() {
        String bomb = IntStream.range(0, 9)
                .mapToObj(i -> "a" + i + ": &a" + i + " ["
                        + IntStream.range(0, 9)
                                .mapToObj(_ -> i == 0 ? "lol" : "*a" + (i - 1))
                                .collect(Collectors.joining(", "))
                        + "]\n")
                .collect(Collectors.joining());
        Assertions.assertTimeoutPreemptively(
                Waiting.HANG, () -> refused("p.yaml", bomb, "more than 200000 values or 16777216 letters"));
        String letters = "a: &a " + "x".repeat(100_000) + "\nb: [" + "*a,".repeat(500) + "]\n";
        refused("p.yaml", letters, "more than 200000 values or 16777216 letters");
        refused("p.yaml", "a: &a [*a]\n", "*a: expected an anchor above it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p.json", "p.yaml"})
    void deepValuesAreRefused(String name) {
        refused(name, "[".repeat(200) + "]".repeat(200), name.equals("p.json") ? "not JSON" : "more than 100 levels");
        refused(name, "[".repeat(200_000), name.equals("p.json") ? "not JSON" : "more than 100 levels");
        refused(name, "{\"a\":".repeat(200_000), name.equals("p.json") ? "not JSON" : "more than 100 levels");
    }

    @Test
    void moreThanAnyListHasIsRefusedInTime() {
        Assertions.assertTimeoutPreemptively(Waiting.HANG, () -> {
            refused("p.json", "[" + "{},".repeat(1_000_000) + "{}]", "more than 200000 values");
            refused(
                    "p.json",
                    IntStream.range(0, 500)
                            .mapToObj(i -> "{\"name\": \"A Ltd\", \"purpose\": \"b\", \"k" + i + "\": 1}")
                            .collect(Collectors.joining(",", "[", "]")),
                    "more than 100 different fields in the objects of one array");
            refused(
                    "p.json",
                    "[" + "{\"name\": \"A Ltd\", \"purpose\": \"b\"},".repeat(6000) + "{}]",
                    "more than 5000 objects in an array");
            outcome("p.json", "[{\"name\": \"" + "A Ltd, ".repeat(100_000) + "\", \"location\": \"DE\"}]");
            outcome("p.json", "[{\"name\": \"A Ltd\", \"location\": \"" + "<b>".repeat(100_000) + "\"}]");
            outcome("p.yaml", "- name: A Ltd\n  location: >\n" + "    a\n".repeat(100_000));
            outcome("p.yaml", "a: ".repeat(100_000));
        });
    }

    /// A data file cut anywhere is refused or read; it never fails in another way.
    @Test
    void aFileMayBeCutAnywhere() {
        String yaml =
                "%YAML 1.2\n---\n- &a {name: A Ltd, 'purpose': \"\\u00e4\"}\n- <<: *a\n  name: >-\n    B\n    Inc.\n";
        for (int i = 0; i <= LIST.length(); i++) {
            outcome("p.json", LIST.substring(0, i));
        }
        for (int i = 0; i <= yaml.length(); i++) {
            outcome("p.yaml", yaml.substring(0, i));
        }
    }

    private static void outcome(String name, String source) {
        try {
            PageImport.read(name, source.getBytes(UTF_8), Answers.NONE);
        } catch (RefusedSourceException e) {
            assertFalse(String.valueOf(e.getMessage()).contains("\n"), e.getMessage());
        }
    }

    private static void refused(String name, String source, String why) {
        RefusedSourceException refused = assertThrows(
                RefusedSourceException.class, () -> PageImport.read(name, source.getBytes(UTF_8), Answers.NONE));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(why) && !message.contains("\n"), message);
    }
}
