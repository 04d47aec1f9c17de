package register.words;

import register.policy.PolicyVersion;
import register.policy.Subprocessor;

/// Names of subprocessors as people read them.
public final class Names {
    private Names() {}

    /// The legal name, else the display name; of a person who was redacted, words that say so.
    public static String of(Subprocessor subprocessor, Words glossary) {
        return subprocessor.redacted() ? glossary.get("name-removed") : subprocessor.name();
    }

    /// The name of one that a version lists; its id where it lists none of that.
    public static String of(PolicyVersion version, String id, Words glossary) {
        return version.subprocessors().stream()
                .filter(subprocessor -> subprocessor.id().equals(id))
                .map(subprocessor -> of(subprocessor, glossary))
                .findFirst()
                .orElse(id);
    }
}
