package register.value;

import java.util.Locale;
import java.util.Optional;

/// A word of a closed vocabulary, written in files and answers in lower case with hyphens: `LAST_UPDATED` is
/// `last-updated`.
public interface Term {
    String name();

    default String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The word of `vocabulary` that is written so.
    static <E extends Enum<E> & Term> Optional<E> find(Class<E> vocabulary, String term) {
        for (E word : vocabulary.getEnumConstants()) {
            if (word.term().equals(term)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }
}
