package register.mail;

/// The register cannot do what a person asked for; the message says why.
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }
}
