package register.commands.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.json.Json;
import register.log.Checkpoint;
import register.log.NoteKey;
import register.log.TrustFile;
import register.notice.NotifiableChange.Kind;
import register.notice.proof.NamedRecipient;
import register.notice.proof.NoticeLeaf;
import register.notice.proof.NoticeProof;
import register.value.Problem;

/// The verdict on a customer's `notice.json`: what it proves and what it does not.
///
/// @param notice absent if it is not proven to be for the recipient
/// @param log the proof that the log includes its commitment
public record NoticeVerdict(@Nullable NoticeProof notice, PdfProof log) {
    private static final String CLAIM =
            "It shows what the register planned to tell the customer, and by when, and that it committed to"
                    + " this in its log; not that it told them.";

    /// @param recipient as given by the verifier
    /// @param keys the trusted keys of the log
    /// @param trust the required witnesses; null for none
    public static NoticeVerdict of(
            NoticeProof notice, NamedRecipient recipient, List<NoteKey> keys, @Nullable TrustFile trust) {
        Optional<String> contradiction = notice.contradiction(recipient);
        if (contradiction.isPresent()) {
            return not(contradiction.get());
        }
        Checkpoint checkpoint = Checkpoint.parse(notice.proof().checkpoint().text());
        PdfProof log = PdfProof.vouched(notice.proof(), checkpoint, keys, trust);
        return new NoticeVerdict(log.standing() == PdfProof.Standing.NOT_PROVEN ? null : notice, log);
    }

    /// The verdict on a file that proves nothing.
    public static NoticeVerdict not(String why) {
        return new NoticeVerdict(null, PdfProof.not(why));
    }

    /// The verdict, its reason, and the content of the commitment.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("commitment " + log.standing().word());
        lines.add("log: " + log.standing().word() + ": " + Problem.line(log.sentence()));
        if (notice != null) {
            NoticeLeaf leaf = notice.leaf();
            EntryHeader entry = notice.entry();
            lines.add("policy: " + leaf.policy());
            lines.add("announced: entry " + leaf.sequence() + " of its log");
            lines.add("committed: entry " + entry.sequence() + ", recorded at " + entry.recordedAt()
                    + " by the register's clock");
            leaf.changes().forEach(change -> lines.add(Problem.line(text(change, leaf.withdraws()))));
            lines.add("by: "
                    + (leaf.tellBy() == null ? "no date: none of these changes needs a notice period" : leaf.tellBy()));
            if (log.standing() == PdfProof.Standing.PROVEN) {
                lines.add("  " + CLAIM);
            }
        }
        return lines;
    }

    private static String text(NoticeLeaf.CommittedChange change, boolean withdraws) {
        String what = change.subprocessor() + (change.engagement() == null ? "" : ", " + change.engagement());
        String kind = change.kind().term() + " ";
        return withdraws || change.kind() == Kind.WITHDRAWN
                ? "does not take place: " + (withdraws ? kind : "") + what + ", announced from " + change.start()
                : "told: " + kind + what + ", from " + change.start();
    }

    public Json json() {
        return Json.object()
                .put("commitment", log.standing().term())
                .put("log", log.json())
                .put("leaf", notice == null ? null : notice.leaf().json())
                .put("entry", notice == null ? null : notice.entry().json())
                .put("claim", log.standing() == PdfProof.Standing.PROVEN ? CLAIM : null)
                .build();
    }
}
