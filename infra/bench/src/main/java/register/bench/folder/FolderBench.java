package register.bench.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.publishing.PublishingOutcome;

/// Measures `infra/register site` for histories of different lengths, with a version a week: all files, and those that
/// one more publication replaces. Prints a Markdown table.
final class FolderBench {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 1, 1);
    private static final Pattern COUNTS = Pattern.compile("written ([0-9]+) files, ([0-9]+) bytes");
    private static final double MEGA = 1e6;
    private static final double NANOS = 1e9;

    private final Path folder;
    private final int versions;
    private final Map<String, String> environment;

    private FolderBench(Path folder, int versions) {
        this.folder = folder;
        this.versions = versions;
        this.environment = Map.of("REGISTER_DATA", folder.resolve("data").toString());
    }

    /// @param arguments a folder to create, and the versions of each register
    public static void main(String[] arguments) throws IOException {
        System.out.println("| versions | files | MB | seconds | one publication: files | KB | seconds |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (String versions : List.of(arguments).subList(1, arguments.length)) {
            var bench = new FolderBench(Path.of(arguments[0], versions), Integer.parseInt(versions));
            System.out.println(bench.row());
        }
    }

    private String row() throws IOException {
        Files.createDirectories(folder);
        System.err.println("growing to " + versions);
        publish(0);
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), Clock.systemUTC())) {
            for (int version = 1; version < versions; version++) {
                PublishingOutcome outcome = machine.register()
                        .publishing()
                        .publish(BilingualVersion.of(day(version)), "#".getBytes(UTF_8), null);
                if (!(outcome instanceof PublishingOutcome.Accepted)) {
                    throw new IllegalStateException(outcome.toString());
                }
            }
        }
        run("reconcile");
        System.err.println("writing the folder");
        Written all = site();
        publish(versions);
        Written next = site();
        return String.format(
                Locale.ROOT,
                "| %,d | %,d | %.1f | %.1f | %d | %.0f | %.2f |",
                versions,
                all.files(),
                all.bytes() / MEGA,
                all.seconds(),
                next.files(),
                next.bytes() / 1e3,
                next.seconds());
    }

    private LocalDate day(int version) {
        return LAST_DAY.minusWeeks(versions - version);
    }

    private void publish(int version) throws IOException {
        Path file = folder.resolve("version.json");
        Files.write(file, BilingualVersion.file(day(version)));
        run("publish", "--trial", "--yes", file.toString(), "--no-notice", "A measurement");
    }

    private record Written(long files, double bytes, double seconds) {}

    private Written site() throws IOException {
        long start = System.nanoTime();
        String said = run("site", "--out", folder.resolve("site").toString());
        double seconds = (System.nanoTime() - start) / NANOS;
        Matcher counts = COUNTS.matcher(said);
        if (!counts.find()) {
            throw new IllegalStateException(said);
        }
        return new Written(Long.parseLong(counts.group(1)), Double.parseDouble(counts.group(2)), seconds);
    }

    /// Runs a command in a process of its own, as its users do.
    private String run(String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "register.commands.RegisterCommand"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words) + ": " + process.exitValue() + "\n" + out);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return out;
    }
}
