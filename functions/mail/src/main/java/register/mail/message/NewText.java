package register.mail.message;

import java.util.List;
import java.util.regex.Pattern;

/// A sender's new text, without the thread before. In doubt it omits more rather than less, and a person decides.
///
/// @param forwards true if another message follows in the text
record NewText(String text, boolean forwards) {
    /// Longer lines are not attributions and are not searched for one.
    private static final int LONGEST_MARK = 400;

    /// The line above a signature; only blanks may follow.
    static final String SIGNATURE = "--";

    private static final Pattern HISTORY =
            QuoteMarks.lines("history", "^ ?-{2,}\\s*(?:MARK|_{10,})\\s*-{2,}.*|^_{20,}$");
    private static final Pattern FORWARD = QuoteMarks.lines("forward", "^ ?-{2,}\\s*MARK(?!\\p{L}).*");
    private static final Pattern FORWARD_OPENING = QuoteMarks.lines("forward-opening", "^MARK\\s*[:：].*");
    /// A line that ends with an address and a colon introduces a quotation in any language.
    private static final Pattern ATTRIBUTION =
            QuoteMarks.lines("attribution", ".*MARK\\s*[:：]\\s*$|.*<[^<>@\\s]+@[^<>@\\s]+>\\s*[:：]\\s*$");
    private static final Pattern BLOCK_FIRST = QuoteMarks.lines("block-first", "^\\*?MARK\\s*[:：].*");
    private static final Pattern BLOCK_NEXT = QuoteMarks.lines("block-next", "^\\*?MARK\\s*[:：].*");
    private static final int BLOCK_LINES = 4;

    static NewText of(String text) {
        List<String> lines = text.lines().toList();
        var kept = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.stripTrailing().equals(SIGNATURE)) {
                break;
            }
            if (line.length() <= LONGEST_MARK) {
                if (FORWARD.matcher(line).matches()
                        || FORWARD_OPENING.matcher(line).matches()) {
                    return new NewText(kept.toString(), true);
                }
                if (HISTORY.matcher(line).matches() || startsBlock(lines, i)) {
                    break;
                }
                if (ATTRIBUTION.matcher(line).matches()) {
                    if (!quotesNext(lines, i)) {
                        break;
                    }
                    continue;
                }
            }
            if (!isQuoted(line)) {
                kept.append(line).append('\n');
            }
        }
        return new NewText(kept.toString(), false);
    }

    private static boolean isQuoted(String line) {
        return line.stripLeading().startsWith(">");
    }

    private static boolean quotesNext(List<String> lines, int at) {
        return lines.subList(at + 1, lines.size()).stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(NewText::isQuoted)
                .isPresent();
    }

    private static boolean startsBlock(List<String> lines, int at) {
        return BLOCK_FIRST.matcher(lines.get(at)).matches()
                && lines.subList(at + 1, Math.min(lines.size(), at + 1 + BLOCK_LINES)).stream()
                        .anyMatch(line -> line.length() <= LONGEST_MARK
                                && BLOCK_NEXT.matcher(line).matches());
    }
}
