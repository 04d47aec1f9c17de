package register.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import register.commands.option.Terminal;
import register.machine.start.PolicyFiles;

/// Runs commands in this process, on a data folder of their own.
abstract class CommandTest {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:15:30Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    Clock clock = CLOCK;
    final Map<String, String> environment = new HashMap<>();
    String policy = "";
    String other = "";
    String announced = "";

    @BeforeEach
    void policies() throws IOException {
        environment.put("REGISTER_DATA", folder.resolve("data").toString());
        policy = PolicyFiles.write(folder, "a.yaml", LocalDate.of(2026, 1, 1), "Hosting Ltd")
                .toString();
        other = PolicyFiles.write(folder, "b.yaml", LocalDate.of(2026, 1, 1), "Hosting A Ltd")
                .toString();
        announced = PolicyFiles.write(folder, "c.yaml", LocalDate.of(2026, 9, 1), "Hosting Ltd")
                .toString();
    }

    record Ran(int exit, String out, String err) {}

    Path snapshot(String end) throws IOException {
        try (var files = Files.walk(folder.resolve("data/documents"))) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
        }
    }

    Ran run(String... words) {
        return ran(RegisterCommand::run, words);
    }

    Ran invoke(String... words) {
        return ran(InvokeCommand::run, words);
    }

    private interface Program {
        int run(Terminal terminal, String... words);
    }

    private Ran ran(Program program, String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = program.run(
                new Terminal(environment, new PrintWriter(out, true), new PrintWriter(err, true), clock), words);
        return new Ran(exit, out.toString(), err.toString());
    }
}
