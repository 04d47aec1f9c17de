package register.mail.message;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import register.value.Resource;

/// The visible text of an HTML message, without quoted history. It takes one pass over the characters and builds
/// nothing that a hostile message could make deep or large.
final class HtmlMessageText {
    private static final Set<String> UNSEEN = Set.of("head", "style", "script", "title", "template");
    private static final Set<String> BREAKS =
            Set.of("br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "hr", "blockquote");

    /// Containers in which common mail programs quote the original message.
    private static final Pattern HISTORY = Pattern.compile(
            "gmail_quote|yahoo_quoted|divrplyfwdmsg|appendonsend|moz-cite-prefix|outlookmessageheader|protonmail_quote");

    /// Containers of signatures.
    private static final Pattern SIGNATURE =
            Pattern.compile("gmail_signature\\b|moz-signature|\\bid=[\"']?(?:x_)*signature\\b");

    private static final Map<String, String> ENTITIES = Resource.text(QuoteMarks.class, "entities.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toUnmodifiableMap(
                    entity -> entity[0], entity -> Character.toString(Integer.parseInt(entity[1], 16))));
    private static final int LONGEST_ENTITY = 12;

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int quoted;

    private HtmlMessageText(String html) {
        this.html = html;
    }

    static String of(String html) {
        return new HtmlMessageText(html).text();
    }

    private String text() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                if (!tag()) {
                    break;
                }
            } else if (c == '&') {
                entity();
            } else {
                append(Character.isWhitespace(c) ? " " : String.valueOf(c));
                at++;
            }
        }
        return text.toString();
    }

    private void append(String characters) {
        if (quoted == 0) {
            text.append(characters);
        }
    }

    /// @return false at the start of quoted history
    private boolean tag() {
        if (html.startsWith("<!--", at)) {
            at = after("-->", at);
            return true;
        }
        int end = after(">", at);
        String tag = html.substring(at + 1, end).toLowerCase(Locale.ROOT);
        at = end;
        boolean closing = tag.startsWith("/");
        String name = name(tag, closing ? 1 : 0);
        if (!closing && HISTORY.matcher(tag).find()) {
            return false;
        }
        if (!closing && SIGNATURE.matcher(tag).find()) {
            append("\n" + NewText.SIGNATURE + "\n");
        }
        if (!closing && UNSEEN.contains(name)) {
            skip(name);
        }
        if (name.equals("blockquote")) {
            quoted = Math.max(0, quoted + (closing ? -1 : 1));
        }
        if (BREAKS.contains(name)) {
            append("\n");
        }
        return true;
    }

    private static String name(String tag, int start) {
        int end = start;
        while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
            end++;
        }
        return tag.substring(start, end);
    }

    private void skip(String element) {
        int from = at;
        while (from < html.length()) {
            int close = html.indexOf("</", from);
            if (close < 0) {
                break;
            }
            if (html.regionMatches(true, close + 2, element, 0, element.length())) {
                at = after(">", close);
                return;
            }
            from = close + 2;
        }
        at = html.length();
    }

    private int after(String end, int from) {
        int found = html.indexOf(end, from);
        return found < 0 ? html.length() : found + end.length();
    }

    private void entity() {
        String ahead = html.substring(at + 1, Math.min(html.length(), at + LONGEST_ENTITY));
        int end = ahead.indexOf(';');
        if (end > 0) {
            String name = ahead.substring(0, end);
            String decoded = name.startsWith("#") ? numeric(name.substring(1)) : ENTITIES.get(name);
            if (decoded != null) {
                append(decoded);
                at += end + 2;
                return;
            }
        }
        append("&");
        at++;
    }

    private static String numeric(String digits) {
        try {
            int code = digits.startsWith("x") || digits.startsWith("X")
                    ? Integer.parseInt(digits.substring(1), 16)
                    : Integer.parseInt(digits);
            return Character.toString(code);
        } catch (IllegalArgumentException _) {
            return "\uFFFD";
        }
    }
}
