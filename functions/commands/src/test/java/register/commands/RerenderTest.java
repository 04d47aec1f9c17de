package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import register.machine.start.PolicyFiles;

/// An auditor can make the document again from the register's data.
final class RerenderTest extends CommandTest {
    @Test
    void aSnapshotBeginsWithWhatItsEditionRendersTo() {
        assertEquals(0, run("publish", "--trial", "--yes", policy).exit());
        Ran ran = run("verify", "--rerender", snapshotOf(1).toString());
        assertEquals(0, ran.exit(), ran.out() + ran.err());
        assertTrue(
                ran.out()
                        .matches("(?s).*rendered again: the same \\d+ bytes, before the seal\nlog: no proof was "
                                + "given\n"),
                ran.out());
        assertTrue(ran.out().contains("JSON inside: matches the hash that the document states\n"), ran.out());
        assertTrue(
                ran.out().contains("claims to conform to: PDF/A-3A, PDF/UA-1 (its own claim, not examined here)\n"),
                ran.out());
        String json = run("verify", "--json", snapshotOf(1).toString()).out();
        assertTrue(json.contains("\"pdfAClaim\":\"PDF/A-3A\"") && json.contains("\"pdfUaClaim\":\"PDF/UA-1\""), json);
        assertTrue(json.contains("\"evidence\":[]"), json);
    }

    /// It prints the register's address as of that day.
    @Test
    void todaysSettingsDoNotChangeIt() {
        environment.put("REGISTER_URL", "https://register.example.com");
        assertEquals(0, run("publish", "--trial", "--yes", policy).exit());
        environment.put("REGISTER_URL", "https://lists.example.org");
        assertEquals(
                0,
                run("publish", "--trial", "--yes", "--correct", "--reason", "The name was wrong", other)
                        .exit());
        assertEquals(0, run("verify", "--rerender", snapshotOf(1).toString()).exit());
        assertEquals(0, run("verify", "--rerender", snapshotOf(2).toString()).exit());
        environment.remove("REGISTER_URL");
        assertEquals(0, run("verify", "--rerender", snapshotOf(1).toString()).exit());
    }

    @Test
    void aCorrectionToo() throws IOException {
        assertEquals(0, run("publish", "--trial", "--yes", policy).exit());
        assertEquals(
                0,
                run("publish", "--trial", "--yes", "--correct", "--reason", "The name was wrong", other)
                        .exit());
        assertEquals(0, run("verify", "--rerender", snapshotOf(1).toString()).exit());
        assertEquals(0, run("verify", "--rerender", snapshotOf(2).toString()).exit());
    }

    /// The document is fine, and neither register nor Java differs.
    @Test
    void aSnapshotWithARedactedNameCannotBeRenderedAgain() throws IOException {
        String named = Files.readString(Path.of(policy))
                .replace("legalName: Hosting Ltd", "naturalPerson: true\n    legalName: Mari Maasikas");
        Files.writeString(Path.of(policy), named);
        assertEquals(0, run("publish", "--trial", "--yes", policy).exit());
        Path kept = Files.copy(snapshotOf(1), folder.resolve("kept.pdf"));
        assertEquals(
                0,
                run("redact", "example", "hosting", "--yes", "--reason", "As she asked")
                        .exit());
        Ran ran = run("verify", "--rerender", kept.toString());
        assertEquals(1, ran.exit());
        assertTrue(ran.out().contains("\ngenuine\n"), ran.out());
        assertTrue(
                ran.out().contains("rendered again: not possible: it names a person who has since been redacted"),
                ran.out());
        assertEquals(
                0,
                run("verify", "--rerender", snapshot("-en-after-2.pdf").toString())
                        .exit());
    }

    @Test
    void aSnapshotOfOtherDataDiffers() throws IOException {
        assertEquals(0, run("publish", "--trial", "--yes", policy).exit());
        Path kept = Files.copy(snapshotOf(1), folder.resolve("kept.pdf"));
        environment.put("REGISTER_DATA", folder.resolve("others").toString());
        Path its = PolicyFiles.write(folder, "d.yaml", LocalDate.of(2026, 1, 1), "Hosting B Ltd");
        assertEquals(0, run("publish", "--trial", "--yes", its.toString()).exit());
        Ran ran = run("verify", "--rerender", kept.toString());
        assertNotEquals(0, ran.exit());
        assertTrue(ran.out().contains("rendered again: differs from byte "), ran.out());
        assertTrue(
                run("verify", "--rerender", "--trust", policy, kept.toString())
                        .err()
                        .startsWith("--rerender: needs the register's data"),
                ran.err());
    }

    private Path snapshotOf(int revision) {
        try {
            return snapshot("-r" + revision + "-en.pdf");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
