package register.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    /// The nanoseconds of one run in each mode.
    private record Run(long quick, long cached, long primed) {}

    /// @param runs of each function in each mode, after one that is not counted
    /// @return the figures of each function, in order
    List<Figures> measure(List<Artifact> artifacts, int runs) throws IOException, InterruptedException {
        for (Artifact artifact : artifacts) {
            train(artifact);
        }
        List<List<Run>> measured =
                artifacts.stream().<List<Run>>map(_ -> new ArrayList<>()).toList();
        for (int run = 0; run <= runs; run++) {
            System.err.print(run == 0 ? "cold starts " : run + (run == runs ? "\n" : " "));
            for (int i = 0; i < artifacts.size(); i++) {
                Artifact artifact = artifacts.get(i);
                var one = new Run(
                        sinceStart(artifact, new Mode.Quick()),
                        sinceStart(artifact, new Mode.Cached(cache(artifact))),
                        sinceEvent(artifact));
                if (run > 0) {
                    measured.get(i).add(one);
                }
            }
        }
        var figures = new ArrayList<Figures>();
        for (int i = 0; i < artifacts.size(); i++) {
            List<Run> of = measured.get(i);
            figures.add(new Figures(
                    new Timings(of.stream().map(Run::quick).toList()),
                    new Timings(of.stream().map(Run::cached).toList()),
                    new Timings(of.stream().map(Run::primed).toList()),
                    ClassCount.of(launcher, artifacts.get(i), event).total(),
                    artifacts.get(i).bytes()));
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
}
