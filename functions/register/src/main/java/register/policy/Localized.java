package register.policy;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import register.value.Language;

/// One text in several languages.
public record Localized(NavigableMap<Language, String> texts) {
    public Localized {
        texts = Collections.unmodifiableNavigableMap(new TreeMap<>(texts));
    }

    public static Localized of(Map<Language, String> texts) {
        return new Localized(new TreeMap<>(texts));
    }

    /// The text in exactly this language.
    ///
    /// @throws IllegalArgumentException when there is none; an accepted version has a text for each of its editions
    public String in(Language language) {
        String text = texts.get(language);
        if (text == null) {
            throw new IllegalArgumentException("no text in " + language);
        }
        return text;
    }
}
