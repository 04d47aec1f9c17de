package register.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import register.chain.Entry;
import register.json.CanonicalJson;

/// Measures, and prints a report in Markdown. Also writes it as JSON: `infra/bench/target/bench.json`.
final class Bench {
    private Bench() {}

    /// @param arguments the checkout, the number of cold starts and of warm requests per function
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var built = new Built(Path.of(arguments[0]));
        int runs = Integer.parseInt(arguments[1]);
        int requests = Integer.parseInt(arguments[2]);
        Entry entry = LiveAgent.entry(LiveAgent.published(built));
        try (TableStub table = TableStub.holding(entry)) {
            Launcher launcher = Launcher.of(built, table.environment());
            Report report = measure(built, launcher, runs, requests);
            Files.write(built.target().resolve("bench.json"), CanonicalJson.bytes(report.json()));
            System.out.print(report.markdown());
        }
    }

    private static Report measure(Built built, Launcher launcher, int runs, int requests)
            throws IOException, InterruptedException {
        byte[] event = LiveAgent.listRequest();
        List<Artifact> functions = List.of(built.hello(), built.read());
        var warm = new WarmRequests(launcher, event);
        List<ColdStarts.Figures> cold = new ColdStarts(launcher, event).measure(functions, runs);
        List<Timings> quick = warm.measure(functions, new Mode.Quick(), requests);
        List<Timings> full = warm.measure(functions, new Mode.Primed(), requests);
        return new Report(
                IntStream.range(0, functions.size())
                        .mapToObj(i -> new Report.Measured(functions.get(i), cold.get(i), quick.get(i), full.get(i)))
                        .toList(),
                runs,
                requests);
    }
}
