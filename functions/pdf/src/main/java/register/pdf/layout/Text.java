package register.pdf.layout;

import org.jspecify.annotations.Nullable;
import register.value.Language;

/// A text in one style.
///
/// @param linked whether web and mail addresses in it become links
/// @param language of the text; absent if the document's
public record Text(
        String text, Style style, boolean linked, @Nullable Language language) {

    /// A text without links.
    public static Text plain(String text, Style style) {
        return new Text(text, style, false, null);
    }

    public static Text linked(String text, Style style) {
        return new Text(text, style, true, null);
    }

    /// The same text, marked as in this language.
    public Text in(Language other) {
        return new Text(text, style, linked, other);
    }
}
