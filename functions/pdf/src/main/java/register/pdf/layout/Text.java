package register.pdf.layout;

import org.jspecify.annotations.Nullable;
import register.value.Language;

/// A text to be set in one style.
///
/// @param linked whether its web and mail addresses can be clicked
/// @param language that it is in; absent for the document's
public record Text(
        String text, Style style, boolean linked, @Nullable Language language) {

    /// Nothing to click.
    public static Text plain(String text, Style style) {
        return new Text(text, style, false, null);
    }

    public static Text linked(String text, Style style) {
        return new Text(text, style, true, null);
    }

    /// The same text, said to be in this language.
    public Text in(Language other) {
        return new Text(text, style, linked, other);
    }
}
