package register.transparency;

/// A witness saw another history of a log than the one here, as after an older backup was restored: each entry more
/// would be a fork of it. Its message is a line for a log.
public final class OtherHistoryException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    OtherHistoryException(Witnesses.Asked asked) {
        super(asked.line() + "; nothing is added to it");
    }
}
