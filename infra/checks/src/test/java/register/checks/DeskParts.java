package register.checks;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// The parts that a page consists of: its elements with their classes and attributes, and what surrounds them.
final class DeskParts {
    private DeskParts() {}

    static Set<String> of(String html) {
        var parts = new HashSet<String>();
        for (Element element : Jsoup.parse(html).body().getAllElements()) {
            Element parent = element.parent();
            parts.add((parent == null ? "" : shape(parent)) + " > " + shape(element));
        }
        return parts;
    }

    private static String shape(Element element) {
        return element.normalName() + "." + element.className() + " " + element.attr("type") + " "
                + element.attributes().asList().stream()
                        .map(Attribute::getKey)
                        .sorted()
                        .collect(Collectors.joining(" "));
    }
}
