package register.commands.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.files.SiteFile;
import register.files.SiteHost;
import register.value.Bytes;

/// A folder whose files are replaced as a whole, each by a rename, and only if they differ. A process that is killed
/// leaves no half-written file. One process at a time may use it; nothing is written through a symbolic link.
final class FileFolder implements SiteHost, AutoCloseable {
    /// The command's own folder in it.
    static final String OWN = ".register-site";

    private static final String STATE = "state.json";
    private static final String INDEX = "index.html";

    private final Path root;
    private final Path parts;
    private final FileChannel lock;
    private final Runnable replaced;
    private final List<Part> staged = new ArrayList<>();
    private final List<Part> last = new ArrayList<>();
    private final Set<String> made = new HashSet<>();
    /// Of the next part.
    private int number;
    private int written;
    private int removed;
    private int unchanged;
    private long bytes;

    /// A file that is to be replaced later, or removed.
    ///
    /// @param number of the file with its content; -1 if it is to be removed
    private record Part(String file, int number, int length) {}

    /// @throws IOException if the folder cannot be used, is in use, or holds files of others
    FileFolder(Path root) throws IOException {
        this(root, () -> {});
    }

    /// @param replaced is run after each replaced file
    FileFolder(Path root, Runnable replaced) throws IOException {
        this.replaced = replaced;
        if (!Files.isDirectory(root.resolve(OWN), NOFOLLOW_LINKS)) {
            requireEmpty(root);
        }
        this.root = root.toRealPath();
        this.parts = own("parts");
        folder(OWN + "/parts");
        this.lock = locked();
        try (Stream<Path> left = Files.list(parts)) {
            for (Path each : left.toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private FileChannel locked() throws IOException {
        FileChannel channel = FileChannel.open(own("lock"), CREATE, WRITE, NOFOLLOW_LINKS);
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

    /// Files that only configure a host may be there.
    private static void requireEmpty(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            Optional<Path> other = files.filter(
                            file -> !file.getFileName().toString().startsWith(".") && !file.endsWith("CNAME"))
                    .findFirst();
            if (other.isPresent()) {
                throw new IOException(
                        root + ": expected an empty folder, or one that this command has written; it contains "
                                + other.get().getFileName());
            }
        } catch (NoSuchFileException _) {
            Files.createDirectories(root);
        } catch (NotDirectoryException e) {
            throw new IOException(root + ": expected a folder", e);
        }
    }

    /// The file that hosts answer at an address.
    static String file(String address) {
        String path = address.substring(1);
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (last.isEmpty()) {
            return path + INDEX;
        }
        return path.startsWith("log/") || last.startsWith("_") || last.indexOf('.') >= 0 ? path : path + "/" + INDEX;
    }

    @Override
    public boolean isInFrontOfProgram() {
        return false;
    }

    @Override
    public Map<String, SiteFile> own(SiteFile missing) {
        var own = new TreeMap<>(Map.of("/404.html", missing));
        for (HostFile file : HostFile.values()) {
            own.put(file.address(), new SiteFile(file.content(), Map.of()));
        }
        return own;
    }

    /// At once.
    @Override
    public void put(String address, Optional<SiteFile> file) throws IOException {
        replace(part(address, file, number++));
    }

    @Override
    public void stage(String address, Optional<SiteFile> file) throws IOException {
        stage(address, file, staged);
    }

    @Override
    public void stageLast(String address, Optional<SiteFile> file) throws IOException {
        stage(address, file, last);
    }

    private void stage(String address, Optional<SiteFile> file, List<Part> to) throws IOException {
        Part part = part(address, file, number++);
        if (part != null) {
            to.add(part);
        }
    }

    /// @return null if the file is there already
    private @Nullable Part part(String address, Optional<SiteFile> content, int number) throws IOException {
        String name = file(address);
        Path file = root.resolve(name);
        if (content.isEmpty()) {
            return Files.exists(file, NOFOLLOW_LINKS) ? new Part(name, -1, 0) : null;
        }
        made.add(name);
        byte[] wanted = content.get().content().toArray();
        if (Files.isRegularFile(file, NOFOLLOW_LINKS)
                && Files.size(file) == wanted.length
                && Arrays.equals(Files.readAllBytes(file), wanted)) {
            unchanged++;
            return null;
        }
        Files.write(parts.resolve(Integer.toString(number)), wanted);
        return new Part(name, number, wanted.length);
    }

    /// In the order in which they were staged.
    @Override
    public void commit() throws IOException {
        staged.addAll(last);
        for (Part each : staged) {
            replace(each);
        }
        staged.clear();
        last.clear();
    }

    private void replace(@Nullable Part part) throws IOException {
        if (part == null) {
            return;
        }
        Path file = root.resolve(part.file());
        int slash = part.file().lastIndexOf('/');
        folder(part.file().substring(0, Math.max(slash, 0)));
        if (Files.isDirectory(file, NOFOLLOW_LINKS)) {
            throw new IOException(file + ": expected a file; it is a folder");
        }
        if (part.number() < 0) {
            removed += Files.deleteIfExists(file) ? 1 : 0;
        } else {
            Path content = parts.resolve(Integer.toString(part.number()));
            Files.move(content, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written++;
            bytes += part.length();
        }
        replaced.run();
    }

    /// Makes a folder and those above it.
    private void folder(String name) throws IOException {
        Path at = root;
        for (String part : name.isEmpty() ? new String[0] : name.split("/", -1)) {
            at = at.resolve(part);
            if (!Files.isDirectory(at, NOFOLLOW_LINKS)) {
                if (Files.exists(at, NOFOLLOW_LINKS)) {
                    throw new IOException(at + ": expected a folder; it is a file or a link");
                }
                Files.createDirectory(at);
            }
        }
    }

    /// Looks into the folders in which this run has made some.
    @Override
    public void sweep() throws IOException {
        var tops = new HashSet<String>();
        for (String name : made) {
            if (name.indexOf('/') > 0) {
                tops.add(name.substring(0, name.indexOf('/')));
            }
        }
        for (String top : tops) {
            try (Stream<Path> files = Files.walk(root.resolve(top))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                    boolean tile = name.startsWith("log/") && name.contains(".p/");
                    if (!Files.isDirectory(file, NOFOLLOW_LINKS) && !tile && !made.contains(name)) {
                        Files.delete(file);
                        removed++;
                    }
                }
            }
        }
    }

    @Override
    public void begin(boolean whole) {
        staged.clear();
        last.clear();
        made.clear();
    }

    Path root() {
        return root;
    }

    private Path own(String name) {
        return root.resolve(OWN).resolve(name);
    }

    @Override
    public Optional<Bytes> kept() throws IOException {
        try {
            return Optional.of(Bytes.of(Files.readAllBytes(own(STATE))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(Bytes state) throws IOException {
        Path part = parts.resolve(STATE);
        Files.write(part, state.toArray());
        Files.move(part, own(STATE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    Counts counts() {
        return new Counts(written, removed, unchanged, bytes);
    }

    /// @param bytes of the written files
    record Counts(int written, int removed, int unchanged, long bytes) {}
}
