package register.aws.dynamodb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import register.aws.stand.Calls;

/// The measurements as a table in Markdown.
record CostReport(Path file, List<String> lines) {
    CostReport(Path file) {
        this(file, new ArrayList<>());
    }

    Calls.Cost measured(String operation, Runnable work) {
        Calls.Cost cost = Calls.of(work);
        lines.add("| " + operation + " | " + cost.operations() + " | " + cost.items() + " | " + cost.requestBytes()
                + " | " + cost.responseBytes() + " |");
        return cost;
    }

    void write() throws IOException {
        var all = new ArrayList<>(
                List.of("| operation | requests | items | bytes sent | bytes received |", "|---|---|---|---|---|"));
        all.addAll(lines);
        Files.write(file, all);
    }
}
