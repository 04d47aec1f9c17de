package register.commands;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.value.Bytes;

/// A policy file that names a DPA beside it, from `check` to the next draft.
class DpaFileCommandsTest extends CommandTest {
    private static final Bytes DPA = Bytes.of("%PDF-1.7\n".getBytes(US_ASCII));
    private static final String HASH = DPA.hash().hex();

    private Path dpa = Path.of("");
    private String text = "";

    @BeforeEach
    void place() throws IOException {
        dpa = folder.resolve("dpa 2026.pdf");
        Files.write(dpa, DPA.toArray());
        text = Files.readString(Path.of(policy)) + "  dpaDocument:\n    file: dpa 2026.pdf\n";
    }

    private Ran check(String... lines) throws IOException {
        Files.writeString(Path.of(policy), text + String.join("\n", lines) + "\n");
        return run("check", policy);
    }

    private void assertProblem(String problem, Ran ran) {
        assertEquals(1, ran.exit(), ran.out());
        assertEquals(List.of("error " + policy + problem), errors(ran));
    }

    private static List<String> errors(Ran ran) {
        return ran.out().lines().filter(line -> line.startsWith("error ")).toList();
    }

    @Test
    void theHashOfTheFileThatLiesThereIsToldWhereItIsMissingOrAnother() throws IOException {
        String expected = "expected " + HASH + ", the hash of dpa 2026.pdf";
        assertProblem(":23: requests.dpaDocument.sha256: " + expected, check());
        String zeros = "0".repeat(64);
        assertProblem(
                ":25: requests.dpaDocument.sha256: \"" + zeros + "\": " + expected, check("    sha256: " + q(zeros)));
        String capitals = HASH.toUpperCase(java.util.Locale.ROOT);
        assertProblem(
                ":25: requests.dpaDocument.sha256: \"" + capitals + "\": " + expected,
                check("    sha256: " + q(capitals)));
        assertEquals(0, check("    sha256: " + q(HASH)).exit());
    }

    @Test
    void aFileThatIsMissingTooLargeOrNoPdfIsTold() throws IOException {
        String sha256 = "    sha256: " + q(HASH);
        Files.delete(dpa);
        String place = ":24: requests.dpaDocument.file: \"dpa 2026.pdf\": expected ";
        assertProblem(place + "a file with this name in the policy file's folder", check(sha256));
        Files.writeString(dpa, "not a PDF");
        assertProblem(place + "a PDF: it does not begin with %PDF-", check(sha256));
        try (var large = new RandomAccessFile(dpa.toFile(), "rw")) {
            large.setLength(5L * 1024 * 1024 + 1);
        }
        assertProblem(place + "at most 5242880 bytes (5 MiB), not 5242881", check(sha256));
    }

    @Test
    void aPathOrANameThatIsNoneIsNeverLookedUp() throws IOException {
        for (String name : List.of("../dpa.pdf", "/etc/dpa.pdf", "dpa.doc", "lepingu õ.pdf", "a\\\\b.pdf")) {
            text = text.replaceFirst("file: .*", "file: \"" + name.replace("\\", "\\\\") + "\"");
            Ran ran = check("    sha256: " + q(HASH));
            assertTrue(ran.out().contains("requests.dpaDocument.file: "), ran.out());
            assertTrue(ran.out().contains("expected the file name of a PDF such as dpa-2026-01.pdf"), ran.out());
            assertEquals(1, errors(ran).size(), ran.out());
        }
    }

    @Test
    void theAddressAloneOfBeforeIsToldHowItIsWritten() throws IOException {
        text = text.replaceFirst("dpaDocument:\n.*\n", "dpaDocument: https://example.com/dpa.pdf\n");
        assertProblem(
                ":23: requests.dpaDocument: \"https://example.com/dpa.pdf\": expected fields, each with a name and a"
                        + " value, such as {url: \"https://example.com/legal/dpa.pdf\"}",
                check());
        text = text.replace("https://example.com/dpa.pdf", "{}");
        assertProblem(":23: requests.dpaDocument: expected at least one of file, sha256, url", check());
    }

    @Test
    void aHashWithoutAFileIsToldWhatIsMissing() throws IOException {
        text = text.replaceFirst("    file: .*\n", "");
        Ran ran = check("    sha256: " + q(HASH));
        assertTrue(
                ran.out().contains(":23: requests.dpaDocument.file: missing: expected the file name of a PDF"),
                ran.out());
        assertEquals(1, errors(ran).size(), ran.out());
    }

    @Test
    void allIsToldAtOnce() throws IOException {
        text = text.replace("country: EE", "country: XX").replace("dateBasis: effective", "dateBasis: effektiv");
        Ran ran = check();
        assertEquals(3, errors(ran).size(), ran.out());
        assertTrue(ran.out().contains("expected " + HASH), ran.out());
    }

    @Test
    void itIsPreviewedPublishedChangedAndDrafted() throws IOException {
        assertEquals(0, check("    sha256: " + q(HASH)).exit());
        Path out = folder.resolve("out");
        assertEquals(0, run("preview", policy, "--out", out.toString()).exit());
        Path stored = folder.resolve("data/documents/personal/dpa/example").resolve(HASH + ".pdf");
        assertFalse(Files.exists(stored), "a preview stores nothing");
        Ran published = run("publish", "--trial", "--yes", policy);
        assertEquals(0, published.exit(), published.err());
        assertEquals(DPA, Bytes.of(Files.readAllBytes(stored)));

        Files.delete(stored);
        assertTrue(run("publish", "--trial", "--yes", policy).out().startsWith("unchanged "));
        assertEquals(DPA, Bytes.of(Files.readAllBytes(stored)), "the same again brings it back");

        Ran draft = run("draft", "example", "--from", "2026-06-01");
        assertTrue(
                draft.err().contains("requests.dpaDocument: put dpa 2026.pdf, SHA-256 " + HASH + ", beside the file"),
                draft.err());
        Path next = Files.writeString(folder.resolve("next.yaml"), draft.out());
        assertEquals(0, run("check", next.toString()).exit());
        Bytes other = Bytes.of("%PDF-2.0\n".getBytes(US_ASCII));
        Files.write(dpa, other.toArray());
        assertEquals(1, run("publish", "--trial", "--yes", next.toString()).exit());
        Files.writeString(next, draft.out().replace(HASH, other.hash().hex()));
        Ran preview = run("preview", next.toString(), "--out", out.toString());
        assertTrue(
                preview.out().contains("~ requests.dpaDocument.sha256: \"" + HASH + "\" → \"" + other.hash() + "\""),
                preview.out());
        assertEquals(0, run("publish", "--trial", "--yes", next.toString()).exit());
    }

    private static String q(String text) {
        return "'" + text + "'";
    }
}
