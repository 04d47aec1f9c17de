package register.files;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.chain.History;
import register.value.Language;
import register.value.PolicyId;

/// The languages of policies.
record Editions(Chain chain, History history) {
    /// The languages of the editions in force.
    List<Language> inForce() {
        var all = new TreeSet<Language>();
        for (PolicyId policy : chain.policies()) {
            all.addAll(editions(policy));
        }
        return all.isEmpty() ? List.of(Language.ENGLISH) : List.copyOf(all);
    }

    private Set<Language> editions(PolicyId policy) {
        return history.inForce(policy, null, null)
                .or(() -> chain.latest(policy, LocalDate.MAX, History.EVER))
                .map(entry -> entry.version().editions().keySet())
                .orElse(Set.of());
    }

    /// Those of a version.
    Set<Language> of(EntryHeader header) {
        return header.kind().states()
                ? chain.entry(header.policy(), header.sequence())
                        .orElseThrow()
                        .version()
                        .editions()
                        .keySet()
                : Set.of();
    }
}
