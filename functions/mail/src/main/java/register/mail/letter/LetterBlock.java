package register.mail.letter;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A part of a letter, as text and as HTML. Styles are inline, because many mail programs drop style sheets.
public sealed interface LetterBlock {
    /// Begins a table used only for layout.
    String TABLE = "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

    String text();

    String html();

    /// @param link a web address in the text; absent if there is none
    record Paragraph(String text, @Nullable String link) implements LetterBlock {
        @Override
        public String html() {
            String shown = escaped(text).replace("\n", "<br>\n");
            if (link != null) {
                String address = escaped(link);
                shown = shown.replace(address, "<a href=\"" + address + "\">" + address + "</a>");
            }
            return "<p dir=\"auto\" style=\"margin:0 0 12px\">" + shown + "</p>";
        }
    }

    /// Words with a link.
    record Link(String words, String address) implements LetterBlock {
        @Override
        public String text() {
            return words + ":\n" + address;
        }

        @Override
        public String html() {
            return "<p style=\"margin:0 0 8px\"><a href=\"" + escaped(address) + "\">" + escaped(words) + "</a></p>";
        }
    }

    /// A fact.
    ///
    /// @param label its name; empty if the text includes it
    /// @param colon the separator if both are on one line
    record Fact(String label, String colon, String text) {
        public static Fact alone(String text) {
            return new Fact("", "", text);
        }

        public String line() {
            return label + colon + text;
        }

        private String html() {
            String cell =
                    " style=\"text-align:left;vertical-align:top;font-size:15px;line-height:1.4;padding:6px 12px 6px 0;"
                            + "border-top:1px solid #8c8c8c";
            return label.isEmpty()
                    ? "<tr><td colspan=\"2\" dir=\"auto\"" + cell + "\">" + escaped(text) + "</td></tr>"
                    : "<tr><th scope=\"row\" align=\"left\"" + cell
                            + ";width:34%;font-weight:normal;overflow-wrap:normal\">"
                            + escaped(label) + "</th>\n<td dir=\"auto\"" + cell + "\"><strong>" + escaped(text)
                            + "</strong></td></tr>";
        }
    }

    /// The facts about one item.
    record Facts(String title, List<Fact> facts) implements LetterBlock {
        public Facts {
            facts = List.copyOf(facts);
        }

        @Override
        public String text() {
            return facts.stream()
                    .map(fact -> "    " + fact.line())
                    .collect(Collectors.joining("\n", "* " + title + "\n", ""));
        }

        @Override
        public String html() {
            return facts.stream()
                    .map(Fact::html)
                    .collect(Collectors.joining(
                            "\n",
                            "<p dir=\"auto\" style=\"margin:16px 0 6px\"><strong>" + escaped(title)
                                    + "</strong></p>\n<table cellpadding=\"0\" cellspacing=\"0\" border=\"0\" width=\"100%\""
                                    + " style=\"margin-bottom:16px\">\n",
                            "\n</table>"));
        }
    }

    /// An action for the reader.
    record Button(String words, URI address) {
        private String html(boolean first) {
            String style = first ? "background-color:#0b57d0;border:1px solid #0b57d0" : "border:1px solid #767676";
            return "<td style=\"border-radius:6px;overflow-wrap:normal;"
                    + style
                    + "\"><a href=\"" + escaped(address.toASCIIString())
                    + "\" style=\"display:inline-block;padding:10px 18px;font-size:15px;line-height:1.3;text-decoration:none;"
                    + (first ? "color:#ffffff" : "color:inherit") + "\"><strong>" + escaped(words)
                    + "</strong></a></td>";
        }
    }

    /// Buttons, the likeliest first.
    record Buttons(List<Button> buttons) implements LetterBlock {
        public Buttons {
            buttons = List.copyOf(buttons);
        }

        @Override
        public String text() {
            return buttons.stream()
                    .map(button -> button.words() + ":\n" + button.address().toASCIIString())
                    .collect(Collectors.joining("\n\n"));
        }

        @Override
        public String html() {
            return buttons.stream()
                    .map(button -> button.html(button.equals(buttons.getFirst())))
                    .collect(Collectors.joining(
                            "\n<td width=\"12\"></td>\n",
                            TABLE + " style=\"margin:8px 0 18px\">\n<tr>",
                            "</tr>\n</table>"));
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
