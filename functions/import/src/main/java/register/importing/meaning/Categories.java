package register.importing.meaning;

import java.util.List;
import java.util.Optional;
import register.policy.Category;

/// Recognizes categories by their names in any language of the register.
public final class Categories {
    private static final int LONGEST = 4000;

    /// The maximum length in words of a category's name: `Support` is a heading, but may mean anything in a sentence.
    private static final int FEW = 3;

    private static final int SMALL = 3;

    private Categories() {}

    /// The only category that the words name; empty if they name several.
    public static Optional<Category> named(String words) {
        if (words.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<Category> term = Category.known(words.strip());
        if (term.isPresent()) {
            return term;
        }
        boolean few =
                Fold.words(words).stream().filter(word -> word.length() > SMALL).count() <= FEW;
        List<Category> named = Category.KNOWN.stream()
                .filter(one -> LanguageWords.all().stream()
                        .anyMatch(language -> language.say(key(one), words)
                                || (few && one.equals(Category.SUPPORT) && language.say("help", words))))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private static String key(Category category) {
        return category.equals(Category.SERVICE_SPECIFIC) ? "specific" : category.id();
    }
}
