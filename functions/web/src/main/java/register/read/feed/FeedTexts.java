package register.read.feed;

import register.page.Html;

/// Texts in the form that feeds and calendars allow.
final class FeedTexts {
    private FeedTexts() {}

    /// Drops characters not allowed in XML (XML 1.0, section 2.2), direction overrides and controls, as pages do.
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(Html.isHarmful(c) || (c & 0xFFFE) == 0xFFFE ? 0xFFFD : c));
        return clean.toString();
    }

    /// The text on one line.
    static String line(String text) {
        return clean(text.replace("\r\n", " ").replace('\n', ' ').replace('\t', ' '));
    }
}
