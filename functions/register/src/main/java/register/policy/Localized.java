package register.policy;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import register.json.Json;
import register.json.Members;
import register.value.Language;

/// A text in several languages.
public record Localized(NavigableMap<Language, String> texts) {
    public Localized {
        texts = Collections.unmodifiableNavigableMap(new TreeMap<>(texts));
    }

    public static Localized of(Map<Language, String> texts) {
        return new Localized(new TreeMap<>(texts));
    }

    /// Parses the form that `json` writes.
    public static Localized read(Members in) {
        var texts = new TreeMap<Language, String>();
        for (String tag : in.names()) {
            texts.put(in.at(tag, Language.OF_TAG), in.text(tag));
        }
        return new Localized(texts);
    }

    /// A JSON object from language tag to text.
    public Json.Obj json() {
        var members = new TreeMap<String, Json>();
        texts.forEach((language, text) -> members.put(language.tag(), Json.of(text)));
        return new Json.Obj(members);
    }

    /// The text in exactly this language.
    ///
    /// @throws IllegalArgumentException if there is none; an accepted version has a text for each of its editions
    public String in(Language language) {
        String text = texts.get(language);
        if (text == null) {
            throw new IllegalArgumentException("no text in " + language);
        }
        return text;
    }

    /// The text in this language, otherwise in the first available, because a removed entry may come from a version
    /// in other languages.
    public String nearest(Language language) {
        String text = texts.get(language);
        return text == null ? texts.firstEntry().getValue() : text;
    }

    /// True if the text changed in a language that both have, or if they have none in common. A mere new
    /// translation does not count.
    public boolean differsFrom(Localized before) {
        var common = new TreeSet<>(before.texts.keySet());
        common.retainAll(texts.keySet());
        return common.isEmpty()
                || common.stream().anyMatch(language -> !before.in(language).equals(in(language)));
    }
}
