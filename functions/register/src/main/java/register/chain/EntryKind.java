package register.chain;

import register.value.Term;

/// The effect of an entry on its policy.
public enum EntryKind implements Term {
    /// The first statement for an effective date, or the first after a withdrawal.
    PUBLICATION,
    /// A later statement for the same effective date; the earlier one remains readable.
    CORRECTION,
    /// Withdraws a version before its effective date.
    WITHDRAWAL,
    /// Redacts a natural person in the earlier entries: it lists their commitments. The versions stay,
    /// without the name. Undated.
    REDACTION,
    /// Names the key that signs the log from the next entry on. Undated.
    KEY,
    /// Commits to the notices of an announcement, or to their outcome, without naming anyone. Undated.
    NOTICE;

    /// True if such entries are dated: they make a statement about their effective date. That of undated ones is
    /// merely the date of recording.
    public boolean isOfADate() {
        return this != REDACTION && this != KEY && this != NOTICE;
    }

    /// True if it states the content for its effective date.
    public boolean states() {
        return this == PUBLICATION || this == CORRECTION;
    }
}
