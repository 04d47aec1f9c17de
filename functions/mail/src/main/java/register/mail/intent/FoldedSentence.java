package register.mail.intent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import register.value.Term;

/// A sentence as its folded words, and what it says in any language, looked up once.
final class FoldedSentence {
    private final String words;
    private final Map<Term, List<Lexicon>> said = new HashMap<>();

    /// @param words as `Folding.sentences` returns them
    FoldedSentence(String words) {
        this.words = words;
    }

    boolean says(Term topic) {
        return !saying(topic).isEmpty();
    }

    /// The languages in which it holds a phrase of the topic.
    List<Lexicon> saying(Term topic) {
        return said.computeIfAbsent(
                topic,
                asked -> Lexicon.ALL.stream()
                        .filter(lexicon -> lexicon.finds(asked, words))
                        .toList());
    }

    /// How many of the language's commonest words it holds.
    long common(Lexicon lexicon) {
        return lexicon.count(LexiconSection.COMMON, words);
    }
}
