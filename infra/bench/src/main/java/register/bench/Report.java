package register.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import register.json.Json;

/// The measurements, for people and for programs.
///
/// @param artifacts in the order of the rows, the baseline first
/// @param runs the number of cold starts per function
/// @param requests the number of warm requests per function
/// @param cold starts
/// @param warmQuick requests with C1 only
/// @param warmFull requests with both compilers
record Report(
        List<Artifact> artifacts,
        int runs,
        int requests,
        Map<Artifact, ColdStarts.Figures> cold,
        Map<Artifact, Timings> warmQuick,
        Map<Artifact, Timings> warmFull) {
    Report {
        artifacts = List.copyOf(artifacts);
        cold = Map.copyOf(cold);
        warmQuick = Map.copyOf(warmQuick);
        warmFull = Map.copyOf(warmFull);
    }

    String markdown() {
        var text = new StringBuilder();
        text.append("Process start to first response, median of ")
                .append(runs)
                .append(" (least–most):\n\n")
                .append("| function | ms | × hello | ms with AOT cache | × hello | classes | artifact |\n")
                .append("|---|---|---|---|---|---|---|\n");
        ColdStarts.Figures base = of(cold, artifacts.getFirst());
        for (Artifact artifact : artifacts) {
            ColdStarts.Figures figures = of(cold, artifact);
            text.append(row(
                    artifact.name(),
                    millis(figures.quick()),
                    ratio(figures.quick(), base.quick()),
                    millis(figures.cached()),
                    ratio(figures.cached(), base.quick()),
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
        Timings quick = of(warmQuick, artifacts.getFirst());
        Timings full = of(warmFull, artifacts.getFirst());
        for (Artifact artifact : artifacts) {
            Timings warm = of(warmFull, artifact);
            Timings first = of(cold, artifact).primed();
            text.append(row(
                    artifact.name(),
                    micros(of(warmQuick, artifact)),
                    ratio(of(warmQuick, artifact), quick),
                    micros(warm),
                    ratio(warm, full),
                    String.format(Locale.ROOT, "%,d", first.median() / 1000),
                    ratio(first, warm)));
        }
        return text.toString();
    }

    /// Times in microseconds.
    Json.Obj json() {
        var functions = Json.object();
        for (Artifact artifact : artifacts) {
            ColdStarts.Figures figures = of(cold, artifact);
            functions.put(
                    artifact.name(),
                    Json.object()
                            .put("warmC1", json(of(warmQuick, artifact)))
                            .put("warmFullTiering", json(of(warmFull, artifact)))
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
                .put("functions", functions.build())
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

    private static <T> T of(Map<Artifact, T> figures, Artifact artifact) {
        T found = figures.get(artifact);
        if (found == null) {
            throw new IllegalStateException("not measured: " + artifact.name());
        }
        return found;
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
