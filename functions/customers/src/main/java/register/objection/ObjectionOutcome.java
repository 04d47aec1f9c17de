package register.objection;

import register.value.Term;

/// What became of an objection, by a person's word.
public enum ObjectionOutcome implements Term {
    /// The customer takes it back.
    WITHDRAWN,
    /// The company takes the announced version back.
    VERSION_WITHDRAWN,
    /// The customer is offered another way, e.g. without the new subprocessor.
    ALTERNATIVE_OFFERED,
    /// The customer ends the contract.
    CUSTOMER_TERMINATES,
    /// The company goes on; the reason says why.
    REJECTED,
    /// What arrived objects to nothing, e.g. a question.
    NOT_AN_OBJECTION;

    /// Whether it needs a reason: what the customer is not given is explained.
    public boolean needsReason() {
        return this == REJECTED || this == NOT_AN_OBJECTION;
    }
}
