package register.mail;

/// What a person asked of a request cannot be done; the message says why.
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }
}
