package register.transparency;

import register.value.PolicyId;

/// A witness saw another history of a log than this one, for example because an older backup was restored: each further
/// entry would fork it. The message is a log line.
public final class OtherHistoryException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private static final String NOTHING_ADDED = "; nothing is added to it";

    OtherHistoryException(Witnesses.WitnessReply asked) {
        super(asked.line() + NOTHING_ADDED);
    }

    /// @param witness that saw it
    public OtherHistoryException(String witness, PolicyId policy, String answer) {
        super(Witnesses.alarm(witness, policy, answer) + NOTHING_ADDED);
    }
}
