package register.notice.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.log.MerkleTree;
import register.notice.LedgerLine;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NoticeJson;
import register.value.Bytes;
import register.value.Sha256;

/// A notice's ledger at the close of its run.
///
/// @param notice its id, as shown in its mail
/// @param recipient a `NamedRecipient.hash`, also for latecomers, whom no earlier commitment includes; absent if no
///     commitment covers this notice
/// @param lines in order of arrival
public record OutcomeLeaf(NoticeId notice, @Nullable Sha256 recipient, List<LedgerLine> lines) {
    public OutcomeLeaf {
        lines = List.copyOf(lines);
    }

    public static OutcomeLeaf of(Notice notice) {
        return new OutcomeLeaf(notice.id(), notice.named(), notice.lines());
    }

    public Json.Obj json() {
        return Json.object()
                .put("notice", notice.toString())
                .put("recipient", recipient == null ? null : recipient.hex())
                .put("lines", Json.array(lines, NoticeJson.LINE::write))
                .build();
    }

    /// The hash of this leaf (RFC 6962, section 2.1) over its canonical JSON.
    public Sha256 hash() {
        return MerkleTree.leaf(Bytes.canonical(json()).toArray());
    }
}
