package register.policy.rules;

import register.value.Sentence;
import register.words.Phrase;
import register.words.Words;

/// The sentences of the domain's rules and of its use cases' refusals, in the register's languages.
public final class RuleWords {
    private static final Words.Bundle BUNDLE = Words.bundle(RuleWords.class, "rule");

    private RuleWords() {}

    /// @param arguments sentences appear in the reader's language, other objects by their `toString`
    public static Sentence say(String key, Object... arguments) {
        return Phrase.of(BUNDLE, key, arguments);
    }
}
