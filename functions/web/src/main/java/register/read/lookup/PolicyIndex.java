package register.read.lookup;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.chain.History;
import register.chain.PolicySummary;
import register.chain.VersionSummary;
import register.read.http.Answer;
import register.value.PolicyId;

/// Some of the policies at one moment, ordered by id.
///
/// @param next the policy after which the next page starts; null if there is none
public record PolicyIndex(List<Listed> policies, @Nullable PolicyId next) {
    public PolicyIndex {
        policies = List.copyOf(policies);
    }

    /// A policy today.
    ///
    /// @param head its last entry
    /// @param announced soonest first
    public record Listed(
            EntryHeader head, LocalDate today, Optional<VersionSummary> inForce, List<VersionSummary> announced) {
        public Listed {
            announced = List.copyOf(announced);
        }

        static Listed of(PolicySummary summary, LocalDate today) {
            return new Listed(summary.head(), today, summary.inForce(today), summary.announced(today));
        }

        /// The text that searches cover: its name, and title and company in each language.
        public String text() {
            var text = new StringBuilder(policy().value());
            Stream.concat(inForce.stream(), announced.stream())
                    .flatMap(version -> version.names().values().stream())
                    .forEach(names ->
                            text.append(' ').append(names.title()).append(' ').append(names.provider()));
            return text.toString();
        }

        public PolicyId policy() {
            return head.policy();
        }
    }

    static PolicyIndex of(Chain chain, History history, @Nullable PolicyId after, int limit) {
        List<PolicySummary> found = chain.summaries(after, limit + 1);
        var policies = new ArrayList<Listed>();
        for (PolicySummary summary : found.subList(0, Math.min(limit, found.size()))) {
            LocalDate today = history.today(summary.head().timeZone());
            policies.add(Listed.of(
                    summary.knows(today) ? summary : PolicySummary.read(chain, summary.head(), today), today));
        }
        return new PolicyIndex(
                policies, found.size() > limit ? policies.getLast().policy() : null);
    }

    public List<ZoneId> zones() {
        return policies.stream()
                .map(listed -> listed.head().timeZone())
                .distinct()
                .toList();
    }

    /// The answer to a question about these policies and their days: cached, unless it names persons.
    Answer kept(ReadCache memory, String question, Supplier<Answer> make) {
        boolean ofPersons =
                policies.stream().flatMap(listed -> listed.inForce().stream()).anyMatch(VersionSummary::ofPersons);
        if (policies.isEmpty() || ofPersons) {
            return make.get();
        }
        String all = policies.stream()
                .map(listed -> listed.policy() + "#" + listed.head().sequence() + "@" + listed.today())
                .collect(Collectors.joining(" ", question + " ", " " + next));
        return memory.answer(policies.getFirst().head(), all, make);
    }
}
