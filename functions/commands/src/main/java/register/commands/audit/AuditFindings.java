package register.commands.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import register.commands.audit.AuditFinding.Kind;

/// Collects findings while a history is read.
final class AuditFindings {
    /// A limit, because a server may lie in every entry, and have any number of them.
    private static final int MOST = 1_000;

    private final List<AuditFinding> all = new ArrayList<>();

    void add(Kind kind, long entry, String sentence) {
        if (all.size() < MOST) {
            all.add(new AuditFinding(kind, entry, sentence));
        }
    }

    void add(Kind kind, String sentence) {
        add(kind, AuditFinding.CHECKPOINT, sentence);
    }

    void addAll(List<AuditFinding> more) {
        all.addAll(more);
    }

    boolean contradict() {
        return all.stream().anyMatch(finding -> finding.kind().isContradiction());
    }

    /// Without repetitions: contradictions first, then by entry, those about the checkpoint alone last.
    List<AuditFinding> sorted() {
        return all.stream()
                .distinct()
                .sorted(Comparator.comparingInt(
                                (AuditFinding finding) -> finding.kind().isContradiction() ? 0 : 1)
                        .thenComparingLong(finding ->
                                finding.entry() == AuditFinding.CHECKPOINT ? Long.MAX_VALUE : finding.entry()))
                .toList();
    }
}
