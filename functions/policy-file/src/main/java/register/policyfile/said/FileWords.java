package register.policyfile.said;

import register.value.Sentence;
import register.words.Phrase;
import register.words.Words;

/// Messages about a policy file beyond the domain's rules, in the register's languages.
public final class FileWords {
    private static final Words.Bundle BUNDLE = Words.bundle(FileWords.class, "file");

    private FileWords() {}

    /// @param arguments a sentence is put in the reader's language, anything else as its text
    public static Sentence say(String key, Object... arguments) {
        return Phrase.of(BUNDLE, key, arguments);
    }

    /// True if it is this sentence, whatever its arguments.
    public static boolean says(String key, Sentence sentence) {
        return sentence instanceof Phrase phrase
                && phrase.bundle() == BUNDLE
                && phrase.key().equals(key);
    }
}
