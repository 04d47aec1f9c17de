package register.policyfile.said;

import register.value.Sentence;
import register.words.Phrase;
import register.words.Words;

/// What is said of a policy file beside the rules of the domain, in the register's languages.
public final class FileWords {
    private static final Words.Bundle BUNDLE = Words.bundle(FileWords.class, "file");

    private FileWords() {}

    /// @param arguments a sentence is said in the reader's language, anything else as its text
    public static Sentence say(String key, Object... arguments) {
        return Phrase.of(BUNDLE, key, arguments);
    }

    /// Whether it is this sentence, whatever its arguments.
    public static boolean says(String key, Sentence sentence) {
        return sentence instanceof Phrase phrase
                && phrase.bundle() == BUNDLE
                && phrase.key().equals(key);
    }
}
