package register.checks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.value.Sha256;

/// Persons handle a request, and it is erased, beside a running server: no trace of its sender is left in any byte of
/// the data folder, nor in the log.
@Tag("end-to-end")
class RequestErasureTest {
    private static final String SENDER = "Xylander.Qvist@zwiebelkuchen.example";
    private static final List<String> TRACES = List.of("Xylander", "xylander", "Qvist", "zwiebelkuchen");
    private static final String MAILBOX = "andrej@liveagent.com";

    @TempDir
    Path folder;

    @Test
    void nothingOfTheSenderIsLeft() throws Exception {
        Path data = folder.resolve("data");
        try (RunningRegister register = RunningRegister.withExamples(data)) {
            send(register, "<first@zwiebelkuchen.example>", "Agreement");
            String reference = references(register).getFirst();
            byte[] receipt = Files.readAllBytes(
                    data.resolve("documents/correspondence/acknowledgements").resolve(reference + ".pdf"));
            send(register, "<second@zwiebelkuchen.example>", "Re: " + reference);
            List<String> both = references(register);
            assertEquals(2, both.size());
            String later = both.stream()
                    .filter(each -> !each.equals(reference))
                    .findFirst()
                    .orElseThrow();
            assertFalse(tracesIn(data).isEmpty());
            assertEquals(
                    200, register.get("/v1/documents/" + Sha256.of(receipt)).statusCode());

            assertTrue(done(register, "show", reference).contains("mail-arrived"));
            done(register, "assign", reference, "Mari Maasikas");
            done(register, "hold", reference, "--reason", "a court may ask");
            done(register, "close", reference, "--as", "withdrawn");
            Command refused = command(register, "erase", reference);
            assertEquals(1, refused.exit(), refused.toString());
            assertTrue(refused.err().contains("on hold"), refused.toString());
            done(register, "release", reference);
            assertEquals("erased " + later + "\nerased " + reference + "\n", done(register, "erase", reference));

            assertEquals(List.of(), tracesIn(data));
            assertEquals(List.of(), tracesIn("log", register.log().getBytes(UTF_8)));
            assertEquals(
                    404, register.get("/v1/documents/" + Sha256.of(receipt)).statusCode());
            String shown = done(register, "show", reference);
            assertTrue(shown.contains("erased") && !shown.contains("Maasikas"), shown);
            assertEquals(1, command(register, "acknowledge", reference).exit());
            send(register, "<first@zwiebelkuchen.example>", "Agreement");
            assertEquals(2, references(register).size(), "the same mail again is no new request");
            assertEquals(List.of(), tracesIn(data));
        }
    }

    private static void send(RunningRegister register, String id, String subject) throws IOException {
        String answer = SmtpClient.send(
                register.smtpPort(),
                SENDER,
                MAILBOX,
                "From: Xylander Qvist <" + SENDER + ">\nTo: " + MAILBOX + "\nMessage-ID: " + id + "\nSubject: "
                        + subject + "\n\nPlease send us your data processing agreement.\n\nXylander Qvist\n");
        assertTrue(answer.startsWith("250"), answer);
    }

    private static List<String> references(RunningRegister register) {
        return done(register, "list")
                .lines()
                .skip(1)
                .map(line -> line.substring(0, 18))
                .toList();
    }

    private static String done(RunningRegister register, String... words) {
        Command command = command(register, words);
        assertEquals(0, command.exit(), command.toString());
        return command.out();
    }

    private static Command command(RunningRegister register, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addFirst("requests");
        return Command.here(register.environment(), all.toArray(String[]::new));
    }

    private static List<String> tracesIn(Path data) throws IOException {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(tracesIn(data.relativize(file).toString(), Files.readAllBytes(file)));
            }
        }
        return found;
    }

    /// In plain text or in the text of an attachment.
    private static List<String> tracesIn(String name, byte[] content) {
        String text = new String(content, ISO_8859_1);
        var found = new TreeSet<String>();
        for (String trace : TRACES) {
            String encoded = Base64.getEncoder().encodeToString(trace.getBytes(UTF_8));
            if (text.contains(trace) || text.contains(encoded.substring(0, encoded.length() - 4))) {
                found.add(name + ": " + trace);
            }
        }
        return List.copyOf(found);
    }
}
