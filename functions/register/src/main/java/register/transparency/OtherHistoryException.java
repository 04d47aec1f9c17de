package register.transparency;

/// A witness saw another history of a log than this one, for example because an older backup was restored: each further
/// entry would fork it. The message is a log line.
public final class OtherHistoryException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    OtherHistoryException(Witnesses.WitnessReply asked) {
        super(asked.line() + "; nothing is added to it");
    }
}
