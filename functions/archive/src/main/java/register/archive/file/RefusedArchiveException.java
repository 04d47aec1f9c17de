package register.archive.file;

/// The file is not an archive of a register, or was changed.
public final class RefusedArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 200;

    public RefusedArchiveException(String member, String why) {
        super(printable(member) + ": " + why);
    }

    public RefusedArchiveException(String member, String why, Exception cause) {
        super(printable(member) + ": " + why, cause);
    }

    /// Names in an untrusted archive may contain anything.
    private static String printable(String name) {
        String plain = name.replaceAll("[^ -~]", "?");
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "..." : plain;
    }
}
