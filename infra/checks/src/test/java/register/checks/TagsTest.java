package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.testing.Checkout;

/// `infra/test` counts by tags, and each test that needs a tag has it.
class TagsTest {
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]*)\"\\)");
    /// The kind of a test, by words in its source.
    private static final Map<Pattern, String> SIGNS = Map.of(
            Pattern.compile("class \\w+Properties \\{"), "property",
            Pattern.compile("RunningRegister\\.start\\("), "end-to-end");

    @Test
    void everyTagIsCounted() throws IOException {
        List<String> tags = sources().values().stream()
                .flatMap(source -> TAG.matcher(source).results().map(match -> match.group(1)))
                .distinct()
                .sorted()
                .toList();
        assertEquals(List.of("contract", "end-to-end", "property"), tags);
    }

    @Test
    void whereATagBelongsItStands() throws IOException {
        var untagged = new ArrayList<String>();
        Map<Path, String> sources = sources();
        SIGNS.forEach((sign, tag) -> {
            int found = 0;
            for (Map.Entry<Path, String> source : sources.entrySet()) {
                if (sign.matcher(source.getValue()).find() && source.getValue().contains("\n    @Test\n")) {
                    found++;
                    if (!source.getValue().contains("@Tag(\"" + tag + "\")")) {
                        untagged.add(source.getKey() + ": " + tag);
                    }
                }
            }
            assertTrue(found > 5, tag + ": " + found);
        });
        assertEquals(List.of(), untagged);
    }

    /// All source files except those about tags.
    private static Map<Path, String> sources() throws IOException {
        var sources = new LinkedHashMap<Path, String>();
        for (String top : List.of("functions", "infra")) {
            try (Stream<Path> files = Files.walk(Checkout.file(top))) {
                for (Path file : files.filter(TagsTest::isSource).toList()) {
                    sources.put(file, Files.readString(file));
                }
            }
        }
        return sources;
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java")
                && file.toString().contains("/src/")
                && !file.startsWith(Checkout.file("infra/testing"))
                && !file.endsWith("TagsTest.java");
    }
}
