package register.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import register.embedded.file.DiskFull;
import register.embedded.file.ReadOnlyFolderException;

/// The SQLite file, used by any number of threads and processes on this machine.
///
/// A read has its own connection and sees everything committed before it. A write is one statement and its own
/// transaction: SQLite takes the write lock before the statement reads anything, and the effect is on disk when the
/// call returns.
final class Database implements AutoCloseable {
    static final int BUSY_TIMEOUT_MILLIS = 60_000;
    private static final int IDLE_SESSIONS = 8;

    private final Path file;
    private final @Nullable ReadOnlyFile readOnly;
    private final ConcurrentLinkedQueue<Session> idle = new ConcurrentLinkedQueue<>();
    /// SQLite chooses among waiting writers at random; within a process they queue, so that none starves.
    private final ReentrantLock writing = new ReentrantLock(true);
    private final AtomicLong asked = new AtomicLong();
    private volatile boolean closed;

    /// @param readOnly how to read a file that must not be written; null if it may be
    Database(Path file, @Nullable ReadOnlyFile readOnly) {
        this.file = file;
        this.readOnly = readOnly;
    }

    /// The same file over connections of its own.
    Database beside() {
        return new Database(file, readOnly);
    }

    /// Reads one row of a result; columns count from 1.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Use<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    static Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // Needed on macOS, where fsync alone leaves the data in the drive's cache; no effect elsewhere.
        config.setPragma(SQLiteConfig.Pragma.FULL_SYNC, "true");
        // Overwrites erased data.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        return config.createConnection(address(file));
    }

    /// As a URI, because in a plain path the driver would parse everything after a question mark as options.
    static String address(Path file) {
        return "jdbc:sqlite:" + file.toUri().toASCIIString().replaceFirst("^file:///", "file:/");
    }

    <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters) {
        return using(sql, parameters, statement -> {
            var rows = new ArrayList<T>();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    rows.add(row.read(results));
                }
            }
            return rows;
        });
    }

    <T> Optional<T> queryOne(String sql, Row<T> row, @Nullable Object... parameters) {
        return query(sql, row, parameters).stream().findFirst();
    }

    /// Executes a statement that writes.
    ///
    /// @return the number of rows written
    /// @throws ReadOnlyFolderException if the file is read-only
    int update(String sql, @Nullable Object... parameters) {
        if (readOnly != null) {
            throw new ReadOnlyFolderException(file.resolveSibling(""));
        }
        writing.lock();
        try {
            return using(sql, parameters, PreparedStatement::executeUpdate);
        } finally {
            writing.unlock();
        }
    }

    /// Empties the write-ahead log, which still contains overwritten data. Waits for readers; if they take too long,
    /// the next write that reuses the log empties it.
    void emptyLog() {
        if (readOnly != null) {
            throw new ReadOnlyFolderException(file.resolveSibling(""));
        }
        var _ = query("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1));
    }

    /// The number of statements executed.
    long asked() {
        return asked.get();
    }

    @Override
    public void close() {
        closed = true;
        drain();
    }

    private <T> T using(String sql, @Nullable Object[] parameters, Use<T> use) {
        if (closed) {
            throw new IllegalStateException(file + ": closed");
        }
        asked.incrementAndGet();
        Session session = idle.poll();
        try {
            if (session == null) {
                session = new Session(readOnly == null ? connect(file) : readOnly.connect());
            }
            PreparedStatement statement = session.prepared(sql);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            T result = use.with(statement);
            if (readOnly != null) {
                readOnly.requireUnchanged();
            }
            release(session);
            return result;
        } catch (SQLException e) {
            discard(session);
            throw failure(e);
        } catch (RuntimeException | Error e) {
            discard(session);
            throw e;
        }
    }

    private void release(Session session) {
        if (idle.size() >= IDLE_SESSIONS) {
            discard(session);
            return;
        }
        idle.add(session);
        if (closed) {
            drain();
        }
    }

    private void drain() {
        Session session = idle.poll();
        while (session != null) {
            discard(session);
            session = idle.poll();
        }
    }

    private void discard(@Nullable Session session) {
        if (session == null) {
            return;
        }
        try {
            session.connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    UncheckedIOException failure(SQLException e) {
        String why = DiskFull.is(e) ? DiskFull.SENTENCE : String.valueOf(e.getMessage());
        return new UncheckedIOException(new IOException(file + ": " + why, e));
    }

    private static final class Session {
        private final Connection connection;
        private final Map<String, PreparedStatement> statements = new HashMap<>();

        private Session(Connection connection) {
            this.connection = connection;
        }

        private PreparedStatement prepared(String sql) throws SQLException {
            PreparedStatement statement = statements.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                statements.put(sql, statement);
            }
            return statement;
        }
    }
}
