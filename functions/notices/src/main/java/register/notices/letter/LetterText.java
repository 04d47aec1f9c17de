package register.notices.letter;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import register.value.Language;

/// What a letter says, as plain text and as HTML with the same words. The HTML has no colour of its own, so that dark
/// screens show it too, and nothing to fetch.
public final class LetterText {
    private static final String CELL = " style=\"text-align:start;vertical-align:top;padding:2px 12px 2px 0\"";

    private final List<Block> blocks = new ArrayList<>();

    private sealed interface Block {
        String text();

        String html();
    }

    /// One fact of a change.
    ///
    /// @param label what it is; empty where the text says so itself
    /// @param colon what parts both on a line
    record Fact(String label, String colon, String text) {
        static Fact alone(String text) {
            return new Fact("", "", text);
        }

        String line() {
            return label + colon + text;
        }
    }

    /// A paragraph.
    private record Paragraph(String text) implements Block {
        @Override
        public String html() {
            return "<p dir=\"auto\">" + escaped(text).replace("\n", "<br>\n") + "</p>";
        }
    }

    /// What changes, and what is stated of it.
    private record Change(String title, List<Fact> facts) implements Block {
        @Override
        public String text() {
            return facts.stream()
                    .map(fact -> "    " + fact.line())
                    .collect(Collectors.joining("\n", "* " + title + "\n", ""));
        }

        @Override
        public String html() {
            return facts.stream()
                    .map(Change::row)
                    .collect(Collectors.joining(
                            "\n",
                            "<p dir=\"auto\"><strong>" + escaped(title) + "</strong></p>\n<table>\n",
                            "\n</table>"));
        }

        private static String row(Fact fact) {
            return fact.label().isEmpty()
                    ? "<tr><td colspan=\"2\" dir=\"auto\"" + CELL + ">" + escaped(fact.text()) + "</td></tr>"
                    : "<tr><th scope=\"row\"" + CELL + ">" + escaped(fact.label()) + "</th>\n<td dir=\"auto\"" + CELL
                            + ">" + escaped(fact.text()) + "</td></tr>";
        }
    }

    /// A link under words that say where it leads.
    private record Link(String words, URI address) implements Block {
        @Override
        public String text() {
            return words + ":\n" + address.toASCIIString();
        }

        @Override
        public String html() {
            String shown = escaped(address.toASCIIString());
            return "<p>" + escaped(words) + ":<br>\n<a href=\"" + shown + "\">" + shown + "</a></p>";
        }
    }

    public LetterText add(String text) {
        blocks.add(new Paragraph(text));
        return this;
    }

    LetterText add(String title, List<Fact> facts) {
        blocks.add(new Change(title, facts));
        return this;
    }

    public LetterText add(String words, URI address) {
        blocks.add(new Link(words, address));
        return this;
    }

    public String text() {
        return blocks.stream().map(Block::text).collect(Collectors.joining("\n\n", "", "\n"));
    }

    public String html(Language language, String title) {
        return blocks.stream()
                .map(Block::html)
                .collect(Collectors.joining(
                        "\n",
                        "<!DOCTYPE html>\n<html lang=\"" + escaped(language.tag())
                                + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + escaped(title)
                                + "</title>\n</head>\n"
                                + "<body style=\"font-family:sans-serif;line-height:1.5;max-width:42em;overflow-wrap:anywhere\">\n",
                        "\n</body>\n</html>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
