package register.importing.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// The parts of an element, in their order.
final class HtmlParts {
    /// The attribute with the line number in the original, if the HTML was made from another format.
    static final String LINE = "data-source-line";

    private static final int DEEPEST = 200;
    private static final int FEWEST_CELLS = 6;

    /// The maximum number of adjacent boxes to compare, more than any list has.
    private static final int BOXES = 5000;

    private @Nullable String title;

    @Nullable
    String title() {
        return title;
    }

    List<SourcePart> read(Element element) {
        return read(element, 0);
    }

    private List<SourcePart> read(Element element, int depth) {
        if (depth > DEEPEST) {
            return paragraph(MarkedText.of(Source.clean(element.text())), line(element));
        }
        if (isGrid(element)) {
            var cells = new ArrayList<SourcePart>();
            boxes(new ArrayList<>(element.children()), cells, depth);
            return cells;
        }
        var parts = new ArrayList<SourcePart>();
        var words = new HtmlWords();
        var run = new ArrayList<Element>();
        for (Node node : element.childNodes()) {
            if (!run.isEmpty() && !continues(run.getFirst(), node)) {
                boxes(run, parts, depth);
            }
            if (node instanceof Element one
                    && !HtmlBlocks.UNSEEN.contains(one.normalName())
                    && HtmlBlocks.isBlock(one)) {
                flush(words, parts);
                if (HtmlBlocks.isBox(one) && HtmlAround.why(one).isEmpty()) {
                    run.add(one);
                } else {
                    parts.addAll(block(one, depth));
                }
            } else {
                words.add(node);
            }
        }
        boxes(run, parts, depth);
        flush(words, parts);
        return parts;
    }

    /// True if it contains only many short elements, placed side by side by style alone.
    private static boolean isGrid(Element element) {
        return element.childrenSize() >= FEWEST_CELLS
                && Set.of("div", "section").contains(element.normalName())
                && element.textNodes().stream().allMatch(TextNode::isBlank)
                && element.children().stream()
                        .allMatch(one -> one.normalName().equals("span")
                                && one.hasAttr("class")
                                && one.hasText()
                                && !HtmlBlocks.isBlock(one));
    }

    /// True if the node continues a row of boxes, which have the same tag; invisible nodes do not interrupt it.
    private static boolean continues(Element first, Node next) {
        return switch (next) {
            case TextNode text -> text.isBlank();
            case Element element ->
                HtmlBlocks.UNSEEN.contains(element.normalName())
                        || (element.normalName().equals(first.normalName())
                                && HtmlBlocks.isBox(element)
                                && HtmlAround.why(element).isEmpty());
            default -> true;
        };
    }

    private void boxes(List<Element> run, List<SourcePart> parts, int depth) {
        if (run.size() == 1) {
            parts.addAll(block(run.getFirst(), depth));
        } else if (!run.isEmpty()) {
            String words = run.size() > BOXES
                    ? ""
                    : run.stream()
                            .map(Element::text)
                            .collect(Collectors.joining("\n"))
                            .toLowerCase(Locale.ROOT);
            List<SourcePart.Item> items = run.stream()
                    .map(one -> new SourcePart.Item(line(one), MarkedText.of(""), box(one, words, depth)))
                    .toList();
            parts.add(new SourcePart.Items(line(run.getFirst()), SourcePart.Kind.BOXES, HtmlLogos.named(items, run)));
        }
        run.clear();
    }

    /// The parts of a box. A logo alone counts as its name, unless a box beside it has that name.
    private List<SourcePart> box(Element element, String words, int depth) {
        List<SourcePart> parts = block(element, depth);
        MarkedText logo = parts.isEmpty() ? HtmlWords.of(element) : MarkedText.of("");
        String first = logo.plain().toLowerCase(Locale.ROOT).split(" ", -1)[0];
        return logo.isEmpty() || words.contains(first) ? parts : paragraph(logo, line(element));
    }

    private List<SourcePart> block(Element element, int depth) {
        String why = HtmlAround.why(element);
        if (!why.isEmpty()) {
            return asides(children(element, depth), why);
        }
        return children(element, depth);
    }

    private List<SourcePart> children(Element element, int depth) {
        String name = element.normalName();
        int level = HtmlBlocks.level(element, name);
        if (level > 0) {
            return heading(element, level);
        }
        if (name.equals("table") && HtmlTable.isData(element)) {
            return List.of(HtmlTable.read(element));
        }
        if (HtmlTable.isMarked(element)) {
            return List.of(HtmlTable.readMarked(element));
        }
        if (name.equals("ul") || name.equals("ol")) {
            return list(element, depth);
        }
        return name.equals("dl") ? List.of(terms(element, depth)) : read(element, depth + 1);
    }

    private List<SourcePart> heading(Element element, int level) {
        MarkedText text = HtmlWords.of(element);
        if (text.isEmpty()) {
            return List.of();
        }
        if (level == 1 && title == null) {
            title = text.plain();
            return List.of();
        }
        return List.of(new SourcePart.Heading(line(element), level, text));
    }

    private List<SourcePart> list(Element list, int depth) {
        var items = new ArrayList<SourcePart.Item>();
        var own = new ArrayList<Element>();
        var between = new ArrayList<SourcePart>();
        for (Element child : list.children()) {
            List<SourcePart> parts = block(child, depth + 1);
            if (!child.normalName().equals("li")) {
                between.addAll(parts);
            } else if (!parts.isEmpty()) {
                own.add(child);
                items.add(new SourcePart.Item(line(child), MarkedText.of(""), parts));
            }
        }
        if (!items.isEmpty()) {
            between.addFirst(new SourcePart.Items(line(list), SourcePart.Kind.LIST, HtmlLogos.named(items, own)));
        }
        return between;
    }

    /// Terms and their descriptions, each group in a `div` of its own or not.
    private SourcePart terms(Element list, int depth) {
        var items = new ArrayList<SourcePart.Item>();
        for (Element child : list.select("> dt, > dd, > div > dt, > div > dd")) {
            if (child.normalName().equals("dt") || items.isEmpty()) {
                items.add(new SourcePart.Item(line(child), HtmlWords.of(child), List.of()));
            }
            if (child.normalName().equals("dd")) {
                SourcePart.Item last = items.removeLast();
                var parts = new ArrayList<>(last.parts());
                parts.addAll(read(child, depth + 1));
                items.add(new SourcePart.Item(last.line(), last.term(), parts));
            }
        }
        return new SourcePart.Items(line(list), SourcePart.Kind.TERMS, items);
    }

    private static void flush(HtmlWords words, List<SourcePart> parts) {
        int line = words.line();
        parts.addAll(paragraph(words.take(), line));
    }

    private static List<SourcePart> paragraph(MarkedText text, int line) {
        return text.isEmpty() ? List.of() : List.of(new SourcePart.Paragraph(line, text));
    }

    private static List<SourcePart> asides(List<SourcePart> parts, String why) {
        return PartTexts.texts(parts).stream()
                .<SourcePart>map(
                        one -> new SourcePart.Aside(one.line(), one.text().plain(), why))
                .toList();
    }

    static int line(Node node) {
        if (node instanceof Element element && element.hasAttr(LINE)) {
            return number(element.attr(LINE));
        }
        int line = Math.max(0, node.sourceRange().start().lineNumber());
        return line == 0 && node.parent() instanceof Element parent && parent.hasAttr(LINE)
                ? number(parent.attr(LINE))
                : line;
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : 0;
    }
}
