package register.commands.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Replaces the files of a folder as a whole, each by a rename. Neither a process that is killed nor a loss of power
/// leaves a half-written file; nothing is written through a symbolic link.
final class Replacements {
    private final Path root;
    /// Files by name, which `settle` puts in their places.
    private final Map<String, Path> begun = new LinkedHashMap<>();
    /// The folders in which names have changed since the last `settle`.
    private final Set<Path> changed = new HashSet<>();

    /// @param root a folder, no link to one
    Replacements(Path root) {
        this.root = root;
    }

    void put(String name, Path waiting) {
        begun.put(name, waiting);
    }

    void remove(String name) throws IOException {
        if (!isInFolders(name)) {
            throw new IOException(root.resolve(name) + ": expected a file in a folder; it is behind a link");
        }
        Path file = checked(name);
        if (Files.deleteIfExists(file)) {
            changed.add(above(file));
        }
    }

    /// False if the file of this name would be behind a link.
    boolean isInFolders(String name) {
        return folders(name).stream()
                .allMatch(folder -> Files.isDirectory(folder, NOFOLLOW_LINKS) || !Files.exists(folder, NOFOLLOW_LINKS));
    }

    /// The folders above a file, beginning below the root.
    private List<Path> folders(String name) {
        var folders = new ArrayList<Path>();
        for (int end = name.indexOf('/'); end > 0; end = name.indexOf('/', end + 1)) {
            folders.add(root.resolve(name.substring(0, end)));
        }
        return folders;
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

    void settle() throws IOException {
        Durable.files(begun.values());
        for (Map.Entry<String, Path> each : begun.entrySet()) {
            String name = each.getKey();
            makeFolders(name);
            Path file = checked(name);
            rename(each.getValue(), file);
            changed.add(above(file));
        }
        begun.clear();
        Durable.folders(changed);
        changed.clear();
    }

    /// Replaces one, durably.
    static void replace(Path content, Path file) throws IOException {
        Durable.files(List.of(content));
        rename(content, file);
        Durable.folders(List.of(above(file)));
    }

    private static void rename(Path content, Path file) throws IOException {
        Files.move(content, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void makeFolders(String name) throws IOException {
        for (Path folder : folders(name)) {
            if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
                if (Files.exists(folder, NOFOLLOW_LINKS)) {
                    throw new IOException(folder + ": expected a folder; it is a file or a link");
                }
                Files.createDirectory(folder);
                changed.add(above(folder));
            }
        }
    }
}
