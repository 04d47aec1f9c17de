package register.commands.audit;

import register.value.Term;

/// Why a history is not verified.
///
/// @param entry the first entry that it is about; 0 where it is about the checkpoint alone
/// @param sentence says it in English, with the values found, on one line: a server may have written them
public record Finding(Kind kind, long entry, String sentence) {
    static final long CHECKPOINT = 0;
    private static final int LONGEST = 500;

    public Finding {
        String printed = sentence.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
        sentence = printed.length() <= LONGEST ? printed : printed.substring(0, LONGEST) + "…";
    }

    /// What there is to find.
    public enum Kind implements Term {
        /// An entry is not the one that its neighbours or its hash name, or is none.
        ALTERED(true),
        /// A content is not the one that its entry commits to.
        OTHER_CONTENT(true),
        /// A person is shown as redacted, and no signed entry says so.
        INVENTED_REDACTION(true),
        /// A checkpoint, the server's or the one that was kept, was not made of these entries.
        OTHER_HISTORY(true),
        /// The server's checkpoint is not one that a key which is believed signed.
        BAD_CHECKPOINT(true),
        /// The server's time-stamp is not of its checkpoint, or of nobody who is believed.
        BAD_TIME_STAMP(true),
        /// The checkpoint that was kept carries a signature that its key did not make.
        BAD_KEPT_CHECKPOINT(true),
        /// Another key signed the checkpoint that was kept: that it handed over to the server's cannot be shown.
        OTHER_KEY(true),
        /// Entries follow the server's checkpoint: nobody signed them, or not yet.
        UNSIGNED_TAIL(false),
        /// The server shows no checkpoint.
        NO_CHECKPOINT(false),
        /// The caller names whose time-stamp to believe, and the server shows none.
        NO_TIME_STAMP(false),
        /// The server does not show a content that an entry commits to.
        CONTENT_WITHHELD(false),
        /// The server shows no entry.
        EMPTY(false);

        private final boolean contradiction;

        Kind(boolean contradiction) {
            this.contradiction = contradiction;
        }

        /// Whether something that is shown contradicts something else; if not, something is not shown or signed.
        public boolean isContradiction() {
            return contradiction;
        }
    }

    @Override
    public String toString() {
        return kind.term() + ": " + (entry == CHECKPOINT ? sentence : "entry " + entry + ": " + sentence);
    }
}
