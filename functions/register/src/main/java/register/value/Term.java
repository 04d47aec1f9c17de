package register.value;

import java.util.Locale;
import java.util.Optional;

/// A word of a closed vocabulary, in lower case with hyphens in files and answers: `LAST_UPDATED` is `last-updated`.
public interface Term {
    String name();

    default String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Finds the word of `vocabulary` with this spelling.
    static <E extends Enum<E> & Term> Optional<E> find(Class<E> vocabulary, String term) {
        for (E word : vocabulary.getEnumConstants()) {
            if (word.term().equals(term)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }
}
