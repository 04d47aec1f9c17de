package register.mail;

/// A person's mail certainly did not leave and may be sent again later; the message says why.
public final class NotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotTakenException(String message) {
        super(message);
    }
}
