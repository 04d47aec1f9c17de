package register.bench.seals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import register.bench.Built;
import register.pdf.seal.SealKey;
import register.pdf.timestamp.TestAuthority;

/// Measures the documents of LiveAgent's policy in Estonian, the register's and others', each in its own processes.
/// Prints a table in Markdown.
final class Seals {
    private static final String HEAD = " | by | cold, ms | warm median, ms | 99th percentile, ms | least heap, MiB"
            + " | bytes |\n|---|---|---|---|---|---|---|";

    private Seals() {}

    /// @param arguments the source tree, the kind of key, the number of documents, of processes
    public static void main(String[] arguments) throws Exception {
        var built = new Built(Path.of(arguments[0]));
        var algorithm = SealKey.Algorithm.valueOf(arguments[1].replace('-', '_'));
        int runs = Integer.parseInt(arguments[2]);
        int processes = Integer.parseInt(arguments[3]);
        Path folder = built.root().resolve("infra/bench/target/seals");
        Optional<Chromium> chromium = Chromium.find();
        var printed = new Figures();
        Map<Contender, Figures> figures;
        try (TestAuthority authority = TestAuthority.start()) {
            Inputs inputs = Inputs.write(folder, built, algorithm, authority.address());
            var stamping = Contender.STAMP.maker(inputs);
            stamping.call();
            // The first reserves more room for its time-stamp than later ones.
            Files.write(inputs.sealed(), stamping.call());
            figures = measure(new MakingProcess(built, inputs), runs, processes);
            if (chromium.isPresent()) {
                for (int i = 0; i < processes; i++) {
                    chromium.get().print(inputs, printed);
                }
            }
        }
        System.out.println("| LiveAgent's policy, Estonian, " + arguments[1] + HEAD);
        figures.forEach((contender, figure) ->
                System.out.println("| " + contender.work() + " | " + contender.by() + " |" + figure.cells()));
        System.out.println(
                chromium.isPresent()
                        ? "| print to PDF | Chromium |" + printed.cells()
                        : "\nNo Chromium is installed: what it prints was not measured.");
    }

    private static Map<Contender, Figures> measure(MakingProcess process, int runs, int processes)
            throws IOException, InterruptedException {
        var figures = new EnumMap<Contender, Figures>(Contender.class);
        // In turn: whatever disturbs the machine disturbs all.
        for (int i = 0; i < processes; i++) {
            for (Contender contender : Contender.values()) {
                process.cold(contender, figures.computeIfAbsent(contender, _ -> new Figures()));
            }
        }
        for (Map.Entry<Contender, Figures> measured : figures.entrySet()) {
            process.warm(measured.getKey(), runs, measured.getValue());
            process.leastHeap(measured.getKey(), measured.getValue());
        }
        return figures;
    }
}
