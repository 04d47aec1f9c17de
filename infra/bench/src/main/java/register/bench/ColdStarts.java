package register.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Measures functions from the start of their process: one run of each in turn, round by round, so that other load on
/// the machine affects all alike.
final class ColdStarts {
    private final Launcher launcher;
    private final Path folder;
    private final byte[] event;

    ColdStarts(Launcher launcher, byte[] event) throws IOException {
        this.launcher = launcher;
        this.folder = Files.createDirectories(launcher.built().target().resolve("cold"));
        this.event = event;
    }

    /// The figures of a function's starts.
    ///
    /// @param quick from the start of the process to the first response
    /// @param cached likewise, from an AOT cache
    /// @param primed from the first event to its response, after a start like SnapStart's
    /// @param classes loaded at the first response
    /// @param bytes of the artifact
    record Figures(Timings quick, Timings cached, Timings primed, int classes, long bytes) {}

    /// @param runs of each function in each mode, after one that is not counted
    Map<Artifact, Figures> measure(List<Artifact> artifacts, int runs) throws IOException, InterruptedException {
        var quick = new HashMap<Artifact, List<Long>>();
        var cached = new HashMap<Artifact, List<Long>>();
        var primed = new HashMap<Artifact, List<Long>>();
        for (Artifact artifact : artifacts) {
            train(artifact);
        }
        for (int run = 0; run <= runs; run++) {
            System.err.print(run == 0 ? "cold starts " : run + (run == runs ? "\n" : " "));
            for (Artifact artifact : artifacts) {
                long ofQuick = sinceStart(artifact, new Mode.Quick());
                long ofCached = sinceStart(artifact, new Mode.Cached(cache(artifact)));
                long ofPrimed = sinceEvent(artifact);
                if (run > 0) {
                    add(quick, artifact, ofQuick);
                    add(cached, artifact, ofCached);
                    add(primed, artifact, ofPrimed);
                }
            }
        }
        var figures = new HashMap<Artifact, Figures>();
        for (Artifact artifact : artifacts) {
            figures.put(
                    artifact,
                    new Figures(
                            sample(quick, artifact),
                            sample(cached, artifact),
                            sample(primed, artifact),
                            ClassCount.of(launcher, artifact, event).total(),
                            artifact.bytes()));
        }
        return figures;
    }

    private void train(Artifact artifact) throws IOException, InterruptedException {
        // JDK 25 does not notice changed jars under a cache: delete it with its bench.
        Files.deleteIfExists(cache(artifact));
        try (RunningFunction function = launcher.start(artifact, new Mode.Training(cache(artifact)))) {
            RuntimeApi.Answer _ = function.invoke(event);
        }
        if (!Files.exists(cache(artifact))) {
            throw new IOException("no AOT cache came of " + artifact.name());
        }
    }

    private long sinceStart(Artifact artifact, Mode mode) throws IOException, InterruptedException {
        try (RunningFunction function = launcher.start(artifact, mode)) {
            return function.since(function.invoke(event));
        }
    }

    private long sinceEvent(Artifact artifact) throws IOException, InterruptedException {
        try (RunningFunction function = launcher.start(artifact, new Mode.Primed())) {
            return function.invoke(event).nanos();
        }
    }

    private Path cache(Artifact artifact) {
        return folder.resolve(artifact.name() + ".aot");
    }

    private static void add(Map<Artifact, List<Long>> times, Artifact artifact, long time) {
        times.computeIfAbsent(artifact, _ -> new ArrayList<>()).add(time);
    }

    private static Timings sample(Map<Artifact, List<Long>> times, Artifact artifact) {
        return new Timings(
                Stream.ofNullable(times.get(artifact)).flatMap(List::stream).toList());
    }
}
