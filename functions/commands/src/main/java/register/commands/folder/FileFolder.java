package register.commands.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import register.files.SiteFile;
import register.files.SiteHost;
import register.value.Bytes;

/// A folder for a site's files. One process at a time may use it.
final class FileFolder implements SiteHost, AutoCloseable {
    private static final String STATE = "state.json";
    private static final String INDEX = "index.html";

    private final OwnFolder own;
    private final Path root;
    private final Replacements replacements;

    /// @throws IOException if the folder cannot be used, is in use, or holds files of others
    FileFolder(Path root) throws IOException {
        this.own = OwnFolder.in(root);
        this.root = own.root();
        this.replacements = new Replacements(root);
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
        return replacements.isInFolders(name)
                && Files.isRegularFile(file, NOFOLLOW_LINKS)
                && Files.size(file) == content.length()
                && Arrays.equals(Files.readAllBytes(file), content.toArray());
    }

    @Override
    public Path waiting() {
        return own.parts();
    }

    @Override
    public void put(String name, Path waiting, Map<String, String> headers) {
        replacements.put(name, waiting);
    }

    @Override
    public void remove(String name) throws IOException {
        replacements.remove(name);
    }

    @Override
    public void settle() throws IOException {
        replacements.settle();
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
                        // Others' files may be in `.well-known`.
                        .filter(name -> !name.startsWith(".") || made.contains(name))
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
        Replacements.replace(Files.write(own.parts().resolve(STATE), state.toArray()), own.file(STATE));
    }

    @Override
    public void close() throws IOException {
        own.close();
    }
}
