package register.commands.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import register.commands.audit.Finding.Kind;

/// Collects findings while a history is read.
final class Findings {
    /// A server may lie in every entry, and has as many as it likes.
    private static final int MOST = 1_000;

    private final List<Finding> all = new ArrayList<>();

    void add(Kind kind, long entry, String sentence) {
        if (all.size() < MOST) {
            all.add(new Finding(kind, entry, sentence));
        }
    }

    void add(Kind kind, String sentence) {
        add(kind, Finding.CHECKPOINT, sentence);
    }

    void addAll(List<Finding> more) {
        all.addAll(more);
    }

    boolean contradict() {
        return all.stream().anyMatch(finding -> finding.kind().isContradiction());
    }

    /// Each once. Contradictions first; one that names an entry before one about the checkpoint, and of those the
    /// earliest.
    List<Finding> sorted() {
        return all.stream()
                .distinct()
                .sorted(Comparator.comparingInt(
                                (Finding finding) -> finding.kind().isContradiction() ? 0 : 1)
                        .thenComparingLong(
                                finding -> finding.entry() == Finding.CHECKPOINT ? Long.MAX_VALUE : finding.entry()))
                .toList();
    }
}
