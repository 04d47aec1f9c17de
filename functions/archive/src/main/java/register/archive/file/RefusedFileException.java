package register.archive.file;

/// A file of an item is bad.
public final class RefusedFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;

    public RefusedFileException(String file, String why) {
        super(why);
        this.file = file;
    }

    RefusedFileException(String file, IllegalArgumentException why) {
        super(why.getMessage(), why);
        this.file = file;
    }

    public String file() {
        return file;
    }
}
