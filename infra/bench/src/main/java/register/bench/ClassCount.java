package register.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import register.value.Bytes;

/// The classes loaded by a function up to its first response: a measure of cold starts without noise.
///
/// @param packages classes by package, named by its first three parts
/// @param response the first response
public record ClassCount(NavigableMap<String, Integer> packages, Bytes response) {

    /// Starts the function once and counts.
    public static ClassCount of(Launcher launcher, Artifact artifact, byte[] event)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(launcher.built().target().resolve("classes"));
        Path log = folder.resolve(artifact.name() + ".log");
        Files.deleteIfExists(log);
        try (RunningFunction function = launcher.start(artifact, new Mode.Counting(log))) {
            RuntimeApi.Answer answer = function.invoke(event);
            // Read before the process ends, because classes loaded at the end do not count.
            return new ClassCount(packages(Files.readAllLines(log, UTF_8)), answer.response());
        }
    }

    public int total() {
        return packages.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static NavigableMap<String, Integer> packages(List<String> lines) {
        var packages = new TreeMap<String, Integer>();
        for (String line : lines) {
            int source = line.indexOf(" source: ");
            if (source > 0) {
                String name = line.substring(line.lastIndexOf(' ', source - 1) + 1, source);
                packages.merge(top(name), 1, Integer::sum);
            }
        }
        return packages;
    }

    private static String top(String name) {
        String[] names = name.split("\\.", -1);
        return String.join(".", List.of(names).subList(0, Math.min(3, Math.max(1, names.length - 1))));
    }
}
