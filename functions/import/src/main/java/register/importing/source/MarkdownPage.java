package register.importing.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// A page as Markdown (CommonMark, with GitHub's tables), read as the equivalent HTML.
public final class MarkdownPage {
    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(TABLES)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(200)
            .build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(TABLES)
            .attributeProviderFactory(_ -> MarkdownPage::line)
            .build();
    private static final Pattern MATTER =
            Pattern.compile("\\A---[ \\t]*\\R(?<matter>(?:.*\\R){0,200}?)(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)");
    /// `lastUpdated: 2026-05-01`
    private static final Pattern CAMEL = Pattern.compile("(?<=^\\w{1,30}\\p{Ll})(?=\\p{Lu}\\w{1,30}:)");
    private static final Pattern TITLE = Pattern.compile("(?m)^title:\\s*[\"']?(?<title>.*?)[\"']?\\s*$");

    /// GitHub's notation for struck-through words.
    private static final Pattern STRUCK =
            Pattern.compile("(?<![~\\\\])~~(?=[^\\s~|])([^~|\\r\\n]{0,500}[^\\s~|])~~(?!~)");

    private MarkdownPage() {}

    public static Page read(String source) {
        String text = STRUCK.matcher(source).replaceAll("<del>$1</del>");
        Matcher matter = MATTER.matcher(text);
        if (!matter.lookingAt()) {
            return HtmlPage.read(HTML.render(PARSER.parse(text)));
        }
        Matcher titled = TITLE.matcher(matter.group("matter"));
        String title = titled.find() ? Source.clean(titled.group("title")) : "";
        String blank = matter.group().replaceAll("[^\\r\\n]", "");
        Page page = HtmlPage.read(HTML.render(PARSER.parse(blank + text.substring(matter.end()))));
        var parts = new ArrayList<SourcePart>(page.parts());
        int line = 1;
        for (String said : matter.group("matter").lines().toList()) {
            line++;
            if (!said.isBlank()) {
                parts.add(new SourcePart.Aside(
                        line, Source.clean(CAMEL.matcher(said).replaceAll(" ")), "front matter"));
            }
        }
        String known = page.title() != null || title.isEmpty() ? page.title() : title;
        return new Page(parts, known, page.language(), page.address(), null);
    }

    private static void line(Node node, String tag, Map<String, String> attributes) {
        if (!node.getSourceSpans().isEmpty()) {
            attributes.put(
                    HtmlParts.LINE,
                    Integer.toString(node.getSourceSpans().getFirst().getLineIndex() + 1));
        }
    }
}
