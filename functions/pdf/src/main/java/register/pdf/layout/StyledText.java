package register.pdf.layout;

import org.jspecify.annotations.Nullable;
import register.value.Language;

/// A text in one style.
///
/// @param lead the bold text before it; empty for none
/// @param lenient true if an unprintable character becomes a question mark, as in text from strangers
/// @param linked true if web and mail addresses in it become links
/// @param language of the text; absent if the document's
public record StyledText(
        String lead,
        String text,
        Style style,
        boolean linked,
        boolean lenient,
        @Nullable Language language) {

    /// A text without links.
    public static StyledText plain(String text, Style style) {
        return new StyledText("", text, style, false, false, null);
    }

    public static StyledText linked(String text, Style style) {
        return new StyledText("", text, style, true, false, null);
    }

    /// A text from a stranger, without links.
    public static StyledText foreign(String text, Style style) {
        return new StyledText("", text, style, false, true, null);
    }

    /// The text after a bold one.
    public StyledText after(String bold) {
        return new StyledText(bold, text, style, linked, lenient, language);
    }

    /// The text, marked as in this language.
    public StyledText in(Language other) {
        return new StyledText(lead, text, style, linked, lenient, other);
    }
}
