package register.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A piece of a page. Its text is escaped when written, without exception; styles and scripts, in which browsers do
/// not decode escapes, are written as they are and must not contain their own end tag.
public sealed interface Html {

    record Text(String text) implements Html {}

    record Attribute(String name, String value) {}

    record Element(String name, List<Attribute> attributes, List<Html> children) implements Html {
        public Element {
            attributes = List.copyOf(attributes);
            children = List.copyOf(children);
        }

        /// @param value null omits the attribute
        public Element with(String attribute, @Nullable String value) {
            if (value == null) {
                return this;
            }
            var more = new ArrayList<>(attributes);
            more.add(new Attribute(attribute, value));
            return new Element(name, more, children);
        }

        /// @param child null adds nothing
        public Element and(@Nullable Html child) {
            if (child == null) {
                return this;
            }
            var more = new ArrayList<>(children);
            more.add(child);
            return new Element(name, attributes, more);
        }

        public Element and(List<? extends Html> others) {
            var more = new ArrayList<>(children);
            more.addAll(others);
            return new Element(name, attributes, more);
        }
    }

    static Element element(String name, Html... children) {
        return new Element(name, List.of(), List.of(children));
    }

    static Element element(String name, String text) {
        return element(name, new Text(text));
    }

    static Html text(String text) {
        return new Text(text);
    }

    static String write(Html html) {
        var out = new StringBuilder();
        Writer.write(html, out);
        return out.toString();
    }

    /// Controls, lone surrogates, and characters that change the direction of the text around them (Unicode Standard
    /// Annex 9): a name must not change how the words beside it read.
    static boolean isHarmful(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t')
                || Character.getType(c) == Character.SURROGATE
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    /// Writes HTML's syntax (WHATWG HTML, section 13.1).
    final class Writer {
        private static final Set<String> VOID = Set.of("meta", "br", "link", "input", "img", "source");
        private static final Set<String> RAW = Set.of("style", "script");

        private Writer() {}

        private static void write(Html html, StringBuilder out) {
            switch (html) {
                case Text text -> escape(text.text(), out);
                case Element element -> element(element, out);
            }
        }

        private static void element(Element element, StringBuilder out) {
            out.append('<').append(element.name());
            for (Attribute attribute : element.attributes()) {
                out.append(' ').append(attribute.name()).append("=\"");
                escape(attribute.value(), out);
                out.append('"');
            }
            out.append('>');
            if (!VOID.contains(element.name())) {
                if (RAW.contains(element.name())) {
                    element.children().forEach(child -> raw(child, out));
                } else {
                    element.children().forEach(child -> write(child, out));
                }
                out.append("</").append(element.name()).append('>');
            }
        }

        /// Raw text (13.1.2.6).
        private static void raw(Html html, StringBuilder out) {
            if (!(html instanceof Text(String text)) || text.contains("</") || text.contains("<!--")) {
                throw new IllegalArgumentException("no style or script: it would end before it should");
            }
            out.append(text);
        }

        private static void escape(String text, StringBuilder out) {
            text.codePoints().forEach(c -> {
                switch (c) {
                    case '&' -> out.append("&amp;");
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    case '"' -> out.append("&quot;");
                    case '\'' -> out.append("&#39;");
                    default -> out.appendCodePoint(isHarmful(c) ? 0xFFFD : c);
                }
            });
        }
    }
}
