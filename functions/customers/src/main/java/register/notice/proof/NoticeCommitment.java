package register.notice.proof;

import register.chain.Entry;
import register.chain.EntryKind;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.notice.RunId;
import register.value.Bytes;
import register.value.Sha256;
import register.value.Term;

/// The content of a `notice` entry: the root of a tree over the notices of a run, or over their outcomes. It identifies
/// nobody, and does not reveal the number of recipients.
///
/// @param sequence of the announcement's entry
/// @param entryHash of the announcement's entry
/// @param size the number of places in the tree, used or not
/// @param root of the tree (RFC 6962, section 2.1)
public record NoticeCommitment(Subject of, RunId run, long sequence, Sha256 entryHash, long size, Sha256 root) {

    /// The subject of a commitment.
    public enum Subject implements Term {
        /// The notices, before the first mail leaves.
        PLAN,
        /// The ledgers, once the run is closed.
        OUTCOME
    }

    /// @throws IllegalArgumentException if it is not the output of `json`
    static NoticeCommitment read(Members in) {
        Members announcement = in.object("announcement");
        Members tree = in.object("tree");
        return new NoticeCommitment(
                in.word("of", Subject.class),
                in.required("run", RunId::new),
                announcement.number("sequence"),
                announcement.required("entryHash", Sha256::new),
                tree.number("size"),
                tree.required("root", Sha256::new));
    }

    /// @throws IllegalArgumentException if the entry is not such a commitment
    public static NoticeCommitment of(Entry entry) {
        if (entry.header().kind() != EntryKind.NOTICE) {
            throw new IllegalArgumentException(
                    "not a commitment to notices: " + entry.header().kind());
        }
        return read(Members.of(JsonText.parse(entry.content().toArray())));
    }

    public Json.Obj json() {
        return Json.object()
                .put("of", of.term())
                .put("run", run.value())
                .put("announcement", Json.object().put("sequence", sequence).put("entryHash", entryHash.hex()))
                .put("tree", Json.object().put("size", size).put("root", root.hex()))
                .build();
    }

    /// The content of the entry.
    public Bytes content() {
        return Bytes.canonical(json());
    }
}
