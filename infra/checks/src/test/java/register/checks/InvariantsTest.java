package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import register.testing.Checkout;

/// Every test that INVARIANTS.md names exists, under its qualified name.
class InvariantsTest {
    private static final Pattern NAMED =
            Pattern.compile("`([a-z.]*)([A-Z][A-Za-z]+(?:Test|Properties|Contract))(?:#([A-Za-z0-9]+))?`");
    private static final Pattern SOURCE = Pattern.compile(".*/src/(?:main|test)/java/(.*)\\.java");

    @Test
    void everyTestNamedExists() throws IOException {
        Map<String, String> sources = sources();
        var missing = new ArrayList<String>();
        int named = 0;
        var matcher = NAMED.matcher(Files.readString(Checkout.file("INVARIANTS.md")));
        while (matcher.find()) {
            named++;
            String source = sources.get(matcher.group(1) + matcher.group(2));
            if (source == null || (matcher.group(3) != null && !source.contains(" " + matcher.group(3) + "("))) {
                missing.add(matcher.group());
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(named > 20, "only " + named + " named");
    }

    private static Map<String, String> sources() throws IOException {
        var sources = new HashMap<String, String>();
        for (String top : List.of("functions", "infra")) {
            try (var files = Files.walk(Checkout.file(top))) {
                for (Path file : files.toList()) {
                    var source = SOURCE.matcher(file.toString());
                    if (source.matches()) {
                        sources.put(source.group(1).replace('/', '.'), Files.readString(file));
                    }
                }
            }
        }
        return sources;
    }
}
