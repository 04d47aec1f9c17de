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

/// Words of HTML as they come, with links, bold type and breaks of the line.
final class HtmlText {
    private static final Set<String> STRONG = Set.of("b", "strong");
    private static final Set<String> UNMARKED = Set.of("font", "wbr", "bdi", "bdo", "abbr", "nobr", "time");
    private static final Pattern BADGE = Pattern.compile("(?:^|[\\s_-])(?:badge|pill|chip|tag)s?(?:$|[\\s_-])");
    private static final Pattern BOLD = Pattern.compile("font-weight:\\s*(?:bold|[6-9]00)\\b");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern LOGO =
            Pattern.compile("\\s*\\b(?:logo(?:type)?|icon)\\b\\s*", Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST = 200;

    private final List<Text.Run> runs = new ArrayList<>();
    private int line;

    /// All words in the element.
    static Text of(Element element) {
        var text = new HtmlText();
        for (Node child : element.childNodes()) {
            text.add(child, Text.Mark.PLAIN, null, 0);
        }
        Text read = text.take();
        return read.isEmpty() ? alternative(element) : read;
    }

    /// A logo stands for the name that a reader without pictures is given.
    static Text alternative(Element element) {
        return Text.lines(element.select("img[alt]").stream()
                .map(image ->
                        Text.of(LOGO.matcher(Source.clean(image.attr("alt"))).replaceAll(" ")))
                .toList());
    }

    void add(Node node) {
        add(node, Text.Mark.PLAIN, null, 0);
    }

    private void add(Node node, Text.Mark mark, @Nullable String link, int depth) {
        if (node instanceof TextNode words) {
            if (line == 0 && !words.isBlank()) {
                line = HtmlParts.line(words);
            }
            String collapsed = SPACE.matcher(words.getWholeText()).replaceAll(" ");
            if (!collapsed.isEmpty()) {
                runs.add(new Text.Run(collapsed, mark, link));
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
            runs.add(new Text.Run(SPACE.matcher(element.text()).replaceAll(" "), mark, link));
        } else {
            boolean block = HtmlBlocks.BLOCKS.contains(name);
            if (block) {
                lineBreak();
            }
            String leads = name.equals("a") && element.hasAttr("href")
                    ? element.attr("href").strip()
                    : link;
            Text.Mark own = block ? mark : mark(element, name, mark);
            for (Node child : element.childNodes()) {
                add(child, own, leads, depth + 1);
            }
            if (block) {
                lineBreak();
            }
        }
    }

    private static Text.Mark mark(Element element, String name, Text.Mark outer) {
        if (outer == Text.Mark.NOTE || name.equals("sup") || isBadge(element)) {
            return Text.Mark.NOTE;
        }
        if (name.equals("a") && element.hasAttr("href")) {
            return Text.Mark.LINK;
        }
        boolean strong =
                STRONG.contains(name) || BOLD.matcher(element.attr("style")).find();
        if (strong && outer != Text.Mark.LINK) {
            return Text.Mark.STRONG;
        }
        return outer == Text.Mark.PLAIN && !UNMARKED.contains(name) ? Text.Mark.SPAN : outer;
    }

    private static boolean isBadge(Element element) {
        String names = element.className().toLowerCase(Locale.ROOT);
        return !names.isEmpty() && names.length() < 200 && BADGE.matcher(names).find();
    }

    private void lineBreak() {
        if (!runs.isEmpty()) {
            runs.add(Text.BREAK);
        }
    }

    /// Where its first word stands.
    int line() {
        return line;
    }

    /// What came since it was taken last.
    Text take() {
        var text = new Text(runs);
        runs.clear();
        line = 0;
        return text;
    }
}
