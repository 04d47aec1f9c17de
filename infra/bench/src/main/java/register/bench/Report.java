package register.bench;

import java.util.List;
import java.util.Locale;
import register.json.Json;

/// The measurements, for people and for programs.
///
/// @param functions in the order of the rows, the baseline first
/// @param runs the number of cold starts per function
/// @param requests the number of warm requests per function
record Report(List<Measured> functions, int runs, int requests) {

    /// @param warmQuick requests with C1 only
    /// @param warmFull requests with both compilers
    record Measured(Artifact artifact, ColdStarts.Figures cold, Timings warmQuick, Timings warmFull) {}

    Report {
        functions = List.copyOf(functions);
    }

    String markdown() {
        var text = new StringBuilder();
        text.append("Process start to first response, median of ")
                .append(runs)
                .append(" (least–most):\n\n")
                .append("| function | ms | × hello | ms with AOT cache | × hello | classes | artifact |\n")
                .append("|---|---|---|---|---|---|---|\n");
        Measured base = functions.getFirst();
        for (Measured one : functions) {
            ColdStarts.Figures figures = one.cold();
            text.append(row(
                    one.artifact().name(),
                    millis(figures.quick()),
                    ratio(figures.quick(), base.cold().quick()),
                    millis(figures.cached()),
                    ratio(figures.cached(), base.cold().quick()),
                    String.format(Locale.ROOT, "%,d", figures.classes()),
                    String.format(Locale.ROOT, "%.1f MB", figures.bytes() / 1e6)));
        }
        text.append("\nEvent to response, µs, median and 99th percentile of ")
                .append(String.format(Locale.ROOT, "%,d", requests))
                .append(" warm requests, and the first request after priming as for SnapStart, median of ")
                .append(runs)
                .append(":\n\n")
                .append("| function | C1 | × hello | full tiering | × hello | first after priming | × warm |\n")
                .append("|---|---|---|---|---|---|---|\n");
        for (Measured one : functions) {
            Timings first = one.cold().primed();
            text.append(row(
                    one.artifact().name(),
                    micros(one.warmQuick()),
                    ratio(one.warmQuick(), base.warmQuick()),
                    micros(one.warmFull()),
                    ratio(one.warmFull(), base.warmFull()),
                    String.format(Locale.ROOT, "%,d", first.median() / 1000),
                    ratio(first, one.warmFull())));
        }
        return text.toString();
    }

    /// Times in microseconds.
    Json.Obj json() {
        var measured = Json.object();
        for (Measured one : functions) {
            ColdStarts.Figures figures = one.cold();
            measured.put(
                    one.artifact().name(),
                    Json.object()
                            .put("warmC1", json(one.warmQuick()))
                            .put("warmFullTiering", json(one.warmFull()))
                            .put("cold", json(figures.quick()))
                            .put("coldFromAotCache", json(figures.cached()))
                            .put("firstAfterPriming", json(figures.primed()))
                            .put("classes", figures.classes())
                            .put("artifactBytes", figures.bytes())
                            .build());
        }
        return Json.object()
                .put("java", System.getProperty("java.runtime.version"))
                .put("runs", runs)
                .put("requests", requests)
                .put("functions", measured.build())
                .build();
    }

    private static Json json(Timings sample) {
        return Json.object()
                .put("median", sample.median() / 1000)
                .put("p99", sample.percentile(99) / 1000)
                .put("min", sample.min() / 1000)
                .put("max", sample.max() / 1000)
                .build();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String millis(Timings sample) {
        return String.format(
                Locale.ROOT, "%.0f (%.0f–%.0f)", sample.median() / 1e6, sample.min() / 1e6, sample.max() / 1e6);
    }

    private static String micros(Timings sample) {
        return String.format(Locale.ROOT, "%,d / %,d", sample.median() / 1000, sample.percentile(99) / 1000);
    }

    private static String ratio(Timings sample, Timings base) {
        return String.format(Locale.ROOT, "%.2f", (double) sample.median() / base.median());
    }
}
