package register.policy;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import register.json.Json;
import register.json.Members;
import register.value.Language;

/// One text in several languages.
public record Localized(NavigableMap<Language, String> texts) {
    public Localized {
        texts = Collections.unmodifiableNavigableMap(new TreeMap<>(texts));
    }

    public static Localized of(Map<Language, String> texts) {
        return new Localized(new TreeMap<>(texts));
    }

    /// Reads what `json` writes.
    public static Localized read(Members in) {
        var texts = new TreeMap<Language, String>();
        for (String tag : in.names()) {
            texts.put(in.at(tag, Language.OF_TAG), in.text(tag));
        }
        return new Localized(texts);
    }

    /// An object from language tag to text.
    public Json.Obj json() {
        var members = new TreeMap<String, Json>();
        texts.forEach((language, text) -> members.put(language.tag(), Json.of(text)));
        return new Json.Obj(members);
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

    /// The text in this language, else in the first that there is: what has left was stated in the editions of then.
    public String nearest(Language language) {
        String text = texts.get(language);
        return text == null ? texts.firstEntry().getValue() : text;
    }

    /// Whether it says something else than before. Another translation says nothing new; where no language is in both,
    /// nobody can tell.
    public boolean differsFrom(Localized before) {
        var common = new TreeSet<>(before.texts.keySet());
        common.retainAll(texts.keySet());
        return common.isEmpty()
                || common.stream().anyMatch(language -> !before.in(language).equals(in(language)));
    }
}
