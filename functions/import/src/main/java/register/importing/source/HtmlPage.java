package register.importing.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import register.policy.rules.Addresses;

/// A page as HTML: its headings, paragraphs, lists and tables, without navigation and the like.
public final class HtmlPage implements NodeFilter {
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "noscript", "template", "iframe", "svg", "object", "canvas", "head", "math");
    private static final Set<String> AROUND = Set.of("nav", "footer", "aside", "form", "button", "dialog", "select");
    private static final Set<String> ROLES =
            Set.of("navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "ul",
            "ol",
            "li",
            "table",
            "tr",
            "td",
            "th",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "header",
            "figure",
            "figcaption",
            "address",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "nav",
            "footer",
            "aside",
            "form",
            "button",
            "dialog",
            "body",
            "details",
            "summary",
            "fieldset",
            "caption");
    private static final Pattern NAMED_AROUND = Pattern.compile(
            "(?:^|[\\s_-])(?:cookies?|consent|breadcrumbs?|newsletter|related|sidebar|share|social|menu|modal|popup)"
                    + "(?:$|[\\s_-])");

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int line;
    private @Nullable String title;
    private @Nullable Element around;
    private String why = "";

    private HtmlPage() {}

    public static Page read(String html) {
        Parser parser = Parser.htmlParser().setTrackPosition(true);
        Document document = Jsoup.parse(html, "", parser);
        var page = new HtmlPage();
        NodeTraversor.filter(page, document.body());
        page.flush("p");
        String title = page.title == null ? Source.clean(document.title()) : page.title;
        Element root = document.selectFirst("html");
        String language = root == null ? "" : root.attr("lang").strip();
        return new Page(page.blocks, blankAsNull(title), blankAsNull(language), address(document));
    }

    private static @Nullable String address(Document document) {
        Element link = document.selectFirst("link[rel=canonical][href]");
        String address = link == null ? "" : link.attr("href").strip();
        return Addresses.isWebAddress(address) ? address : null;
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isBlank() ? null : text;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            if (text.isEmpty() && !words.isBlank()) {
                line = line(words);
            }
            text.append(words.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String name = element.normalName();
        if (UNSEEN.contains(name)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (BLOCKS.contains(name)) {
            flush(element.parent() == null ? "p" : kind(element.parent()));
        } else if (name.equals("br")) {
            text.append(' ');
        }
        if (around == null) {
            why = whyAround(element, name);
            around = why.isEmpty() ? null : element;
        }
        if (around == null && name.equals("table") && HtmlTable.isData(element)) {
            blocks.add(HtmlTable.read(element, line(element)));
            return FilterResult.SKIP_ENTIRELY;
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            String name = element.normalName();
            if (BLOCKS.contains(name) || element.equals(around)) {
                flush(kind(element));
            }
            if (element.equals(around)) {
                around = null;
            }
        }
        return FilterResult.CONTINUE;
    }

    /// A paragraph that is a list item counts as an item.
    private static String kind(Element element) {
        Element parent = element.parent();
        boolean inItem = parent != null && parent.normalName().equals("li");
        return inItem ? "li" : element.normalName();
    }

    private void flush(String element) {
        String words = Source.clean(text.toString());
        text.setLength(0);
        if (words.isEmpty()) {
            return;
        }
        if (around != null) {
            blocks.add(new Block.Aside(line, words, why));
        } else if (element.equals("h1") && title == null) {
            title = words;
        } else if (element.length() == 2 && element.charAt(0) == 'h' && Character.isDigit(element.charAt(1))) {
            blocks.add(new Block.Heading(line, words));
        } else if (element.equals("li")) {
            blocks.add(new Block.Bullet(line, words));
        } else {
            blocks.add(new Block.Paragraph(line, words));
        }
    }

    /// Why the element's content does not belong to the policy; empty if it may.
    private static String whyAround(Element element, String name) {
        if (element.hasAttr("hidden") || element.attr("style").replace(" ", "").contains("display:none")) {
            return "hidden on the page";
        }
        if (AROUND.contains(name) || (name.equals("header") && element.selectFirst("h1") == null)) {
            return "part of the site (" + name + ")";
        }
        String role = element.attr("role").toLowerCase(Locale.ROOT);
        if (ROLES.contains(role)) {
            return "part of the site (" + role + ")";
        }
        String names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
        boolean named = names.length() < 1000 && NAMED_AROUND.matcher(names).find();
        return named && element.selectFirst("table, h1, main") == null ? "part of the site (its class says so)" : "";
    }

    private static int line(Node node) {
        return Math.max(0, node.sourceRange().start().lineNumber());
    }
}
