package register.embedded.file;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A disk that is full, whatever the system and SQLite call it.
public final class DiskFull {
    /// For people, in place of the failure's own message.
    public static final String SENTENCE = "disk full: free space, then run `infra/register reconcile`";

    /// The second: the file that SQLite's readers and writers share cannot grow.
    private static final Set<SQLiteErrorCode> CODES =
            Set.of(SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);

    private static final Set<String> SYSTEM = Set.of("No space left on device", "Disk quota exceeded");

    private DiskFull() {}

    /// Whether a failure, or one that caused it, says so.
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
