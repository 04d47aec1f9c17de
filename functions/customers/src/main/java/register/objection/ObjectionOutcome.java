package register.objection;

import register.value.Term;

/// The outcome of an objection, as a person states it.
public enum ObjectionOutcome implements Term {
    /// The customer withdraws it.
    WITHDRAWN,
    /// The company withdraws the announced version.
    VERSION_WITHDRAWN,
    /// The customer is offered an alternative, e.g. without the new subprocessor.
    ALTERNATIVE_OFFERED,
    /// The customer terminates the contract.
    CUSTOMER_TERMINATES,
    /// The company proceeds; the reason says why.
    REJECTED,
    /// The message does not object to anything, e.g. a question.
    NOT_AN_OBJECTION;

    /// True if a reason is required, because the customer's wish is refused.
    public boolean needsReason() {
        return this == REJECTED || this == NOT_AN_OBJECTION;
    }
}
