package register.commands.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import register.files.SiteFile;
import register.files.SiteHost;
import register.value.Bytes;

/// A folder whose files are replaced as a whole, each by a rename. Neither a process that is killed nor a loss of power
/// leaves a half-written file. One process at a time may use it; nothing is written through a symbolic link.
final class FileFolder implements SiteHost, AutoCloseable {
    private static final String STATE = "state.json";
    private static final String INDEX = "index.html";

    private final OwnFolder own;
    private final Path root;
    /// Files by name, which `settle` puts in their places.
    private final Map<String, Path> begun = new LinkedHashMap<>();
    /// The folders in which names have changed since the last `settle`.
    private final Set<Path> changed = new HashSet<>();

    /// @throws IOException if the folder cannot be used, is in use, or holds files of others
    FileFolder(Path root) throws IOException {
        this.own = OwnFolder.in(root);
        this.root = own.root();
    }

    Path root() {
        return root;
    }

    @Override
    public boolean isInFrontOfProgram() {
        return false;
    }

    @Override
    public Map<String, SiteFile> own(SiteFile missing) {
        var files = new TreeMap<>(Map.of("/404.html", missing));
        for (HostFile file : HostFile.values()) {
            files.put(file.address(), new SiteFile(file.content(), Map.of()));
        }
        return files;
    }

    @Override
    public String name(String address) {
        return file(address);
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
    public boolean takes(SiteFile file) {
        return true;
    }

    @Override
    public void begin(boolean whole) {
        // A file is compared when it is made.
    }

    @Override
    public boolean has(String name) {
        return Files.exists(root.resolve(name), NOFOLLOW_LINKS);
    }

    @Override
    public boolean has(String name, Bytes content) throws IOException {
        Path file = root.resolve(name);
        return Files.isRegularFile(file, NOFOLLOW_LINKS)
                && Files.size(file) == content.length()
                && Arrays.equals(Files.readAllBytes(file), content.toArray());
    }

    @Override
    public Path waiting() {
        return own.parts();
    }

    @Override
    public void put(String name, Path waiting, Map<String, String> headers) {
        begun.put(name, waiting);
    }

    @Override
    public void remove(String name) throws IOException {
        Path file = checked(name);
        if (Files.deleteIfExists(file)) {
            changed.add(above(file));
        }
    }

    private Path checked(String name) throws IOException {
        Path file = root.resolve(name);
        if (Files.isDirectory(file, NOFOLLOW_LINKS)) {
            throw new IOException(file + ": expected a file; it is a folder");
        }
        return file;
    }

    private static Path above(Path file) {
        return file.resolveSibling(".").normalize();
    }

    @Override
    public void settle() throws IOException {
        Durable.files(begun.values());
        for (Map.Entry<String, Path> each : begun.entrySet()) {
            String name = each.getKey();
            folder(name.substring(0, Math.max(name.lastIndexOf('/'), 0)));
            Path file = checked(name);
            replace(each.getValue(), file);
            changed.add(above(file));
        }
        begun.clear();
        Durable.folders(changed);
        changed.clear();
    }

    private static void replace(Path content, Path file) throws IOException {
        Files.move(content, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Makes a folder and those above it.
    private void folder(String name) throws IOException {
        Path at = root;
        for (String part : name.isEmpty() ? new String[0] : name.split("/", -1)) {
            Path above = at;
            at = at.resolve(part);
            if (!Files.isDirectory(at, NOFOLLOW_LINKS)) {
                if (Files.exists(at, NOFOLLOW_LINKS)) {
                    throw new IOException(at + ": expected a folder; it is a file or a link");
                }
                Files.createDirectory(at);
                changed.add(above);
            }
        }
    }

    /// Those in the folders in which this run has made some.
    @Override
    public List<String> names(Set<String> made) throws IOException {
        var tops = new HashSet<String>();
        for (String name : made) {
            if (name.indexOf('/') > 0) {
                tops.add(name.substring(0, name.indexOf('/')));
            }
        }
        var names = new ArrayList<String>();
        for (String top : tops) {
            try (Stream<Path> files = Files.walk(root.resolve(top))) {
                files.filter(file -> !Files.isDirectory(file, NOFOLLOW_LINKS))
                        .map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
                        .forEach(names::add);
            }
        }
        return names;
    }

    @Override
    public Optional<Bytes> kept() throws IOException {
        try {
            return Optional.of(Bytes.of(Files.readAllBytes(own.file(STATE))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(Bytes state) throws IOException {
        Path part = Files.write(own.parts().resolve(STATE), state.toArray());
        Durable.files(List.of(part));
        replace(part, own.file(STATE));
        Durable.folders(List.of(above(own.file(STATE))));
    }

    @Override
    public void close() throws IOException {
        own.close();
    }
}
