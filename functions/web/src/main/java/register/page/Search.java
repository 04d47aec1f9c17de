package register.page;

import static register.page.Tags.*;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.words.Words;

/// A reader's search: each of its words must occur in a text, ignoring case and accents.
public record Search(List<String> words) {
    /// The parameter's name.
    public static final String NAME = "q";

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    public Search {
        words = List.copyOf(words);
    }

    /// @param wanted as typed; null matches anything
    public static Search of(@Nullable String wanted) {
        return new Search(
                wanted == null
                        ? List.of()
                        : SPACES.splitAsStream(plain(wanted).strip()).toList());
    }

    public boolean fits(String text) {
        String plain = plain(text);
        return words.stream().allMatch(plain::contains);
    }

    /// The search field and its button, which submits the form.
    ///
    /// @param hint the searched fields; null for none
    public static Html.Element field(Words glossary, @Nullable String hint, @Nullable String wanted) {
        return div(
                css("find"),
                label(glossary.get("list-search"), css("for-ears"), attribute("for", "_q")),
                input(
                        attribute("type", "search"),
                        id("_q"),
                        attribute("name", NAME),
                        attribute("maxlength", "100"),
                        attribute("autocomplete", "off"),
                        attribute("placeholder", hint),
                        attribute("value", wanted)),
                button(glossary.get("list-search")));
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
