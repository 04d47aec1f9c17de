package register.commands.audit;

import register.json.Json;
import register.value.Term;

/// A reason why a history is not verified.
///
/// @param entry the first entry concerned; 0 for the checkpoint alone
/// @param sentence one line in English with the values found, which a server may have written
public record AuditFinding(Kind kind, long entry, String sentence) {
    static final long CHECKPOINT = 0;
    private static final int LONGEST = 500;

    public AuditFinding {
        String printed = sentence.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
        sentence = printed.length() <= LONGEST ? printed : printed.substring(0, LONGEST) + "…";
    }

    /// The kinds of findings.
    public enum Kind implements Term {
        /// A leaf is not an entry of this policy, or not in its place.
        ALTERED(true),
        /// A tile is malformed, or does not follow from the entries.
        BAD_TILE(true),
        /// The server withholds entries, or a content that an entry commits to.
        CONTENT_WITHHELD(true),
        /// A content does not match its entry's commitment.
        OTHER_CONTENT(true),
        /// A person shown as redacted does not occur in the content.
        INVENTED_REDACTION(true),
        /// The policy shows a list other than the one in force according to its log.
        OTHER_LIST(true),
        /// A checkpoint, the server's or the kept one, does not match these entries.
        OTHER_HISTORY(true),
        /// The server shows fewer entries than it has signed.
        REWOUND(true),
        /// The log's name differs from the kept or given one.
        OTHER_ORIGIN(true),
        /// The server's checkpoint is not signed by a trusted key.
        BAD_CHECKPOINT(true),
        /// Signed by a key that is neither the known one nor its successor by a hand-over.
        OTHER_KEY(true),
        /// A cosignature in the name of a trusted witness is not its own.
        BAD_COSIGNATURE(true),
        /// The server's time-stamp is not of its checkpoint, or not by a trusted authority.
        BAD_TIME_STAMP(true),
        /// The kept checkpoint has an invalid signature by its key.
        BAD_KEPT_CHECKPOINT(true),
        /// An entry, or a redaction, is shown that no checkpoint covers, or not yet.
        UNSIGNED_ENTRY(false),
        /// The server shows no checkpoint.
        NO_CHECKPOINT(false),
        /// Fewer witnesses saw the last checkpoint than the trust file requires, or not yet.
        TOO_FEW_WITNESSES(false),
        /// The caller trusts a time-stamp authority, and the server shows no time-stamp.
        NO_TIME_STAMP(false),
        /// A member of the list that this release does not know, or that follows from no log and no content.
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
