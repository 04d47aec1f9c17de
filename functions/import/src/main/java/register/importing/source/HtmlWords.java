package register.importing.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// Collects the words of HTML, with links, bold type and line breaks.
final class HtmlWords {
    private static final Set<String> STRONG = Set.of("b", "strong");
    private static final Set<String> UNMARKED = Set.of("font", "wbr", "bdi", "bdo", "abbr", "nobr", "time");
    private static final Pattern BADGE = Pattern.compile("(?:^|[\\s_-])(?:badge|pill|chip|tag)s?(?:$|[\\s_-])");
    private static final Pattern BOLD = Pattern.compile("font-weight:\\s*(?:bold|[6-9]00)\\b");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern LOGO =
            Pattern.compile("\\s*\\b(?:logo(?:type)?|icon)\\b\\s*", Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST = 200;

    private final List<MarkedText.Run> runs = new ArrayList<>();
    private int line;

    /// All words in the element.
    static MarkedText of(Element element) {
        var text = new HtmlWords();
        for (Node child : element.childNodes()) {
            text.add(child, MarkedText.Mark.PLAIN, null, 0);
        }
        MarkedText read = text.take();
        return read.isEmpty() ? alternative(element) : read;
    }

    /// The name that a logo gives to readers without pictures.
    static MarkedText alternative(Element element) {
        return MarkedText.lines(element.select("img[alt]").stream()
                .map(image -> MarkedText.of(
                        LOGO.matcher(Source.clean(image.attr("alt"))).replaceAll(" ")))
                .toList());
    }

    void add(Node node) {
        add(node, MarkedText.Mark.PLAIN, null, 0);
    }

    private void add(Node node, MarkedText.Mark mark, @Nullable String link, int depth) {
        if (node instanceof TextNode words) {
            if (line == 0 && !words.isBlank()) {
                line = HtmlParts.line(words);
            }
            String collapsed = SPACE.matcher(words.getWholeText()).replaceAll(" ");
            if (!collapsed.isEmpty()) {
                runs.add(new MarkedText.Run(collapsed, mark, link));
            }
            return;
        }
        if (!(node instanceof Element element) || HtmlBlocks.UNSEEN.contains(element.normalName())) {
            return;
        }
        String name = element.normalName();
        if (name.equals("br")) {
            lineBreak();
        } else if (depth > DEEPEST) {
            runs.add(new MarkedText.Run(SPACE.matcher(element.text()).replaceAll(" "), mark, link));
        } else {
            boolean block = HtmlBlocks.BLOCKS.contains(name);
            if (block) {
                lineBreak();
            }
            String leads = name.equals("a") && element.hasAttr("href")
                    ? element.attr("href").strip()
                    : link;
            MarkedText.Mark own = block ? mark : mark(element, name, mark);
            for (Node child : element.childNodes()) {
                add(child, own, leads, depth + 1);
            }
            if (block) {
                lineBreak();
            }
        }
    }

    private static MarkedText.Mark mark(Element element, String name, MarkedText.Mark outer) {
        if (outer == MarkedText.Mark.NOTE || name.equals("sup") || isBadge(element)) {
            return MarkedText.Mark.NOTE;
        }
        if (name.equals("a") && element.hasAttr("href")) {
            return MarkedText.Mark.LINK;
        }
        boolean strong =
                STRONG.contains(name) || BOLD.matcher(element.attr("style")).find();
        if (strong && outer != MarkedText.Mark.LINK) {
            return MarkedText.Mark.STRONG;
        }
        return outer == MarkedText.Mark.PLAIN && !UNMARKED.contains(name) ? MarkedText.Mark.SPAN : outer;
    }

    private static boolean isBadge(Element element) {
        String names = element.className().toLowerCase(Locale.ROOT);
        return !names.isEmpty() && names.length() < 200 && BADGE.matcher(names).find();
    }

    private void lineBreak() {
        if (!runs.isEmpty()) {
            runs.add(MarkedText.BREAK);
        }
    }

    /// The line of its first word.
    int line() {
        return line;
    }

    /// The words added since the last call.
    MarkedText take() {
        var text = new MarkedText(runs);
        runs.clear();
        line = 0;
        return text;
    }
}
