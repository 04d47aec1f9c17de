package register.notice.proof;

import java.util.Optional;
import register.json.Json;
import register.notice.Notice;
import register.notice.proof.NoticeCommitment.Of;

/// Shows what one notice's ledger held when its run closed: nobody changed it since.
public record OutcomeProof(OutcomeLeaf leaf, Inclusion in) {

    public Json.Obj json() {
        return Json.object()
                .put("leaf", leaf.json())
                .putAll(in.json().members())
                .build();
    }

    /// Why it proves nothing of this notice; empty where it does, provided that the log's key signed the checkpoint,
    /// which is not asked here. What became known after the close stands in the notice alone.
    public Optional<String> contradiction(Notice notice) {
        int known = leaf.lines().size();
        boolean begins = known <= notice.lines().size()
                && leaf.equals(new OutcomeLeaf(
                        notice.id(), notice.named(), notice.lines().subList(0, known)));
        if (!begins || !in.commitment().run().equals(notice.id().run())) {
            return Optional.of("the ledger is not what was known when the run closed");
        }
        return in.contradiction(Of.OUTCOME, leaf.hash());
    }
}
