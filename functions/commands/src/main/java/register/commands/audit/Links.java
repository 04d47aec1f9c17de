package register.commands.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import register.commands.audit.Finding.Kind;
import register.log.Checkpoint;
import register.log.RightEdge;
import register.value.PolicyId;

/// Whether entries, in the order in which they are shown, are one chain.
final class Links {
    private final List<Shown> entries;

    Links(List<Shown> entries) {
        this.entries = List.copyOf(entries);
    }

    /// The first bad entry.
    Optional<Finding> first(PolicyId policy) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < entries.size(); i++) {
            long expected = i + 1L;
            Shown shown = entries.get(i);
            if (shown.header().sequence() != expected) {
                findings.add(new Finding(
                        Kind.ALTERED,
                        expected,
                        "missing or out of order: entry " + shown.header().sequence() + " stands in its place"));
                // What stands on the wrong place says nothing of its neighbours.
                break;
            }
            alone(policy, shown).ifPresent(what -> findings.add(new Finding(Kind.ALTERED, expected, what)));
            link(i).ifPresent(findings::add);
        }
        return findings.stream().min(Comparator.comparingLong(Finding::entry));
    }

    private static Optional<String> alone(PolicyId policy, Shown shown) {
        if (!shown.header().policy().equals(policy)) {
            return Optional.of("of another policy");
        }
        return shown.hash().hex().equals(shown.told())
                ? Optional.empty()
                : Optional.of("its hash is not the one that the server says it has");
    }

    private Optional<Finding> link(int i) {
        return i == 0
                        || entries.get(i)
                                .header()
                                .recordedAt()
                                .isAfter(entries.get(i - 1).header().recordedAt())
                ? Optional.empty()
                : Optional.of(new Finding(Kind.ALTERED, i + 1L, "recorded no later than the entry before it"));
    }

    /// Whether a checkpoint was made of this history.
    ///
    /// @param whose how it is called
    Optional<Finding> against(Checkpoint checkpoint, String whose) {
        if (checkpoint.size() > entries.size()) {
            return Optional.of(new Finding(
                    Kind.OTHER_HISTORY,
                    entries.size() + 1L,
                    "missing: " + whose + " commits to " + checkpoint.size() + " entries"));
        }
        RightEdge edge = RightEdge.EMPTY;
        for (Shown shown : entries.subList(0, (int) checkpoint.size())) {
            edge = edge.plus(shown.hash());
        }
        return checkpoint.root().equals(edge.root())
                ? Optional.empty()
                : Optional.of(new Finding(
                        Kind.OTHER_HISTORY,
                        checkpoint.size(),
                        "the entries up to it are not those that " + whose + " commits to: another history"));
    }
}
