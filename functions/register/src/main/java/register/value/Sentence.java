package register.value;

import java.util.function.UnaryOperator;

/// What is said to a person who keeps a policy, in any of the register's languages.
public interface Sentence {
    /// @param language one of the register's own; another one is answered in English
    /// @param places how the reader calls a place of the document, by its path
    String in(Language language, UnaryOperator<String> places);

    /// With places by their paths.
    default String in(Language language) {
        return in(language, UnaryOperator.identity());
    }

    /// As commands, answers and logs say it.
    default String english() {
        return in(Language.ENGLISH);
    }

    static Sentence plain(String text) {
        return new Plain(text);
    }

    static Sentence at(String path) {
        return new At(path);
    }

    /// The same in every language: a name, a number, a date; or what nobody reads but in English.
    record Plain(String text) implements Sentence {
        @Override
        public String in(Language language, UnaryOperator<String> places) {
            return text;
        }
    }

    /// A place of the document.
    record At(String path) implements Sentence {
        @Override
        public String in(Language language, UnaryOperator<String> places) {
            return places.apply(path);
        }
    }
}
