package register.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import register.assembly.Ports;
import register.chain.Chain;
import register.document.DocumentStore;
import register.embedded.file.DiskFull;
import register.embedded.file.DocumentFiles;
import register.embedded.file.KeyFiles;
import register.embedded.file.PrivateFiles;
import register.embedded.file.WriteOnceFolder;
import register.person.PersonRecords;
import register.recipient.LookupKeys;
import register.recipient.Recipients;
import register.record.Kind;
import register.record.Records;
import register.request.DailyQuotas;
import register.request.SecretReferenceKey;
import register.transparency.CheckpointLog;
import register.value.Bytes;
import register.value.ReferenceKey;

/// The ports of one machine. They keep everything in one folder: `register.db` (SQLite), `documents/`, `persons/` and
/// `keys/`; they leave other files there alone. Any number of threads and processes may use the folder at once, and
/// whatever a call has returned survives a crash of all of them.
public final class EmbeddedPorts implements Ports {
    /// The database with SQLite's own files, and the locks. The folder may contain other files.
    private static final List<String> OWN_FILES =
            List.of("register.db", "register.db-wal", "register.db-shm", "register.lock", "server.lock");

    private static final ReentrantLock OPENING = new ReentrantLock();

    private final Database database;
    /// For `Agenda` alone.
    private final Database watched;
    private final WriteOnceFolder documents;
    private final WriteOnceFolder persons;
    private final WriteOnceFolder keys;
    private final boolean readOnly;
    private final Clock clock;

    private EmbeddedPorts(
            Database database,
            WriteOnceFolder documents,
            WriteOnceFolder persons,
            WriteOnceFolder keys,
            boolean readOnly,
            Clock clock) {
        this.database = database;
        this.watched = database.beside();
        this.documents = documents;
        this.persons = persons;
        this.keys = keys;
        this.readOnly = readOnly;
        this.clock = clock;
    }

    /// Opens the folder, creating it if necessary, and makes it readable by its owner only. A register that this
    /// process cannot write is opened read-only.
    ///
    /// @throws UncheckedIOException if the folder cannot be used
    /// @throws IllegalStateException if it was written by a newer register
    public static EmbeddedPorts open(Path data) {
        return open(data, Clock.systemUTC());
    }

    /// @param clock for the expiry of links
    public static EmbeddedPorts open(Path data, Clock clock) {
        Path folder = data.toAbsolutePath().normalize();
        Path file = folder.resolve("register.db");
        if (Files.exists(file) && !(Files.isWritable(folder) && Files.isWritable(file))) {
            return openReadOnly(folder, clock);
        }
        // File locks exclude other processes, but not other threads.
        OPENING.lock();
        try {
            PrivateFiles.folder(folder);
            try (FileChannel channel = FileChannel.open(folder.resolve("register.lock"), CREATE, WRITE);
                    FileLock _ = channel.lock()) {
                if (Files.notExists(file)) {
                    Files.createFile(file, PrivateFiles.file());
                }
                Schema.prepare(file);
                for (String own : OWN_FILES) {
                    PrivateFiles.restrict(folder.resolve(own));
                }
                WriteOnceFolder.force(folder);
            }
            for (String within : List.of("documents", "keys", "persons")) {
                PrivateFiles.folder(folder.resolve(within));
            }
            PrivateFiles.all(folder.resolve("keys"));
            return new EmbeddedPorts(
                    new Database(file, null),
                    WriteOnceFolder.open(folder.resolve("documents")),
                    WriteOnceFolder.open(folder.resolve("persons")),
                    WriteOnceFolder.open(folder.resolve("keys")),
                    false,
                    clock);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be used as the register's data folder", e);
        } catch (SQLException e) {
            throw new UncheckedIOException(
                    new IOException(file + ": " + (DiskFull.is(e) ? DiskFull.SENTENCE : e.getMessage()), e));
        } finally {
            OPENING.unlock();
        }
    }

    /// Opens a folder read-only; writes are refused with `ReadOnlyFolderException`.
    static EmbeddedPorts openReadOnly(Path folder, Clock clock) {
        Path file = folder.resolve("register.db");
        try {
            ReadOnlyFile readOnly = ReadOnlyFile.open(file);
            Schema.require(file, readOnly);
            return new EmbeddedPorts(
                    new Database(file, readOnly),
                    WriteOnceFolder.openReadOnly(folder.resolve("documents")),
                    WriteOnceFolder.openReadOnly(folder.resolve("persons")),
                    WriteOnceFolder.openReadOnly(folder.resolve("keys")),
                    true,
                    clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new UncheckedIOException(
                    new IOException(file + ": " + (DiskFull.is(e) ? DiskFull.SENTENCE : e.getMessage()), e));
        }
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public Chain chain() {
        return new SqlChain(database);
    }

    @Override
    public DocumentStore documents() {
        return new DocumentFiles(documents);
    }

    @Override
    public DailyQuotas quotas() {
        return new SqlDailyQuotas(database);
    }

    @Override
    public Records records() {
        return new SqlRecords(database);
    }

    /// The work due at `now`.
    ///
    /// @param kinds to look for
    public Agenda agenda(List<Kind<?>> kinds, Instant now) {
        return Agenda.at(now, kinds, watched);
    }

    /// The number of statements executed since the database was opened.
    public long asked() {
        return database.asked() + watched.asked();
    }

    /// Deletes the counts of past days.
    public void forgetQuotas(LocalDate today) {
        new SqlDailyQuotas(database).forget(today);
    }

    @Override
    public CheckpointLog checkpoints() {
        return new SqlCheckpointLog(database);
    }

    @Override
    public PersonRecords persons() {
        return new PersonFiles(persons);
    }

    /// Links have no base address: a client resolves them against the one that it used.
    @Override
    public EmbeddedLinks links() {
        return new EmbeddedLinks(documents(), keys().secret("document-links"), clock);
    }

    @Override
    public Recipients recipients() {
        return new SqlRecipients(
                database, new LookupKeys(identity -> references().mac(identity)));
    }

    /// Makes the references of requests, and the keys for finding recipients.
    public ReferenceKey references() {
        return new SecretReferenceKey(Bytes.of(keys().secret("references")));
    }

    /// The files of `keys/`.
    public KeyFiles keys() {
        return new KeyFiles(keys);
    }

    @Override
    public void close() {
        database.close();
        watched.close();
    }
}
