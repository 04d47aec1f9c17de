package register.archive.section;

/// The register has data that differ from the archive's.
public final class ConflictingRegisterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConflictingRegisterException(String where, String what) {
        super(where + ": " + what);
    }
}
