package register.machine.doctor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.machine.doctor.Finding.State;
import register.machine.doctor.Finding.Subject;
import register.value.Sentence;
import register.words.Phrase;
import register.words.Words;

/// Collects the findings about one subject. Each has a sentence in the bundle `doctor`, and its advice, if any,
/// another under the same key with `-do`.
final class Findings {
    private static final Words.Bundle BUNDLE = Words.bundle(Findings.class, "doctor");

    private static final String ADVICE = "-do";

    private final Subject subject;
    private final List<Finding> all = new ArrayList<>();

    Findings(Subject subject) {
        this.subject = subject;
    }

    /// One check of a subject.
    @FunctionalInterface
    interface Check {
        /// @throws Exception if the subject cannot be read
        void examine(Findings found) throws Exception;
    }

    static Sentence said(String key, Object... arguments) {
        return Phrase.of(BUNDLE, key, arguments);
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    boolean none() {
        return all.isEmpty();
    }

    void inOrder(String key, Object... arguments) {
        add(State.IN_ORDER, key, null, arguments);
    }

    void missing(String key, Object... arguments) {
        add(State.MISSING, key, key + ADVICE, arguments);
    }

    void broken(String key, Object... arguments) {
        add(State.BROKEN, key, key + ADVICE, arguments);
    }

    void notChecked(String key, Object... arguments) {
        add(State.NOT_CHECKED, key, null, arguments);
    }

    /// The check itself failed.
    void failed(String why) {
        all.add(new Finding(subject, State.BROKEN, said("failed", why), said("failed" + ADVICE)));
    }

    private void add(State state, String key, @Nullable String advice, Object... arguments) {
        all.add(new Finding(subject, state, said(key, arguments), advice == null ? null : said(advice, arguments)));
    }
}
