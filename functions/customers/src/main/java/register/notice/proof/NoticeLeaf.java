package register.notice.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.json.Json;
import register.json.Members;
import register.log.MerkleTree;
import register.notice.Notice;
import register.notice.NotifiableChange;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// A notice's commitment before its mail leaves: the recipient (without a name), the changes and the deadline.
///
/// @param sequence of the announcement's entry
/// @param entryHash of the announcement's entry: its leaf's hash in the policy's log
/// @param recipient a `NamedRecipient.hash`
/// @param tellBy the time before which the recipient must be notified; absent if no change needs a period
/// @param withdraws true if the announcement calls the changes off
public record NoticeLeaf(
        PolicyId policy,
        long sequence,
        Sha256 entryHash,
        Sha256 recipient,
        List<CommittedChange> changes,
        @Nullable Instant tellBy,
        boolean withdraws) {
    public NoticeLeaf {
        changes = List.copyOf(changes);
    }

    /// A change in the notice.
    ///
    /// @param subprocessor its id in the version
    /// @param engagement its id within the subprocessor; absent if the change concerns all of them
    public record CommittedChange(
            NotifiableChange.Kind kind,
            String subprocessor,
            @Nullable String engagement,
            LocalDate start) {
        public static CommittedChange of(NotifiableChange change) {
            return new CommittedChange(
                    change.kind(),
                    change.subprocessor().id(),
                    change.engagement() == null ? null : change.engagement().id(),
                    change.start());
        }

        static CommittedChange read(Members in) {
            return new CommittedChange(
                    in.word("kind", NotifiableChange.Kind.class),
                    in.text("subprocessor"),
                    in.optionalText("engagement"),
                    in.required("start", LocalDate::parse));
        }

        public Json.Obj json() {
            return Json.object()
                    .put("kind", kind.term())
                    .put("subprocessor", subprocessor)
                    .put("engagement", engagement)
                    .put("start", start.toString())
                    .build();
        }
    }

    /// The leaf of a recorded notice.
    ///
    /// @param announcement the header of the announced entry
    /// @param changes of the notice, in its order
    /// @return empty if the notice has no hash of its recipient
    public static Optional<NoticeLeaf> of(EntryHeader announcement, Notice notice, List<NotifiableChange> changes) {
        return Optional.ofNullable(notice.named())
                .map(named -> new NoticeLeaf(
                        announcement.policy(),
                        announcement.sequence(),
                        announcement.hash(),
                        named,
                        changes.stream().map(CommittedChange::of).toList(),
                        notice.tellBy(),
                        announcement.kind() == EntryKind.WITHDRAWAL));
    }

    /// @throws IllegalArgumentException if it is not the output of `json`
    static NoticeLeaf read(Members in) {
        Members announcement = in.object("announcement");
        return new NoticeLeaf(
                announcement.required("policy", PolicyId::new),
                announcement.number("sequence"),
                announcement.required("entryHash", Sha256::new),
                in.required("recipient", Sha256::new),
                in.list("changes", CommittedChange::read),
                in.optionalInstant("tellBy"),
                in.isTrue("withdraws"));
    }

    public Json.Obj json() {
        return Json.object()
                .put(
                        "announcement",
                        Json.object()
                                .put("policy", policy.value())
                                .put("sequence", sequence)
                                .put("entryHash", entryHash.hex()))
                .put("recipient", recipient.hex())
                .put("changes", Json.array(changes, CommittedChange::json))
                .put(
                        "tellBy",
                        Optional.ofNullable(tellBy).map(Instant::toString).orElse(null))
                .put("withdraws", withdraws ? Json.of(true) : null)
                .build();
    }

    /// The hash of this leaf (RFC 6962, section 2.1) over its canonical JSON.
    public Sha256 hash() {
        return MerkleTree.leaf(Bytes.canonical(json()).toArray());
    }
}
