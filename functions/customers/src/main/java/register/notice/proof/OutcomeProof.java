package register.notice.proof;

import java.util.Optional;
import register.json.Json;
import register.notice.Notice;
import register.notice.proof.NoticeCommitment.Subject;

/// Proves that a notice's ledger, as it was at the close of its run, has not changed since.
public record OutcomeProof(OutcomeLeaf leaf, Inclusion in) {

    public Json.Obj json() {
        return Json.object()
                .put("leaf", leaf.json())
                .putAll(in.json().members())
                .build();
    }

    /// The reason why it proves nothing about this notice; empty if it does, provided that the log's key signed the
    /// checkpoint, which is not checked here. Facts that arrived after the close are only in the notice.
    public Optional<String> contradiction(Notice notice) {
        int known = leaf.lines().size();
        boolean begins = known <= notice.lines().size()
                && leaf.equals(new OutcomeLeaf(
                        notice.id(), notice.named(), notice.lines().subList(0, known)));
        if (!begins || !in.commitment().run().equals(notice.id().run())) {
            return Optional.of("the ledger is not the one at the close of the run");
        }
        return in.contradiction(Subject.OUTCOME, leaf.hash());
    }
}
