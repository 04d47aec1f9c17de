package register.read.feed;

import register.read.html.Html;

/// Texts as feeds and calendars may carry them.
final class FeedTexts {
    private FeedTexts() {}

    /// Without what may not stand in XML (XML 1.0, section 2.2), what turns the direction of other texts, and controls,
    /// as pages show it.
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(Html.isHarmful(c) || (c & 0xFFFE) == 0xFFFE ? 0xFFFD : c));
        return clean.toString();
    }

    /// The same in one line.
    static String line(String text) {
        return clean(text.replace("\r\n", " ").replace('\n', ' ').replace('\t', ' '));
    }
}
