package register.value;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A language tag (BCP 47) in its usual spelling, e.g. `et`, `de-AT`.
public record Language(String tag) implements Comparable<Language> {
    public static final Language ENGLISH = new Language("en");

    /// Reads a tag. A shared constant: each method reference is a class of its own, and cold starts read languages.
    public static final Function<String, Language> OF_TAG = Language::new;

    public Language {
        try {
            tag = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("not a language tag (BCP 47): " + tag, e);
        }
        // A private-use tag, or one for an undetermined language, has no primary language.
        if (tag.equals("und") || tag.startsWith("und-") || tag.startsWith("x-")) {
            throw new IllegalArgumentException("names no language: " + tag);
        }
        if (tag.length() > 35) {
            throw new IllegalArgumentException("not a language tag (BCP 47): " + tag);
        }
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /// The primary language: `de` for `de-AT`.
    public Language primary() {
        int hyphen = tag.indexOf('-');
        return hyphen < 0 ? this : new Language(tag.substring(0, hyphen));
    }

    @Override
    public int compareTo(Language other) {
        return tag.compareTo(other.tag);
    }

    // Written by hand for faster cold starts, see `Sha256`.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Language that && tag.equals(that.tag);
    }

    @Override
    public int hashCode() {
        return tag.hashCode();
    }

    @Override
    public String toString() {
        return tag;
    }
}
