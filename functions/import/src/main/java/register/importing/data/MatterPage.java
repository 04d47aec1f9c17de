package register.importing.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.importing.source.MarkdownPage;
import register.importing.source.Page;
import register.importing.source.RefusedSourceException;
import register.importing.source.Source;
import register.importing.source.SourcePart;
import register.importing.word.Vocabulary;

/// A page of a website's source: Markdown or MDX, with or without front matter in YAML, which may hold the list.
public final class MatterPage {
    private static final Pattern FENCE = Pattern.compile("---[ \\t]*");
    private static final Pattern END = Pattern.compile("(?:---|\\.\\.\\.)[ \\t]*");
    /// What a template of Liquid, Jinja or Hugo inserts.
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{[^\\n{}]{0,500}\\}\\}|\\{%[^\\n{}]{0,500}%\\}");

    private static final String MATTER = "front matter";
    private static final int MOST = 200;

    private MatterPage() {}

    /// @param language the preferred one of texts in several languages
    /// @param jsx true for MDX
    public static Page read(String text, Vocabulary vocabulary, @Nullable String language, boolean jsx)
            throws RefusedSourceException {
        int lines = lines(text);
        List<String> all = text.lines().toList();
        String matter = lines == 0 ? "" : String.join("\n", all.subList(1, lines - 1));
        String body = "\n".repeat(lines) + String.join("\n", all.subList(lines, all.size()));
        var elsewhere = new ArrayList<Page.Elsewhere>();
        var parts = new ArrayList<SourcePart>();
        if (jsx) {
            MdxText.Read mdx = MdxText.of(body);
            body = mdx.text();
            elsewhere.addAll(mdx.elsewhere());
            parts.addAll(DataPage.matter(mdx.components(), vocabulary, language).parts());
        } else if (lines > 0) {
            body = withoutTemplates(body, elsewhere);
        }
        Page page = MarkdownPage.read(body);
        Page fields = matter(matter, vocabulary, language);
        parts.addAll(0, page.parts());
        parts.addAll(fields.parts());
        return new Page(
                parts,
                page.title() == null ? fields.title() : page.title(),
                page.language() == null ? fields.language() : page.language(),
                page.address(),
                null,
                !page.parts().isEmpty(),
                elsewhere);
    }

    /// The number of lines that the front matter takes; 0 without one.
    private static int lines(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !FENCE.matcher(lines.getFirst()).matches()) {
            return 0;
        }
        for (int i = 1; i < lines.size(); i++) {
            if (END.matcher(lines.get(i)).matches()) {
                return i + 1;
            }
        }
        return 0;
    }

    private static Page matter(String yaml, Vocabulary vocabulary, @Nullable String language) {
        if (yaml.isBlank()) {
            return Page.of(List.of());
        }
        Page page;
        try {
            // The fence is the first line.
            page = DataPage.matter(YamlData.read("\n" + yaml), vocabulary, language);
        } catch (RefusedSourceException _) {
            return Page.of(asLines(yaml));
        }
        List<SourcePart> parts = page.parts().stream()
                .<SourcePart>map(part -> part instanceof SourcePart.Aside aside
                        ? new SourcePart.Aside(
                                aside.line(), aside.text(), aside.why().equals(DataPage.BESIDE) ? MATTER : aside.why())
                        : part)
                .toList();
        return Page.of(parts, page.title(), page.language());
    }

    /// Text between lines of dashes that is no YAML, or no list.
    private static List<SourcePart> asLines(String text) {
        var parts = new ArrayList<SourcePart>();
        int line = 1;
        for (String said : text.lines().toList()) {
            line++;
            if (!said.isBlank()) {
                parts.add(new SourcePart.Aside(line, Source.clean(said), MATTER));
            }
        }
        return parts;
    }

    private static String withoutTemplates(String body, List<Page.Elsewhere> elsewhere) {
        Matcher matcher = TEMPLATE.matcher(body);
        var out = new StringBuilder();
        int line = 1;
        int counted = 0;
        while (matcher.find()) {
            for (; counted < matcher.start(); counted++) {
                line += body.charAt(counted) == '\n' ? 1 : 0;
            }
            if (elsewhere.size() < MOST) {
                elsewhere.add(new Page.Elsewhere(line, Source.clean(Objects.requireNonNull(matcher.group())), null));
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(Source.UNREADABLE));
        }
        return matcher.appendTail(out).toString();
    }
}
