package register.policy.rules;

import register.value.Sentence;
import register.words.Phrase;
import register.words.Words;

/// What the rules of the domain expect, and what its use cases refuse, in the register's languages.
public final class RuleWords {
    private static final Words.Bundle BUNDLE = Words.bundle(RuleWords.class, "rule");

    private RuleWords() {}

    /// @param arguments a sentence is said in the reader's language, anything else as its text
    public static Sentence say(String key, Object... arguments) {
        return Phrase.of(BUNDLE, key, arguments);
    }
}
