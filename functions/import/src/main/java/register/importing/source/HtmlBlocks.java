package register.importing.source;

import java.util.ArrayDeque;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Recognizes HTML elements that take lines of their own.
final class HtmlBlocks {
    static final Set<String> UNSEEN = Set.of(
            "script", "style", "noscript", "template", "iframe", "svg", "object", "canvas", "head", "math", "textarea");
    static final Set<String> BLOCKS = Set.of(
            ("p div section article main ul ol li table tr td th dl dt dd blockquote pre header figure figcaption address"
                            + " hr h1 h2 h3 h4 h5 h6 nav footer aside form button dialog body details summary fieldset"
                            + " caption")
                    .split(" "));
    private static final Set<String> BOXES = Set.of("div", "section", "article", "details");
    private static final int PSEUDO = 7;
    private static final int LOOKED_AT = 300;

    private HtmlBlocks() {}

    /// The level of a heading; 0 for any other element.
    static int level(Element element, String name) {
        if (name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))) {
            return name.charAt(1) - '0';
        }
        if (element.attr("role").equals("heading")) {
            String level = element.attr("aria-level");
            return level.matches("[1-6]") ? level.charAt(0) - '0' : PSEUDO;
        }
        return name.equals("summary") ? PSEUDO : 0;
    }

    /// True if it may be beside others of its kind.
    static boolean isBox(Element element) {
        String name = element.normalName();
        return BOXES.contains(name) || !BLOCKS.contains(name);
    }

    /// True if it takes lines of its own, or is an inline element that contains one that does.
    static boolean isBlock(Element element) {
        if (BLOCKS.contains(element.normalName()) || !HtmlAround.why(element).isEmpty()) {
            return true;
        }
        var left = new ArrayDeque<Element>(element.children());
        for (int i = 0; i < LOOKED_AT && !left.isEmpty(); i++) {
            Element one = left.removeFirst();
            if (BLOCKS.contains(one.normalName()) && !one.normalName().equals("button")) {
                return true;
            }
            if (left.size() < LOOKED_AT) {
                left.addAll(one.children());
            }
        }
        return false;
    }
}
