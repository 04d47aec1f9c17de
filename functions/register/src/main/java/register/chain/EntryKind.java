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
    REDACTION;

    /// Whether it states the content of its effective date.
    public boolean states() {
        return this == PUBLICATION || this == CORRECTION;
    }
}
