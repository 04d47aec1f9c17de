package register.request;

import register.value.Term;

/// The matter of a message beyond a request for a DPA; the most urgent first.
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
    /// The company's DPA alone.
    DPA(Due.NEVER),
    /// A question, or anything else that needs only an answer. Set by a person, never by a rule.
    QUESTION(Due.NEVER);

    /// The deadline for an answer, set by law or by the policy.
    public enum Due {
        NEVER,
        /// GDPR Art. 33(1).
        IN_72_HOURS,
        /// GDPR Art. 12(3).
        IN_A_MONTH,
        /// As the company states it, never computed.
        AS_THE_COMPANY_STATES
    }

    private final Due due;

    Matter(Due due) {
        this.due = due;
    }

    public Due due() {
        return due;
    }

    /// True if law or policy set a deadline.
    public boolean clockRuns() {
        return due != Due.NEVER;
    }
}
