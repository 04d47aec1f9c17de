package register.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A part of a page, made by `Tags`. Its text is escaped when written, without exception; styles and scripts, in
/// which browsers do not decode escapes, are written unchanged and must not contain their own end tag.
public sealed interface Html {

    record Text(String text) implements Html {}

    /// Part of the element that it is given to.
    record Attribute(String name, String value) implements Html {}

    /// Several parts in the place of one.
    record Several(List<? extends Html> parts) implements Html {
        public Several {
            parts = List.copyOf(parts);
        }
    }

    /// @param children texts and elements
    record Element(String name, List<Attribute> attributes, List<Html> children) implements Html {
        public Element {
            attributes = List.copyOf(attributes);
            children = List.copyOf(children);
        }

        /// The element with more attributes and children, in this order.
        ///
        /// @param more null adds nothing
        public Element with(@Nullable Html... more) {
            var newAttributes = new ArrayList<>(attributes);
            var newChildren = new ArrayList<>(children);
            for (Html part : more) {
                sort(part, newAttributes, newChildren);
            }
            return new Element(name, newAttributes, newChildren);
        }

        private static void sort(@Nullable Html part, List<Attribute> attributes, List<Html> children) {
            if (part instanceof Attribute attribute) {
                attributes.add(attribute);
            } else if (part instanceof Several several) {
                several.parts().forEach(each -> sort(each, attributes, children));
            } else if (part != null) {
                children.add(part);
            }
        }
    }

    static String write(Element element) {
        var out = new StringBuilder();
        Writer.element(element, out);
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

        private static void element(Element element, StringBuilder out) {
            out.append('<').append(element.name());
            for (Attribute attribute : element.attributes()) {
                out.append(' ').append(attribute.name()).append("=\"");
                escape(attribute.value(), out);
                out.append('"');
            }
            out.append('>');
            if (!VOID.contains(element.name())) {
                boolean raw = RAW.contains(element.name());
                for (Html child : element.children()) {
                    if (raw) {
                        raw(child, out);
                    } else if (child instanceof Element inner) {
                        element(inner, out);
                    } else if (child instanceof Text(String text)) {
                        escape(text, out);
                    }
                }
                out.append("</").append(element.name()).append('>');
            }
        }

        /// Raw text (13.1.2.6).
        private static void raw(Html html, StringBuilder out) {
            if (!(html instanceof Text(String text)) || text.contains("</") || text.contains("<!--")) {
                throw new IllegalArgumentException(
                        "not a style or script that can be embedded: it would end too " + "early");
            }
            out.append(text);
        }

        private static void escape(String text, StringBuilder out) {
            for (int i = 0; i < text.length(); ) {
                int c = text.codePointAt(i);
                i += Character.charCount(c);
                switch (c) {
                    case '&' -> out.append("&amp;");
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    case '"' -> out.append("&quot;");
                    case '\'' -> out.append("&#39;");
                    default -> out.appendCodePoint(isHarmful(c) ? 0xFFFD : c);
                }
            }
        }
    }
}
