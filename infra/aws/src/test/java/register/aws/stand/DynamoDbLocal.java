package register.aws.stand;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Amazon's DynamoDB Local, in memory, in its own process, on the class path that `infra/dynamodb-local` writes where
/// its native library runs. It refuses what DynamoDB refuses: `RefusalsTest`.
final class DynamoDbLocal {
    private static final Pattern VERSION = Pattern.compile("DynamoDBLocal-(.+)\\.jar");
    private static final Path LOG =
            Path.of("target", "dynamodb-" + ProcessHandle.current().pid() + ".log");

    /// Kept in a field, because the process ends once nothing can write to it.
    private static @Nullable Process process;

    private DynamoDbLocal() {}

    /// This stand, with DynamoDB Local as DynamoDB where that runs.
    static Stand beside(Stand other) {
        String written = System.getProperty("register.dynamodb.local");
        if (written == null || !Files.exists(Path.of(written))) {
            return other;
        }
        try {
            List<Path> files = Stream.of(Files.readString(Path.of(written)).split(File.pathSeparator, -1))
                    .map(Path::of)
                    .toList();
            return new Stand("DynamoDB Local " + version(files) + " and " + other.name(), other.variables())
                    .with(Map.of("AWS_ENDPOINT_URL_DYNAMODB", start(files)));
        } catch (IOException e) {
            throw new UncheckedIOException("DynamoDB Local does not start, see " + LOG.toAbsolutePath(), e);
        }
    }

    /// @return its address
    private static String start(List<Path> files) throws IOException {
        var classPath = new ArrayList<>(files);
        classPath.add(own());
        Files.createDirectories(LOG.toAbsolutePath().getParent());
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.library.path="
                                + joined(files.stream()
                                        .filter(file -> file.toString().endsWith(".so"))
                                        .map(Path::getParent)),
                        "-cp",
                        joined(classPath.stream()),
                        DynamoDbLocalProcess.class.getName(),
                        "-inMemory",
                        "-disableTelemetry")
                .redirectError(LOG.toFile())
                .start();
        String port = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
        if (port == null) {
            throw new IOException("it ended");
        }
        return "http://127.0.0.1:" + port;
    }

    private static String joined(Stream<Path> paths) {
        return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path own() {
        return Path.of(DynamoDbLocalProcess.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    private static String version(List<Path> files) {
        return files.stream()
                .map(file -> VERSION.matcher(file.getFileName().toString()))
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .findFirst()
                .orElse("of unknown version");
    }
}
