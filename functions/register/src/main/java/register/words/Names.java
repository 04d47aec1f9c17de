package register.words;

import register.policy.Subprocessor;

/// Names of subprocessors as people read them.
public final class Names {
    private Names() {}

    /// The legal name, else the display name; of a person who was redacted, words that say so.
    public static String of(Subprocessor subprocessor, Words glossary) {
        return subprocessor.redacted() ? glossary.get("name-removed") : subprocessor.name();
    }
}
