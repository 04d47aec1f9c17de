package register.evidence;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.json.Json;
import register.notice.Notice;
import register.notice.NoticeJson;
import register.notice.Run;
import register.notice.proof.NoticeLeaf;
import register.notice.proof.NoticeProof;
import register.notice.proof.OutcomeProof;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChange;
import register.value.Sha256;
import register.value.Term;

/// The facts about one notice, and their proofs.
///
/// @param run as of now
/// @param announcement the header of the announced entry
/// @param objectUntil the deadline for objections; absent if none is stated
/// @param commitment made before the first mail; absent for recipients added later, or whose name
///     or address changed since
/// @param outcome as known at the close; absent before
/// @param announced the announced version; absent for a withdrawal
/// @param inForce the version in force when the recipient was notified, or was to be; absent if there was none
/// @param objections the recipient's objections, earliest first
public record NoticeEvidence(
        Run run,
        Notice notice,
        EntryHeader announcement,
        List<Change> changes,
        @Nullable Instant objectUntil,
        @Nullable NoticeProof commitment,
        @Nullable OutcomeProof outcome,
        @Nullable ListVersion announced,
        @Nullable ListVersion inForce,
        List<Objection> objections) {
    public NoticeEvidence {
        changes = List.copyOf(changes);
        objections = List.copyOf(objections);
    }

    /// A change as described in the mail.
    ///
    /// @param title e.g. `Joins: Sample Dictation Oy (Finland): Speech recognition`
    /// @param facts one line each
    public record Change(NoticeLeaf.CommittedChange told, String title, List<String> facts) {
        public Change {
            facts = List.copyOf(facts);
        }

        private Json.Obj json() {
            return Json.object()
                    .putAll(told.json().members())
                    .put("title", title)
                    .put("facts", Json.strings(facts))
                    .build();
        }
    }

    /// A version of the list.
    ///
    /// @param pdf the address of its sealed PDF; absent if the register has no public address
    /// @param pdfHash SHA-256 of the file; absent if it is not made yet
    public record ListVersion(
            EntryHeader header, @Nullable URI pdf, @Nullable Sha256 pdfHash) {
        private Json.Obj json() {
            return Json.object()
                    .put("sequence", header.sequence())
                    .put("effectiveDate", header.effectiveDate().toString())
                    .put("revision", header.revision())
                    .put("contentHash", header.contentHash().hex())
                    .put("entryHash", header.hash().hex())
                    .put("pdf", pdf)
                    .put("pdfSha256", pdfHash == null ? null : pdfHash.hex())
                    .build();
        }
    }

    Json.Obj json() {
        Long entry = run.outcome();
        return Json.object()
                .put("notice", notice.id().toString())
                .put("state", notice.state().term())
                .put(
                        "run",
                        Json.object()
                                .put("id", run.id().value())
                                .put("state", run.state().term())
                                .put("closesAt", run.closesAt().toString())
                                .put("outcome", entry == null ? null : Json.of(entry)))
                .put("announcement", announcement.json())
                .put("changes", Json.array(changes, Change::json))
                .put("tellBy", text(notice.tellBy()))
                .put("objectUntil", text(objectUntil))
                .put("lines", Json.array(notice.lines(), NoticeJson.LINE::write))
                .put("commitment", commitment == null ? null : commitment.json())
                .put("outcome", outcome == null ? null : outcome.json())
                .put("announced", announced == null ? null : announced.json())
                .put("inForce", inForce == null ? null : inForce.json())
                .put("objections", Json.array(objections, NoticeEvidence::json))
                .build();
    }

    private static Json.Obj json(Objection objection) {
        CustomerStatement statement = objection.statement();
        return Json.object()
                .put("reference", objection.reference().value())
                .put("channel", objection.channel().term())
                .put("arrived", objection.arrived().toString())
                .put("objectUntil", text(objection.objectUntil()))
                .put("late", objection.isLate())
                .put("text", statement == null ? null : statement.text())
                .put("outcome", objection.outcome().map(Term::term).orElse(null))
                .put("reason", objection.closing().map(ObjectionChange::detail).orElse(null))
                .put(
                        "closedAt",
                        objection
                                .closing()
                                .map(change -> change.at().toString())
                                .orElse(null))
                .build();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
