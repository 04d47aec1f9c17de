package register.policyfile.inspection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.History;
import register.chain.Outlook;
import register.person.Persons;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.Changes;
import register.policy.rules.RuleWords;
import register.policyfile.said.FileWords;
import register.value.Problem;
import register.value.Sentence;

/// Finds changes in a version that the next one ends: it was announced earlier, does not include them, and replaces the
/// version on its own day.
final class LaterVersion {
    private LaterVersion() {}

    /// @param before the version due to be in force on that date until now; null if there was none
    static Optional<Problem> undoes(
            PolicyVersion version, @Nullable PolicyVersion before, InspectionContext.LocalRegister here) {
        if (before == null) {
            return Optional.empty();
        }
        return next(version, here.history())
                .map(entry -> Persons.shown(entry.version(), here.persons()))
                .flatMap(later -> {
                    Optional<Sentence> undone =
                            undone(Changes.between(before, version).subprocessors(), later);
                    return undone.map(what -> new Problem(
                            "effectiveDate",
                            version.effectiveDate().toString(),
                            FileWords.say("undone", later.effectiveDate(), what)));
                });
    }

    private static Optional<Entry> next(PolicyVersion version, History history) {
        return history.announced(version.policy(), Outlook.MOST).stream()
                .filter(header -> header.effectiveDate().isAfter(version.effectiveDate()))
                .findFirst()
                .flatMap(header -> history.version(header.policy(), header.effectiveDate(), null));
    }

    private static Optional<Sentence> undone(Changes.Parts<Subprocessor> changes, PolicyVersion later) {
        var undone = new ArrayList<Sentence>();
        named(
                undone,
                "is-without",
                changes.added().stream()
                        .filter(one -> same(later, one).isEmpty())
                        .toList());
        named(
                undone,
                "lists-again",
                changes.removed().stream()
                        .filter(one -> same(later, one).isPresent())
                        .toList());
        named(
                undone,
                "says-as-before",
                changes.changed().stream()
                        .filter(change -> same(later, change.before()).equals(Optional.of(change.before())))
                        .map(Changes.Change::after)
                        .toList());
        return undone.stream().reduce((one, other) -> RuleWords.say("both", one, other));
    }

    private static Optional<Subprocessor> same(PolicyVersion later, Subprocessor subprocessor) {
        return later.subprocessors().stream()
                .filter(one -> one.id().equals(subprocessor.id()))
                .findFirst();
    }

    private static void named(List<Sentence> undone, String key, Collection<Subprocessor> subprocessors) {
        if (!subprocessors.isEmpty()) {
            undone.add(FileWords.say(
                    key, subprocessors.stream().map(Subprocessor::name).collect(Collectors.joining(", "))));
        }
    }
}
