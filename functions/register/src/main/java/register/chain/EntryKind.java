package register.chain;

import register.value.Term;

/// What an entry does to its policy.
public enum EntryKind implements Term {
    /// The first word on an effective date, or the first after a withdrawal.
    PUBLICATION,
    /// A later word on the same effective date; the earlier one stays readable.
    CORRECTION,
    /// Takes back a version whose effective date is still ahead.
    WITHDRAWAL,
    /// Redacts a natural person in the entries before: it names their commitments and states nothing about a
    /// date. The versions stay, without the name.
    REDACTION,
    /// Names the key that signs the log from the next entry on; it states nothing about a date.
    KEY,
    /// Commits to what customers are told of an announcement, or to what became of it, without naming anybody; it
    /// states nothing about a date.
    NOTICE;

    /// Whether it says something of its effective date.
    public boolean isOfADate() {
        return this != REDACTION && this != KEY && this != NOTICE;
    }

    /// Whether it states the content of its effective date.
    public boolean states() {
        return this == PUBLICATION || this == CORRECTION;
    }
}
