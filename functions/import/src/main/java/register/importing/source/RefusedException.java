package register.importing.source;

/// No draft can be made of the file; the message says why in one line.
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    public RefusedException(String reason) {
        super(reason);
    }
}
