package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import register.machine.runtime.LocalContext;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
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
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = RegisterCommand.run(
                new Terminal(environment, new PrintWriter(out, true), new PrintWriter(err, true), clock), words);
        return new Ran(exit, out.toString(), err.toString());
    }

    /// The read function's answer, as API Gateway receives it.
    String read(String path, String accept) throws IOException {
        String event = """
                {"version":"2.0","rawPath":"%s","rawQueryString":"","headers":{"accept":"%s"},
                 "requestContext":{"http":{"method":"GET"}},"isBase64Encoded":false}
                """.formatted(path, accept);
        var answer = new ByteArrayOutputStream();
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), clock)) {
            machine.readHandler()
                    .handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new LocalContext("read"));
        }
        return answer.toString(UTF_8);
    }
}
