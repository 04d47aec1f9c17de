package register.archive.section;

/// The register holds something else in the place of what an archive holds.
public final class ConflictingRegisterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConflictingRegisterException(String where, String what) {
        super(where + ": " + what);
    }
}
