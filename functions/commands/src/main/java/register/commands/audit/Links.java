package register.commands.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.commands.audit.Finding.Kind;
import register.log.Checkpoint;
import register.value.PolicyId;
import register.value.Sha256;

/// Whether entries, in the order in which they are shown, are one chain.
final class Links {
    private final List<Shown> entries;
    private final @Nullable Checkpoint anchor;

    /// @param anchor commits to its last entry from outside
    Links(List<Shown> entries, @Nullable Checkpoint anchor) {
        this.entries = List.copyOf(entries);
        this.anchor = anchor;
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

    /// Where two neighbours do not fit, the later one is the bad one unless what comes after commits to it.
    private Optional<Finding> link(int i) {
        Shown shown = entries.get(i);
        if (i == 0) {
            return shown.header().previousHash() == null
                    ? Optional.empty()
                    : Optional.of(new Finding(Kind.ALTERED, 1, "it names an entry before the first"));
        }
        Shown before = entries.get(i - 1);
        if (!before.hash().equals(shown.header().previousHash())) {
            return Optional.of(
                    isCommittedTo(i)
                            ? new Finding(Kind.ALTERED, i, "it is not the one that entry " + (i + 1) + " commits to")
                            : new Finding(Kind.ALTERED, i + 1L, "it does not commit to the entry before it"));
        }
        return shown.header().recordedAt().isAfter(before.header().recordedAt())
                ? Optional.empty()
                : Optional.of(new Finding(Kind.ALTERED, i + 1L, "recorded no later than the entry before it"));
    }

    private boolean isCommittedTo(int i) {
        Sha256 hash = entries.get(i).hash();
        if (i + 1 < entries.size()) {
            return hash.equals(entries.get(i + 1).header().previousHash());
        }
        if (anchor == null) {
            return false;
        }
        // The checkpoint may be one entry behind: then it tells of the earlier one.
        return anchor.size() == i + 1L
                ? anchor.head().equals(hash)
                : anchor.size() == i && !anchor.head().equals(entries.get(i - 1).hash());
    }

    /// Whether a checkpoint was made of this history.
    ///
    /// @param whose how it is called
    Optional<Finding> against(Checkpoint checkpoint, String whose) {
        if (entries.isEmpty() || !checkpoint.first().equals(entries.getFirst().hash())) {
            return Optional.of(
                    new Finding(Kind.OTHER_HISTORY, 1, "it is not the first entry that " + whose + " names"));
        }
        if (checkpoint.size() > entries.size()) {
            return Optional.of(new Finding(
                    Kind.OTHER_HISTORY,
                    entries.size() + 1L,
                    "missing: " + whose + " commits to " + checkpoint.size() + " entries"));
        }
        return checkpoint.head().equals(entries.get((int) checkpoint.size() - 1).hash())
                ? Optional.empty()
                : Optional.of(new Finding(
                        Kind.OTHER_HISTORY,
                        checkpoint.size(),
                        "it is not the one that " + whose + " commits to: another history"));
    }
}
