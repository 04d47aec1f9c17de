package register.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.local.start.PolicyFiles;

final class RegisterCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:15:30Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private String policy = "";
    private String other = "";
    private String announced = "";

    private record Ran(int exit, String out, String err) {}

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

    @Test
    void helpListsTheExitCodes() {
        for (String[] words : new String[][] {{"--help"}, {"publish", "--help"}, {"verify", "--help"}}) {
            Ran help = run(words);
            assertEquals(0, help.exit());
            assertTrue(help.out().contains("Exit codes:"), help.out());
        }
    }

    @Test
    void whatIsNotUnderstoodIsUsage() {
        for (String[] words : new String[][] {
            {},
            {"destroy"},
            {"publish"},
            {"publish", policy, "--correct"},
            {"publish", policy, "--reason", "x"},
            {"withdraw", "example", "2026-13-01", "--reason", "x"},
            {"withdraw", "Not A Policy", "2026-09-01", "--reason", "x"},
            {"requests", "--limit", "0"}
        }) {
            Ran ran = run(words);
            assertEquals(2, ran.exit(), String.join(" ", words));
            assertEquals("", ran.out());
            assertFalse(ran.err().isEmpty());
        }
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void aSettingThatCannotBeUsedIsNamed() {
        environment.put("REGISTER_HTTP_PORT", "x");
        Ran ran = run("requests");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().startsWith("REGISTER_HTTP_PORT: \"x\": "), ran.err());
    }

    @Test
    void publishingAnswersInOneLine() {
        Ran accepted = run("publish", policy);
        assertEquals(0, accepted.exit(), accepted.err());
        assertTrue(accepted.out().startsWith("accepted example 2026-01-01 publication revision 1 "), accepted.out());
        assertEquals(1, accepted.out().lines().count());
        assertTrue(accepted.err().startsWith("snapshot example 2026-01-01 revision 1 en"), accepted.err());

        Ran unchanged = run("publish", policy);
        assertEquals(0, unchanged.exit());
        assertTrue(unchanged.out().startsWith("unchanged "), unchanged.out());

        Ran conflict = run("publish", other);
        assertEquals(1, conflict.exit());
        assertTrue(conflict.out().startsWith("conflict "), conflict.out());

        Ran corrected = run("publish", other, "--correct", "--reason", "The name was wrong");
        assertEquals(0, corrected.exit(), corrected.err());
        assertTrue(corrected.out().contains("correction revision 2"), corrected.out());
        assertEquals("snapshots made: 0\n", run("reconcile").out());
    }

    @Test
    void onlyWhatIsAnnouncedIsWithdrawn() {
        run("publish", policy);
        run("publish", announced);
        assertEquals(
                1, run("withdraw", "example", "2026-01-01", "--reason", "x").exit());
        Ran withdrawn = run("withdraw", "example", "2026-09-01", "--reason", "Cancelled");
        assertEquals(0, withdrawn.exit(), withdrawn.err());
        assertTrue(withdrawn.out().startsWith("accepted example 2026-09-01 withdrawal"), withdrawn.out());
    }

    @Test
    void checkingStoresNothing() throws IOException {
        Ran sound = run("check", policy);
        assertEquals(0, sound.exit());
        assertTrue(sound.out().endsWith("sound example 2026-01-01\n"), sound.out());
        Path bad = Files.writeString(
                folder.resolve("bad.yaml"), Files.readString(Path.of(policy)).replace("EE", "XX"));
        Ran invalid = run("check", bad.toString());
        assertEquals(1, invalid.exit());
        assertTrue(invalid.out().contains("bad.yaml") && invalid.out().contains("XX"), invalid.out());
        assertEquals(1, run("publish", bad.toString()).exit());
        assertEquals(3, run("check", folder.resolve("none.yaml").toString()).exit());
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void aFileTooLargeIsRefusedUnread() throws IOException {
        Path large = folder.resolve("large.yaml");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(50L * 1024 * 1024);
        }
        assertEquals(1, run("publish", large.toString()).exit());
        assertEquals(1, run("check", large.toString()).exit());
    }

    @Test
    void previewShowsWhatWouldHappenAndPublishesNothing() throws IOException {
        run("publish", policy);
        Path out = folder.resolve("out");
        Ran preview = run("preview", announced, "--out", out.toString());
        assertEquals(0, preview.exit(), preview.err());
        assertTrue(preview.out().startsWith("publishing would be accepted as revision 1"), preview.out());
        assertTrue(Files.readString(out.resolve("page-en.html")).contains("<html"));
        assertTrue(Files.size(out.resolve("draft-en.pdf")) > 1000);
        assertEquals(1, run("verify", out.resolve("draft-en.pdf").toString()).exit());

        Ran conflict = run("preview", other, "--out", out.toString());
        assertEquals(1, conflict.exit());
        assertTrue(conflict.out().contains("Hosting A Ltd"), conflict.out());
        assertTrue(run("publish", announced).out().startsWith("accepted "));
    }

    @Test
    void aSnapshotIsVerifiedWithTheRegisterAndWithoutIt() throws IOException {
        run("publish", policy);
        Path pdf = snapshot();
        Ran genuine = run("verify", pdf.toString());
        assertEquals(0, genuine.exit(), genuine.out());
        assertTrue(genuine.out().startsWith("genuine\n"), genuine.out());
        assertTrue(genuine.out().contains("snapshot of example 2026-01-01 revision 1, edition en"), genuine.out());
        assertTrue(genuine.out().contains("in force: in force today"), genuine.out());

        run("publish", other, "--correct", "--reason", "The name was wrong");
        assertTrue(run("verify", pdf.toString()).out().contains("corrected by revision 2 (The name was wrong)"));

        byte[] bytes = Files.readAllBytes(pdf);
        bytes[bytes.length / 3] ^= 1;
        Path flipped = Files.write(folder.resolve("flipped.pdf"), bytes);
        assertEquals(1, run("verify", flipped.toString()).exit());
        assertEquals(1, run("verify", policy).exit());

        Path certificate = Files.copy(folder.resolve("data/keys/development.pem"), folder.resolve("c.pem"));
        environment.put("REGISTER_DATA", folder.resolve("elsewhere").toString());
        Ran trusted = run("verify", pdf.toString(), "--trust", certificate.toString(), "--json");
        assertEquals(0, trusted.exit(), trusted.out());
        assertTrue(trusted.out().contains("\"genuine\":true"), trusted.out());
        assertEquals(3, run("verify", pdf.toString()).exit());
        assertEquals(3, run("verify", pdf.toString(), "--trust", policy).exit());
        assertFalse(Files.exists(folder.resolve("elsewhere")));
    }

    @Test
    void requestsAreListedEvenWhereThereAreNone() {
        assertEquals(0, run("requests").exit());
        assertEquals("", run("requests", "--json").out());
    }

    @Test
    void aFunctionIsInvokedWithAnEvent() throws IOException {
        run("publish", policy);
        Path event = Files.writeString(folder.resolve("event.json"), """
                {"version":"2.0","rawPath":"/v1/policies","rawQueryString":"","headers":{},
                 "requestContext":{"http":{"method":"GET","path":"/v1/policies"}},"isBase64Encoded":false}
                """);
        Ran read = invoke("read", event.toString());
        assertEquals(0, read.exit(), read.err());
        assertTrue(read.out().contains("\"statusCode\":200"), read.out());
        assertEquals(2, invoke("destroy", event.toString()).exit());
        assertEquals(3, invoke("read", folder.resolve("none.json").toString()).exit());
    }

    @Test
    void aSubmittedFileIsPublishedByItsEvent() throws IOException {
        Path event = submitted();
        Ran published = invoke("publish", event.toString());
        assertEquals(0, published.exit(), published.err());
        assertTrue(published.out().contains("\"outcome\":\"accepted\""), published.out());
        assertTrue(invoke("publish", event.toString()).out().contains("\"outcome\":\"unchanged\""));
    }

    private Path submitted() throws IOException {
        Path submitted = folder.resolve("data/submitted/policies/a b.yaml");
        Files.createDirectories(submitted.getParent());
        Files.copy(Path.of(policy), submitted);
        return Files.writeString(
                folder.resolve("put.json"),
                Files.readString(Path.of("../events/publish.json"))
                        .replace("policies/example/2026-01-01.yaml", "policies/a+b.yaml"));
    }

    @Test
    void snapshotsAreMadeByTheirEvents() throws IOException {
        invoke("publish", submitted().toString());
        Ran made = invoke("snapshot", "../events/snapshot.json");
        assertEquals(0, made.exit(), made.err());
        assertEquals("{\"batchItemFailures\":[]}\n", made.out());
        assertEquals(0, run("verify", snapshot().toString()).exit());
        Ran reconciled = invoke("reconcile", "../events/reconcile.json");
        assertEquals(0, reconciled.exit(), reconciled.err());
        assertEquals("0\n", reconciled.out());
    }

    private Path snapshot() throws IOException {
        try (var files = Files.walk(folder.resolve("data/documents"))) {
            return files.filter(file -> file.toString().endsWith("-r1-en.pdf"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Ran run(String... words) {
        return ran(RegisterCommand::run, words);
    }

    private Ran invoke(String... words) {
        return ran(InvokeCommand::run, words);
    }

    private interface Program {
        int run(Terminal terminal, String... words);
    }

    private Ran ran(Program program, String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = program.run(
                new Terminal(environment, new PrintWriter(out, true), new PrintWriter(err, true), CLOCK), words);
        return new Ran(exit, out.toString(), err.toString());
    }
}
