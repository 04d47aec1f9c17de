package register.aws.stand;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Debian's moto in its own process, on a free loopback port; it ends with these tests.
///
/// moto 5.1.1 checks a condition and then writes, without a lock: of 50 racing puts on `attribute_not_exists` two
/// may win. So its threads may switch only while they wait for the network, which none does between check and write.
/// Before each transaction it copies all tables with their items, in case it fails; here only the maps are
/// copied, because a put replaces items without changing them. For each request it lists the folder of its
/// services; here it does so once.
final class Moto {
    private static final Duration START = Duration.ofSeconds(60);
    private static final String SERVER = """
            import functools
            import sys
            from moto import backends
            from moto.dynamodb.models.table import Table
            from moto.server import main

            def maps(table, memo):
                copied = object.__new__(Table)
                copied.__dict__.update(table.__dict__)
                copied.items = table.items.copy()
                for key, sorted in table.items.items():
                    copied.items[key] = sorted.copy() if isinstance(sorted, dict) else sorted
                return copied

            Table.__deepcopy__ = maps
            listed = backends.list_of_moto_modules
            backends.list_of_moto_modules = functools.cache(lambda: frozenset(listed()))
            sys.setswitchinterval(3600)
            main(sys.argv[1:])
            """;
    private static final String VERSION = "import moto; print(moto.__version__)";
    static final String NAME = "moto";

    private static final Path LOG =
            Path.of("target", "moto-" + ProcessHandle.current().pid() + ".log");

    private Moto() {}

    /// Empty if it is not installed.
    static Optional<Stand> start() {
        return program().map(program -> {
            try {
                return start(program);
            } catch (IOException e) {
                throw new UncheckedIOException(program + " does not start", e);
            }
        });
    }

    /// The package's own program comes first, because a program with this name on the path may be a wrapper without
    /// moto.
    private static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of("/usr/bin"), Stream.of(path.split(File.pathSeparator, -1)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "moto_server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Another process may take the port before moto does.
    private static Stand start(Path program) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return startOnce(program);
            } catch (IOException e) {
                if (tries == 3) {
                    throw e;
                }
            }
        }
    }

    private static Stand startOnce(Path program) throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectories(LOG.toAbsolutePath().getParent());
        Process process = python(program, SERVER, "-H", "127.0.0.1", "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        String endpoint = "http://127.0.0.1:" + port;
        long end = System.nanoTime() + START.toNanos();
        while (!answers(URI.create(endpoint + "/moto-api/"))) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("no answer on " + endpoint + ", see " + LOG.toAbsolutePath());
            }
            pause();
        }
        return Stand.at(NAME + " " + version(program), endpoint);
    }

    private static boolean answers(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while moto starts", e);
        }
    }

    private static String version(Path program) throws IOException {
        Process process = python(program, VERSION)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String version = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        return version.isEmpty() ? "of unknown version" : version;
    }

    /// The interpreter in the program's first line, with a script.
    private static ProcessBuilder python(Path program, String script, String... arguments) throws IOException {
        List<String> interpreter;
        try (Stream<String> lines = Files.lines(program)) {
            interpreter = lines.findFirst()
                    .filter(line -> line.startsWith("#!"))
                    .map(line -> List.of(line.substring(2).strip().split(" +", -1)))
                    .orElse(List.of("python3"));
        }
        var command = new ArrayList<>(interpreter);
        command.addAll(List.of("-c", script));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
