package register.archive.section;

/// The register holds something else than the archive.
public final class ConflictingRegisterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConflictingRegisterException(String where, String what) {
        super(where + ": " + what);
    }
}
