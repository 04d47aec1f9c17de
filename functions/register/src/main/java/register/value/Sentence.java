package register.value;

import java.util.function.UnaryOperator;

/// A message to the person who maintains a policy, in any of the register's languages.
public interface Sentence {
    /// @param language one of the register's own; any other gets English
    /// @param places the reader's name for a place in the document, by its path
    String in(Language language, UnaryOperator<String> places);

    /// The sentence with places named by their paths.
    default String in(Language language) {
        return in(language, UnaryOperator.identity());
    }

    /// The sentence for commands, answers and logs.
    default String english() {
        return in(Language.ENGLISH);
    }

    static Sentence plain(String text) {
        return new Plain(text);
    }

    static Sentence at(String path) {
        return new At(path);
    }

    /// Text that is the same in every language, such as a name, a number or a date, or that is only shown in English.
    record Plain(String text) implements Sentence {
        @Override
        public String in(Language language, UnaryOperator<String> places) {
            return text;
        }
    }

    /// A place in the document.
    record At(String path) implements Sentence {
        @Override
        public String in(Language language, UnaryOperator<String> places) {
            return places.apply(path);
        }
    }
}
