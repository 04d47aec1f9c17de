package register.importing.source;

/// A file that no draft can be made of, with the reason in one line.
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    public RefusedException(String reason) {
        super(reason);
    }
}
