package register.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import register.chain.Chain;
import register.chain.CheckpointLog;
import register.document.DocumentStore;
import register.document.IssuedDocuments;
import register.document.SealCertificates;
import register.person.PersonRecords;
import register.request.DailyQuotas;
import register.request.FailureLog;
import register.request.NoticeLog;
import register.request.RequestLog;
import register.request.RetryLog;

/// The engine of one machine. All its state lies in one folder: `register.db` (SQLite), `documents/`, `persons/` and
/// `keys/`; other files there are left alone. Any number of threads and of processes may use the folder at once, and
/// whatever a call has answered survives a crash of all of them.
public final class EmbeddedEngine implements AutoCloseable {
    /// The database with what SQLite lays beside it, and the locks. The folder may hold other people's files.
    private static final List<String> OWN_FILES =
            List.of("register.db", "register.db-wal", "register.db-shm", "register.lock", "server.lock");

    private static final Pattern SECRET_NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final int SECRET_BYTES = 32;
    private static final ReentrantLock OPENING = new ReentrantLock();

    private final Database database;
    private final Chain chain;
    private final DocumentStore documents;
    private final IssuedDocuments issuedDocuments;
    private final RequestLog requests;
    private final QuotaTable quotas;
    private final NoticeLog notices;
    private final RetryLog retries;
    private final FailureLog failures;
    private final CheckpointLog checkpoints;
    private final PersonRecords persons;
    private final SealCertificates sealCertificates;
    private final WriteOnceFolder keys;
    private final boolean readOnly;

    private EmbeddedEngine(
            Database database,
            WriteOnceFolder documents,
            WriteOnceFolder persons,
            WriteOnceFolder keys,
            boolean readOnly) {
        this.database = database;
        this.chain = new EntryTable(database);
        this.documents = new DocumentFiles(documents);
        this.issuedDocuments = new IssuedDocumentTable(database);
        this.requests = new RequestTable(database);
        this.quotas = new QuotaTable(database);
        this.notices = new NoticeTable(database);
        this.retries = new RetryTable(database);
        this.failures = new FailureTable(database);
        this.checkpoints = new CheckpointTable(database);
        this.persons = new PersonFiles(persons);
        this.sealCertificates = new SealCertificateTable(database);
        this.keys = keys;
        this.readOnly = readOnly;
    }

    /// Opens the folder, and makes it where there is none. What lies in it is its owner's alone from then on. A folder
    /// with a register that this process may not write in is opened for reading.
    ///
    /// @throws UncheckedIOException when the folder cannot be used
    /// @throws IllegalStateException when it is of a newer register
    public static EmbeddedEngine open(Path data) {
        Path folder = data.toAbsolutePath().normalize();
        Path file = folder.resolve("register.db");
        if (Files.exists(file) && !(Files.isWritable(folder) && Files.isWritable(file))) {
            return openReadOnly(folder);
        }
        // A lock on a file holds between processes only, not between threads.
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
            return new EmbeddedEngine(
                    new Database(file, null),
                    WriteOnceFolder.open(folder.resolve("documents")),
                    WriteOnceFolder.open(folder.resolve("persons")),
                    WriteOnceFolder.open(folder.resolve("keys")),
                    false);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be used as the register's data folder", e);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
        } finally {
            OPENING.unlock();
        }
    }

    /// Opens a folder for reading: what writes is refused with `ReadOnlyFolderException`.
    static EmbeddedEngine openReadOnly(Path folder) {
        Path file = folder.resolve("register.db");
        try {
            ReadOnlyFile readOnly = ReadOnlyFile.open(file);
            Schema.require(file, readOnly);
            return new EmbeddedEngine(
                    new Database(file, readOnly),
                    WriteOnceFolder.openReadOnly(folder.resolve("documents")),
                    WriteOnceFolder.openReadOnly(folder.resolve("persons")),
                    WriteOnceFolder.openReadOnly(folder.resolve("keys")),
                    true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
        }
    }

    /// Whether what is there can only be read.
    public boolean isReadOnly() {
        return readOnly;
    }

    public Chain chain() {
        return chain;
    }

    public DocumentStore documents() {
        return documents;
    }

    public IssuedDocuments issuedDocuments() {
        return issuedDocuments;
    }

    public RequestLog requests() {
        return requests;
    }

    public DailyQuotas quotas() {
        return quotas;
    }

    public NoticeLog notices() {
        return notices;
    }

    public RetryLog retries() {
        return retries;
    }

    public FailureLog failures() {
        return failures;
    }

    /// Forgets what was counted on days that are over.
    public void forgetQuotas(LocalDate today) {
        quotas.forget(today);
    }

    public CheckpointLog checkpoints() {
        return checkpoints;
    }

    public PersonRecords persons() {
        return persons;
    }

    public SealCertificates sealCertificates() {
        return sealCertificates;
    }

    /// Links to this engine's documents.
    ///
    /// @param base what is before `/documents/`, e.g. `http://127.0.0.1:8080`; may be empty
    public EmbeddedLinks links(String base, Clock clock) {
        return new EmbeddedLinks(base, documents, secret("document-links"), clock);
    }

    /// 32 random bytes, made when their name is first asked for and the same ever after, in every process. They lie in
    /// `keys/`, readable by the owner only.
    ///
    /// @param name lower-case letters, digits and inner hyphens
    public byte[] secret(String name) {
        if (!SECRET_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\": expected a secret's name in lower case");
        }
        String file = name + ".secret";
        byte[] secret = key(file, EmbeddedEngine::random);
        if (secret.length != SECRET_BYTES) {
            throw new IllegalStateException(
                    "keys/%s: %d bytes, expected %d".formatted(file, secret.length, SECRET_BYTES));
        }
        return secret;
    }

    /// A file of `keys/`, made when it is first asked for and the same ever after, in every process: of several that
    /// make it at once one is kept. Readable by the owner only, and never half written.
    public byte[] key(String file, Supplier<byte[]> make) {
        return keys.get(file).orElseGet(() -> {
            keys.putIfAbsent(file, make.get());
            return keys.get(file).orElseThrow(() -> new IllegalStateException("keys/" + file + ": vanished"));
        });
    }

    /// A file of `keys/` that somebody made.
    public Optional<byte[]> existingKey(String file) {
        return keys.get(file);
    }

    private static byte[] random() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return random;
    }

    @Override
    public void close() {
        database.close();
    }
}
