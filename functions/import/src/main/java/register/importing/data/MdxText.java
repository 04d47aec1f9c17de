package register.importing.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.importing.source.Page;
import register.importing.source.Source;

/// MDX (Markdown with JSX) as Markdown: without its code, none of which runs. Texts among the properties of a
/// component are kept as the fields of an object; what is computed is noted.
final class MdxText {
    private static final Pattern MODULE = Pattern.compile(
            "import\\s+(?:[\\w$*{][^'\"`;=()]{0,500}?from\\s*)?['\"](?<file>[^'\"\\n]{1,500})['\"]|export\\s+(?:const|let|var"
                    + "|default|function|async|class|type|interface|\\{|\\*)");
    private static final Pattern LOCAL =
            Pattern.compile("(?:\\.|~|/|@/|@site/|#).*|.*\\.(?:json|ya?ml|csv|mdx?|[jt]sx?)");
    private static final Pattern LITERAL =
            Pattern.compile("\\s*(?:(['\"`])(?<text>[^'\"`$\\\\]*)\\1|(?<plain>[\\w.-]+))\\s*");
    private static final int WORDS = 100;
    private static final int MOST = 200;

    private final JsxScanner in;
    private final StringBuilder out = new StringBuilder();
    private final List<Page.Elsewhere> elsewhere = new ArrayList<>();
    private final Map<String, List<DataValue>> components = new LinkedHashMap<>();

    private MdxText(String text) {
        in = new JsxScanner(text);
    }

    /// @param text as Markdown, with as many lines
    /// @param components the properties of each component, by its name
    record Read(String text, DataValue.Fields components, List<Page.Elsewhere> elsewhere) {}

    static Read of(String text) {
        var mdx = new MdxText(text);
        mdx.read();
        Map<String, DataValue> fields = new LinkedHashMap<>();
        mdx.components.forEach((name, all) ->
                fields.put(name, new DataValue.Items(all.getFirst().line(), all)));
        return new Read(mdx.out.toString(), new DataValue.Fields(1, fields), mdx.elsewhere);
    }

    private void read() {
        while (!in.atEnd()) {
            int start = in.at();
            boolean code = (in.isLineStart() && (kept(in.skipFence(), start) || module(start)))
                    || kept(in.skipCode() || in.skipEscape(), start)
                    || expression(start)
                    || tag(start);
            if (!code) {
                out.append(in.next());
            }
        }
    }

    /// Keeps what was skipped as it is written.
    private boolean kept(boolean skipped, int start) {
        if (skipped) {
            out.append(in.since(start));
        }
        return skipped;
    }

    private boolean module(int start) {
        Matcher module = in.lookingAt(MODULE);
        if (module == null) {
            return false;
        }
        in.skipStatement(module.end());
        String file = module.group("file");
        blank(start);
        boolean exports = in.since(start).startsWith("export");
        if (exports || (file != null && LOCAL.matcher(file).matches())) {
            note(start, exports ? null : file);
        }
        return true;
    }

    private boolean expression(int start) {
        if (in.peek() != '{' || !in.skipBraces()) {
            return false;
        }
        String words = in.since(start);
        String inner = words.substring(1, words.length() - 1).strip();
        Matcher literal = LITERAL.matcher(inner);
        if (inner.isEmpty() || (inner.startsWith("/*") && inner.indexOf("*/") == inner.length() - 2)) {
            blank(start);
        } else if (literal.matches() && literal.group("text") != null) {
            out.append(literal.group("text"));
            blank(start);
        } else {
            out.append(Source.UNREADABLE);
            blank(start);
            note(start, null);
        }
        return true;
    }

    private boolean tag(int start) {
        JsxScanner.Tag tag = in.peek() == '<' ? in.tag() : null;
        if (tag == null) {
            return false;
        }
        boolean component = tag.name().isEmpty()
                || Character.isUpperCase(tag.name().charAt(0))
                || tag.name().indexOf('.') > 0;
        int line = in.line(start);
        Map<String, DataValue> texts = new LinkedHashMap<>();
        boolean computed = false;
        var kept = new StringBuilder();
        for (Map.Entry<String, String> one : tag.properties().entrySet()) {
            String written = one.getValue();
            Matcher literal =
                    LITERAL.matcher(written.startsWith("{") ? written.substring(1, written.length() - 1) : "");
            String text = !written.startsWith("{")
                    ? written
                    : !literal.matches()
                            ? null
                            : literal.group("text") != null
                                    ? literal.group("text")
                                    : literal.group("plain").matches("true|false|[\\d.-]+")
                                            ? literal.group("plain")
                                            : null;
            if (text == null) {
                computed = true;
            } else {
                texts.put(one.getKey(), new DataValue.Text(line, text));
                kept.append(' ')
                        .append(one.getKey())
                        .append("=\"")
                        .append(text.replace("\"", "&quot;"))
                        .append('"');
            }
        }
        if (component) {
            blank(start);
            if (!texts.isEmpty()) {
                components.computeIfAbsent(tag.name(), _ -> new ArrayList<>()).add(new DataValue.Fields(line, texts));
            }
            if (computed) {
                note(start, null);
            }
        } else if (computed) {
            out.append('<').append(tag.name()).append(kept).append(tag.closed() ? "/>" : ">");
            blank(start);
        } else {
            out.append(in.since(start));
        }
        return true;
    }

    /// The line breaks of a skipped part, so that later lines keep their numbers.
    private void blank(int start) {
        in.since(start).chars().filter(c -> c == '\n').forEach(_ -> out.append('\n'));
    }

    private void note(int start, @Nullable String file) {
        if (elsewhere.size() < MOST) {
            String words = Source.clean(in.since(start));
            elsewhere.add(new Page.Elsewhere(
                    in.line(start), words.length() > WORDS ? words.substring(0, WORDS) + "…" : words, file));
        }
    }
}
