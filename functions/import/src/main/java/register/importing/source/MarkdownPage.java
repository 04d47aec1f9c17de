package register.importing.source;

import java.util.List;
import java.util.Map;
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
    /// GitHub's notation for struck-through words.
    private static final Pattern STRUCK =
            Pattern.compile("(?<![~\\\\])~~(?=[^\\s~|])([^~|\\r\\n]{0,500}[^\\s~|])~~(?!~)");

    private MarkdownPage() {}

    public static Page read(String source) {
        String text = STRUCK.matcher(source).replaceAll("<del>$1</del>");
        return HtmlPage.read(HTML.render(PARSER.parse(text)));
    }

    private static void line(Node node, String tag, Map<String, String> attributes) {
        if (!node.getSourceSpans().isEmpty()) {
            attributes.put(
                    HtmlParts.LINE,
                    Integer.toString(node.getSourceSpans().getFirst().getLineIndex() + 1));
        }
    }
}
