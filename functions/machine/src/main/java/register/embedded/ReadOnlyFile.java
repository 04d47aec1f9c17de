package register.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// Reads the SQLite file without writing anything: on a read-only medium, or in another user's folder.
///
/// SQLite keeps the latest writes beside the file (`-wal`) with an index of them (`-shm`), and creates both if they
/// are missing. If both exist, it reads as usual, even while another process writes. If neither exists, the file is
/// complete and opened as immutable; after each read, a check ensures that nobody changed it.
///
/// @param opened the state when it was opened; null if SQLite itself sees changes
record ReadOnlyFile(Path file, @Nullable State opened) {
    private static final String LOG = "-wal";

    private record State(FileTime modified, long bytes, boolean log) {
        static State of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(attributes.lastModifiedTime(), attributes.size(), holdsAnything(beside(file, LOG)));
        }
    }

    /// @throws IOException if the latest writes cannot be read without writing
    static ReadOnlyFile open(Path file) throws IOException {
        Path log = beside(file, LOG);
        if (Files.exists(log) && Files.exists(beside(file, "-shm"))) {
            return new ReadOnlyFile(file, null);
        }
        State state = State.of(file);
        if (state.log()) {
            throw new IOException(log + ": contains the latest writes, and cannot be read in a read-only folder;"
                    + " copy the folder to a writable place");
        }
        return new ReadOnlyFile(file, state);
    }

    Connection connect() throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(Database.BUSY_TIMEOUT_MILLIS);
        String address = Database.address(file);
        return config.createConnection(opened == null ? address : address + "?immutable=1");
    }

    /// Call it after a read, before using the result.
    ///
    /// @throws UncheckedIOException if the file was written since
    void requireUnchanged() {
        try {
            if (opened != null && !opened.equals(State.of(file))) {
                throw new IOException(file + ": changed meanwhile: try again");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsAnything(Path log) throws IOException {
        return Files.exists(log) && Files.size(log) > 0;
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
