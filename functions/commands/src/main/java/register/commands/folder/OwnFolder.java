package register.commands.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The command's own folder in a site: its lock, its state, and files that wait.
///
/// @param root the site's folder
record OwnFolder(Path root, FileChannel lock) implements AutoCloseable {
    private static final String NAME = ".register-site";
    private static final String PARTS = "parts";

    /// Locks it.
    ///
    /// @throws IOException if the site's folder cannot be used, is in use, or holds files of others
    static OwnFolder in(Path site) throws IOException {
        Path own = site.resolve(NAME);
        if (!Files.isDirectory(own, NOFOLLOW_LINKS)) {
            requireEmpty(site);
            make(own);
        }
        Path root = site.toRealPath();
        FileChannel lock = locked(root);
        try {
            make(root.resolve(NAME, PARTS));
        } catch (IOException e) {
            lock.close();
            throw e;
        }
        return new OwnFolder(root, lock);
    }

    /// Another run may make it at the same time.
    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
                throw new IOException(folder + ": expected a folder; it is a file or a link", e);
            }
        }
    }

    /// Files that only configure a host may be there.
    private static void requireEmpty(Path site) throws IOException {
        try (Stream<Path> files = Files.list(site)) {
            Optional<Path> other = files.filter(
                            file -> !file.getFileName().toString().startsWith(".") && !file.endsWith("CNAME"))
                    .findFirst();
            if (other.isPresent()) {
                throw new IOException(
                        site + ": expected an empty folder, or one that this command has written; it contains "
                                + other.get().getFileName());
            }
        } catch (NoSuchFileException _) {
            Files.createDirectories(site);
        } catch (NotDirectoryException e) {
            throw new IOException(site + ": expected a folder", e);
        }
    }

    private static FileChannel locked(Path root) throws IOException {
        FileChannel channel = FileChannel.open(root.resolve(NAME, "lock"), CREATE, WRITE, NOFOLLOW_LINKS);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // By another thread of this process.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException(root + ": another run writes this folder; wait for its end");
    }

    Path file(String name) {
        return root.resolve(NAME, name);
    }

    Path parts() {
        return file(PARTS);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
