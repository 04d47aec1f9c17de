package register.mail.letter;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.value.Language;

/// A letter, paragraph by paragraph, as plain text and as HTML with the same words. The HTML has no style, no image
/// and nothing else to fetch.
public final class Letter {
    private final List<Paragraph> paragraphs = new ArrayList<>();

    /// @param link a web address in the text; absent if there is none
    private record Paragraph(String text, @Nullable String link) {
        String html() {
            String escaped = escaped(text).replace("\n", "<br>\n");
            if (link == null) {
                return "<p>" + escaped + "</p>";
            }
            String address = escaped(link);
            return "<p>" + escaped.replace(address, "<a href=\"" + address + "\">" + address + "</a>") + "</p>";
        }
    }

    public Letter add(String text) {
        paragraphs.add(new Paragraph(text, null));
        return this;
    }

    /// Adds a paragraph of two lines.
    public Letter add(String text, String below) {
        return add(text + "\n" + below);
    }

    /// Adds a paragraph with a link; nothing if there is no link.
    ///
    /// @param text around the link
    public Letter addLink(@Nullable URI link, UnaryOperator<String> text) {
        if (link != null) {
            String address = link.toASCIIString();
            paragraphs.add(new Paragraph(text.apply(address), address));
        }
        return this;
    }

    public String text() {
        return paragraphs.stream().map(Paragraph::text).collect(Collectors.joining("\n\n", "", "\n"));
    }

    public String html(Language language) {
        return paragraphs.stream()
                .map(Paragraph::html)
                .collect(Collectors.joining(
                        "\n",
                        "<!DOCTYPE html>\n<html lang=\"" + escaped(language.tag())
                                + "\">\n<head><meta charset=\"utf-8\"></head>\n<body>\n",
                        "\n</body>\n</html>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
