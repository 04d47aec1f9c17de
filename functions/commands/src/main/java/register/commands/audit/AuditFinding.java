package register.commands.audit;

import register.json.Json;
import register.value.Term;

/// A reason why a history is not verified.
///
/// @param entry the first entry that it is about; 0 where it is about the checkpoint alone
/// @param sentence says it in English, with the values found, on one line: a server may have written them
public record AuditFinding(Kind kind, long entry, String sentence) {
    static final long CHECKPOINT = 0;
    private static final int LONGEST = 500;

    public AuditFinding {
        String printed = sentence.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
        sentence = printed.length() <= LONGEST ? printed : printed.substring(0, LONGEST) + "…";
    }

    /// The kinds of findings.
    public enum Kind implements Term {
        /// A leaf is no entry of this policy, or not in its place.
        ALTERED(true),
        /// A tile does not follow from the entries, or no tile.
        BAD_TILE(true),
        /// The server does not show entries, or a content that an entry commits to.
        CONTENT_WITHHELD(true),
        /// A content is not the one that its entry commits to.
        OTHER_CONTENT(true),
        /// A person is shown as redacted who is not in the content.
        INVENTED_REDACTION(true),
        /// The policy shows another list than the one that its log says is in force.
        OTHER_LIST(true),
        /// A checkpoint, the server's or the one that was kept, was not made of these entries.
        OTHER_HISTORY(true),
        /// The server shows fewer entries than it has signed.
        REWOUND(true),
        /// The log has another name than the one that was kept or given.
        OTHER_ORIGIN(true),
        /// The server's checkpoint is not one that a key which is believed signed.
        BAD_CHECKPOINT(true),
        /// Another key signed than the one that was kept or handed to, and nothing shows a hand-over.
        OTHER_KEY(true),
        /// A cosignature in the name of a witness that was named is not its own.
        BAD_COSIGNATURE(true),
        /// The server's time-stamp is not of its checkpoint, or of nobody who is believed.
        BAD_TIME_STAMP(true),
        /// The checkpoint that was kept carries a signature that its key did not make.
        BAD_KEPT_CHECKPOINT(true),
        /// An entry is shown, or a person as redacted by one, that no checkpoint covers, or not yet.
        UNSIGNED_ENTRY(false),
        /// The server shows no checkpoint.
        NO_CHECKPOINT(false),
        /// Fewer witnesses saw the last checkpoint than the trust file asks for, or not yet.
        TOO_FEW_WITNESSES(false),
        /// The caller names whose time-stamp to believe, and the server shows none.
        NO_TIME_STAMP(false),
        /// A member of the list that this release does not know, or that no log and no content tells.
        NOT_CHECKED(false);

        private final boolean contradiction;

        Kind(boolean contradiction) {
            this.contradiction = contradiction;
        }

        /// True for a contradiction, or for withheld content that was signed; false for content that is not signed or
        /// witnessed, or not yet.
        public boolean isContradiction() {
            return contradiction;
        }
    }

    public Json json() {
        return Json.object()
                .put("kind", kind.term())
                .put("entry", entry == CHECKPOINT ? null : Json.of(entry))
                .put("sentence", sentence)
                .build();
    }

    @Override
    public String toString() {
        return kind.term() + ": " + (entry == CHECKPOINT ? sentence : "entry " + entry + ": " + sentence);
    }
}
