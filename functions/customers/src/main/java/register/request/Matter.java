package register.request;

import register.value.Term;

/// What a message is about when it is about more than a DPA, or something else; the most urgent first.
public enum Matter implements Term {
    /// A personal data breach (GDPR Art. 33).
    BREACH(Due.IN_72_HOURS),
    /// A data subject's request (GDPR Art. 15 to 22).
    DATA_SUBJECT_REQUEST(Due.IN_A_MONTH),
    /// An objection to a subprocessor (GDPR Art. 28(2)).
    OBJECTION(Due.AS_THE_COMPANY_STATES),
    /// Changes to the company's DPA, or the sender's own.
    REDLINES(Due.NEVER),
    TERMINATION(Due.NEVER),
    /// The company's DPA, and nothing else.
    DPA(Due.NEVER),
    /// A question, or anything else that only wants an answer: a person says so, no rule does.
    QUESTION(Due.NEVER);

    /// Until when the law or the policy wants an answer.
    public enum Due {
        NEVER,
        /// GDPR Art. 33(1).
        IN_72_HOURS,
        /// GDPR Art. 12(3).
        IN_A_MONTH,
        /// Never computed: what the company states, or nothing.
        AS_THE_COMPANY_STATES
    }

    private final Due due;

    Matter(Due due) {
        this.due = due;
    }

    public Due due() {
        return due;
    }

    /// Whether the law or the policy sets a time to answer in.
    public boolean clockRuns() {
        return due != Due.NEVER;
    }
}
