package register.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import register.value.Resource;

/// The colours of the pages by their contrast (WCAG 2.2, 1.4.3 and 1.4.11), stricter than level AA for text.
class StyleTest {
    private static final String STYLE = Resource.text(Layout.class, "page.css");
    private static final Pattern VARIABLE = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6}|var\\(--([a-z-]+)\\))");
    private static final Map<String, List<String>> TEXTS = Map.of(
            "ink", List.of("paper", "tint", "soon-tint"),
            "quiet", List.of("paper", "tint", "soon-tint"),
            "accent", List.of("paper", "tint", "soon-tint"),
            "on-accent", List.of("accent"),
            "soon", List.of("soon-tint"),
            "in", List.of("in-tint"),
            "out", List.of("out-tint"));
    private static final Map<String, List<String>> EDGES =
            Map.of("edge", List.of("paper", "tint"), "soon-line", List.of("paper", "soon-tint"));

    @Test
    void everyColourStandsOutByLightAndByDark() {
        int dark = STYLE.indexOf("@media");
        Map<String, String> light = colours(STYLE.substring(0, dark), Map.of());
        Map<String, String> both = colours(STYLE.substring(dark, STYLE.indexOf("\n}", dark)), light);
        var faint = new ArrayList<String>();
        for (Map<String, String> colours : List.of(light, both)) {
            TEXTS.forEach((text, grounds) -> add(faint, colours, text, grounds, 5.7));
            EDGES.forEach((edge, grounds) -> add(faint, colours, edge, grounds, 3));
        }
        assertEquals(List.of(), faint);
    }

    private static Map<String, String> colours(String css, Map<String, String> others) {
        var colours = new HashMap<>(others);
        var named = new HashMap<String, String>();
        VARIABLE.matcher(css).results().forEach(found -> {
            if (found.group(3) == null) {
                colours.put(found.group(1), found.group(2));
            } else {
                named.put(found.group(1), found.group(3));
            }
        });
        named.forEach((name, other) -> {
            if (colours.containsKey(other)) {
                colours.put(name, colours.get(other));
            }
        });
        return colours;
    }

    private static void add(
            List<String> faint, Map<String, String> colours, String name, List<String> grounds, double least) {
        for (String ground : grounds) {
            double contrast =
                    contrast(luminance(colours.getOrDefault(name, "")), luminance(colours.getOrDefault(ground, "")));
            if (contrast < least) {
                faint.add("%s on %s: %.2f".formatted(name, ground, contrast));
            }
        }
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /// Relative luminance, as WCAG defines it.
    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
