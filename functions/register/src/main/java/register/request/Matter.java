package register.request;

import register.value.Term;

/// What a message is about when it is about more than a DPA, or something else; the most urgent first.
public enum Matter implements Term {
    /// A personal data breach (GDPR Art. 33).
    BREACH,
    /// A data subject's request (GDPR Art. 15 to 22).
    DATA_SUBJECT_REQUEST,
    /// An objection to a subprocessor (GDPR Art. 28(2)).
    OBJECTION,
    /// Changes to the company's DPA, or the sender's own.
    REDLINES,
    TERMINATION;

    /// Whether the law or the policy sets a time to answer in.
    public boolean clockRuns() {
        return this == OBJECTION || this == DATA_SUBJECT_REQUEST || this == BREACH;
    }
}
