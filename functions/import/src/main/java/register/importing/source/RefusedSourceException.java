package register.importing.source;

/// No draft can be made from the file; the message says why in one line.
public final class RefusedSourceException extends Exception {
    private static final long serialVersionUID = 1;

    public RefusedSourceException(String reason) {
        super(reason);
    }
}
