package register.embedded.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A write to a read-only data folder; nothing was written.
public final class ReadOnlyFolderException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    public ReadOnlyFolderException(Path folder) {
        super(new IOException(
                "REGISTER_DATA: \"" + folder + "\": read-only: the register can read and verify it, but not write"));
    }
}
