package register.mail.intent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import register.value.Term;

/// A sentence as its folded words, and the topics it mentions in any language, looked up once.
final class FoldedSentence {
    private final String words;
    private final Map<Term, List<Lexicon>> said = new HashMap<>();

    /// @param words as returned by `Folding.sentences`
    FoldedSentence(String words) {
        this.words = words;
    }

    boolean says(Term topic) {
        return !saying(topic).isEmpty();
    }

    /// The languages in which it contains a phrase of the topic.
    List<Lexicon> saying(Term topic) {
        return said.computeIfAbsent(topic, asked -> Lexicon.finding(asked, words));
    }

    /// The number of the language's commonest words in it.
    long common(Lexicon lexicon) {
        return lexicon.count(LexiconSection.COMMON, words);
    }
}
