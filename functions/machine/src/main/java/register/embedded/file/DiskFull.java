package register.embedded.file;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Recognises a full disk, however the system or SQLite reports it.
public final class DiskFull {
    /// The message for people, in place of the failure's own.
    public static final String SENTENCE = "disk full: free space, then run `infra/register reconcile`";

    /// The second means that the file shared by SQLite's readers and writers cannot grow.
    private static final Set<SQLiteErrorCode> CODES =
            Set.of(SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);

    private static final Set<String> SYSTEM = Set.of("No space left on device", "Disk quota exceeded");

    private DiskFull() {}

    /// True if the failure, or a cause of it, is a full disk.
    public static boolean is(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if ((cause instanceof SQLiteException said && CODES.contains(said.getResultCode()))
                    || (cause.getMessage() != null && SYSTEM.stream().anyMatch(cause.getMessage()::endsWith))) {
                return true;
            }
        }
        return false;
    }
}
