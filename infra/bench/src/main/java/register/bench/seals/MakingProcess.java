package register.bench.seals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;
import register.bench.Built;

/// Starts the processes that make documents.
record MakingProcess(Built built, Inputs inputs) {
    /// The heap of a Lambda function with 512 MiB.
    private static final int HEAP_MIB = 384;

    /// The resolution of the search for the smallest heap.
    private static final int STEP_MIB = 8;

    private static final int DOCUMENTS_IN_LEAST_HEAP = 3;

    /// Makes one document and measures the time from the start of its process.
    void cold(Contender contender, Figures figures) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = start(contender, 0, HEAP_MIB, ProcessBuilder.Redirect.INHERIT);
        try (BufferedReader out = process.inputReader()) {
            boolean made = out.readLine() != null;
            long first = System.nanoTime() - start;
            end(contender, process, made);
            figures.first(first);
        }
    }

    /// @param runs how many documents count
    void warm(Contender contender, int runs, Figures figures) throws IOException, InterruptedException {
        Process process = start(contender, runs, HEAP_MIB, ProcessBuilder.Redirect.INHERIT);
        try (var out = new Scanner(process.inputReader())) {
            boolean made = out.hasNextLong();
            if (made) {
                figures.warm(out.nextLong(), out.nextLong());
                figures.size(out.nextLong());
            }
            end(contender, process, made);
        }
    }

    /// Finds the smallest heap that suffices, at any speed. (The peak of an ample heap depends on its collector.)
    void leastHeap(Contender contender, Figures figures) throws IOException, InterruptedException {
        int fails = 0;
        int suffices = HEAP_MIB;
        while (suffices - fails > STEP_MIB) {
            int tried = (fails + suffices) / 2 / STEP_MIB * STEP_MIB;
            Process process = start(contender, DOCUMENTS_IN_LEAST_HEAP, tried, ProcessBuilder.Redirect.DISCARD);
            process.getInputStream().readAllBytes();
            if (process.waitFor() == 0) {
                suffices = tried;
            } else {
                fails = tried;
            }
        }
        figures.heap(suffices);
    }

    private static void end(Contender contender, Process process, boolean made)
            throws IOException, InterruptedException {
        if (process.waitFor() != 0 || !made) {
            throw new IOException(contender + " failed with exit code " + process.exitValue());
        }
    }

    private Process start(Contender contender, int runs, int heap, ProcessBuilder.Redirect errors) throws IOException {
        Path target = built.root().resolve("infra/bench/target");
        String path = target.resolve("jars") + "/*";
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx" + heap + "m",
                        "-cp",
                        contender.isPeer() ? path + ":" + target.resolve("peers") + "/*" : path,
                        Making.class.getName(),
                        inputs.folder().toString(),
                        contender.name(),
                        Integer.toString(runs)))
                .redirectError(errors)
                .start();
    }
}
