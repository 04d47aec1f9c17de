package register.aws.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The results after each halt, `target/halts.md`, from all test classes that add some.
final class HaltReport {
    private static final Path REPORT = Path.of("target", "halts.md");
    private static final List<String> LINES = new ArrayList<>();

    private HaltReport() {}

    /// One halt.
    ///
    /// @param where the call before or after which it halted
    /// @param atOnce the result immediately
    /// @param inTheEnd the result once the work was repeated
    record Line(String what, String where, String atOnce, String inTheEnd) {}

    static synchronized void add(Line line) {
        LINES.add("| %s | %s | %s | %s |".formatted(line.what(), line.where(), line.atOnce(), line.inTheEnd()));
    }

    static synchronized void write() throws IOException {
        var all = new ArrayList<>(List.of("| function | halted | found at once | in the end |", "|---|---|---|---|"));
        all.addAll(LINES);
        Files.write(REPORT, all);
    }
}
