package register.checks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;
import register.value.Sha256;

/// The company's DPA, from the policy file of the first start to the mail that delivers it.
@Tag("end-to-end")
final class DpaFileTest {
    private static final String MAILBOX = "dpa@example.com";
    private static final String NAME = "dpa-2025-09.pdf";
    private static final Path POLICY = Checkout.file("infra/policies/example/2025-09-01.yaml");
    private static final Pattern ATTACHED = Pattern.compile("Content-Disposition:"
            + " attachment;\\s+filename=\"?([^\"\\r\\n]+)\"?\\r\\n(?:\\S.*\\r\\n)*\\r\\n([A-Za-z0-9+/=\\r\\n]+)");

    @TempDir
    Path folder;

    @Test
    void goesWithEachReplyAsItWasPublished() throws Exception {
        Path data = folder.resolve("data");
        byte[] dpa = Files.readAllBytes(POLICY.resolveSibling(NAME));
        String hash = Sha256.of(dpa).hex();
        Path stored = data.resolve("documents/personal/dpa/example").resolve(hash + ".pdf");
        try (RunningRegister register = RunningRegister.withExamples(data)) {
            assertArrayEquals(dpa, Files.readAllBytes(stored));
            ask(register, "first");
            String first = reference(register);
            assertBoth(mail(data, first), first, dpa);
            String shown = done(register, "show", first);
            assertTrue(shown.contains("DPA sent         " + NAME + ", SHA-256 " + hash), shown);
            done(register, "close", first, "--as", "executed");
            done(register, "erase", first);
            assertArrayEquals(dpa, Files.readAllBytes(stored), "of no request's alone");

            Files.delete(stored);
            ask(register, "second");
            String second = reference(register);
            assertTrue(done(register, "list").replaceAll(" +", " ").contains(" queued dpa dpa-file-missing "));
            assertEquals(List.of(), mails(data, second));
            assertEquals(
                    List.of(),
                    RunningRegister.files(data.resolve("documents/correspondence/acknowledgements")),
                    "nothing half done");
            Command refused = requests(register, "acknowledge", second);
            assertEquals(1, refused.exit(), refused.toString());
            assertTrue(refused.err().contains(NAME + ", SHA-256 " + hash), refused.err());
            Command again = Command.here(register.environment(), "publish", "--trial", "--yes", POLICY.toString());
            assertTrue(again.out().startsWith("unchanged "), again.toString());
            assertEquals(second + " acknowledged\n", done(register, "acknowledge", second));
            assertBoth(mail(data, second), second, dpa);
        }
    }

    private static void ask(RunningRegister register, String who) throws IOException {
        String sender = who + "@" + who + "-customer.example";
        String answer = SmtpClient.send(
                register.smtpPort(),
                sender,
                MAILBOX,
                "From: " + sender + "\nTo: " + MAILBOX + "\nMessage-ID: <1@" + who
                        + "-customer.example>\nSubject: DPA\n\nPlease send us your data processing agreement.\n");
        assertTrue(answer.startsWith("250"), answer);
    }

    private static void assertBoth(String mail, String reference, byte[] dpa) {
        Map<String, byte[]> attached = new LinkedHashMap<>();
        var matcher = ATTACHED.matcher(mail);
        while (matcher.find()) {
            attached.put(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2)));
        }
        assertEquals(List.of(reference + ".pdf", NAME), List.copyOf(attached.keySet()), mail);
        assertArrayEquals(dpa, attached.get(NAME));
        // The search text in quoted-printable (RFC 2045, section 6.7).
        String said = mail.replace("=\r\n", "").replace("=2E", ".");
        assertTrue(said.contains("is attached: " + NAME), mail);
        assertTrue(said.contains("The attached sealed PDF (" + reference + ".pdf) is a receipt"), mail);
    }

    /// The only one that is open.
    private static String reference(RunningRegister register) {
        return done(register, "list").lines().skip(1).findFirst().orElseThrow().substring(0, 18);
    }

    private static String mail(Path data, String reference) throws IOException {
        List<Path> mails = mails(data, reference);
        assertEquals(1, mails.size());
        return Files.readString(mails.getFirst(), US_ASCII);
    }

    private static List<Path> mails(Path data, String reference) throws IOException {
        return RunningRegister.files(data.resolve("outbox")).stream()
                .filter(file -> file.getFileName().toString().startsWith(reference))
                .toList();
    }

    private static String done(RunningRegister register, String... words) {
        Command command = requests(register, words);
        assertEquals(0, command.exit(), command.toString());
        return command.out();
    }

    private static Command requests(RunningRegister register, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addFirst("requests");
        return Command.here(register.environment(), all.toArray(String[]::new));
    }
}
