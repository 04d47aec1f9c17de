package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// An image as umoci unpacks and understands it, run in namespaces of its own by the user that it names: the root is
/// read-only, one folder is mounted for the data, the network is this machine's. So it needs neither root nor a
/// container engine, whose control groups are not everywhere allowed.
final class Container {
    /// Arguments: root, data, where the data is in the root, and the program that changes to the root.
    private static final String SCRIPT = """
            set -e
            root=$1
            mount --bind "$root" "$root"
            mount --bind "$2" "$root$3"
            mount --rbind /proc "$root/proc"
            mount -t tmpfs tmpfs "$root/dev"
            for device in null random urandom; do
                : >"$root/dev/$device"
                mount --bind "/dev/$device" "$root/dev/$device"
            done
            mount -o remount,ro "$root/dev"
            mount -o remount,bind,ro "$root"
            shift 3
            exec "$@"
            """;

    private static final String UNSHARE = "/usr/bin/unshare";

    private final Path root;
    private final Path data;
    private final Map<String, Object> process;
    private final String volume;

    private Container(Path root, Path data, Map<String, Object> process, String volume) {
        this.root = root;
        this.data = data;
        this.process = process;
        this.volume = volume;
    }

    /// Skips the test, saying why, without umoci or namespaces.
    ///
    /// @param layout an image layout, whose digests umoci checks
    /// @param folder to create
    static Container unpack(Path layout, String tag, Path folder) throws IOException, InterruptedException {
        Tools.assume("umoci", "umoci");
        Tools.assume("unshare", "util-linux");
        Command unshare = Command.run(
                Map.of(),
                UNSHARE,
                "--map-user=8080",
                "--keep-caps",
                "--mount",
                "mount",
                "-t",
                "tmpfs",
                "tmpfs",
                "/opt");
        Assumptions.assumeTrue(unshare.exit() == 0, "may have no namespaces of its own: " + unshare);
        Path bundle = folder.resolve("bundle");
        Command unpacked = Command.run(
                Map.of(), "umoci", "unpack", "--rootless", "--image", layout + ":" + tag, bundle.toString());
        assertEquals(0, unpacked.exit(), unpacked.toString());
        Map<String, Object> config = read(bundle.resolve("config.json"));
        List<String> volumes = list(config.get("mounts")).stream()
                .map(Container::map)
                .filter(mount -> "tmpfs".equals(mount.get("type")) && "none".equals(mount.get("source")))
                .map(mount -> String.valueOf(mount.get("destination")))
                .toList();
        assertEquals(1, volumes.size(), volumes.toString());
        return new Container(
                bundle.resolve("rootfs"),
                Files.createDirectory(folder.resolve("volume")),
                map(config.get("process")),
                volumes.getFirst());
    }

    Path root() {
        return root;
    }

    /// Where the data is in the container.
    String volume() {
        return volume;
    }

    /// The words that start the image's own program.
    List<String> program() {
        return list(process.get("args")).stream().map(String::valueOf).toList();
    }

    /// The words that run a program in the container.
    ///
    /// @param variables besides the image's own
    List<String> words(List<String> program, Map<String, String> variables) {
        Map<String, Object> user = map(process.get("user"));
        String uid = "--map-user=" + user.get("uid");
        String gid = "--map-group=" + user.get("gid");
        var words = new ArrayList<>(List.of(UNSHARE, uid, gid, "--keep-caps", "--mount", "--pid", "--fork"));
        words.addAll(List.of("--kill-child", "sh", "-c", SCRIPT, "sh", root.toString(), data.toString(), volume));
        words.addAll(List.of("env", "-i"));
        list(process.get("env")).forEach(variable -> words.add(String.valueOf(variable)));
        variables.forEach((name, value) -> words.add(name + "=" + value));
        // A namespace within, so that the program can undo none of the mounts.
        words.addAll(List.of(UNSHARE, uid, gid, "--root=" + root, "--wd=" + process.get("cwd")));
        words.addAll(program);
        return words;
    }

    Command run(Map<String, String> variables, String... program) throws IOException, InterruptedException {
        return Command.run(Map.of(), words(List.of(program), variables).toArray(String[]::new));
    }

    /// A JSON or YAML object.
    static Map<String, Object> read(Path file) throws IOException {
        return map(value(file));
    }

    static Object value(Path file) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    @SuppressWarnings("unchecked") // Keys are strings in JSON.
    static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object value) {
        return (List<Object>) Objects.requireNonNull(value);
    }
}
