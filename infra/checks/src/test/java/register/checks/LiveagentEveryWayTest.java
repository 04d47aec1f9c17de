package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.commands.EditorHere;
import register.json.CanonicalJson;
import register.policy.form.PolicyCodec;
import register.policyfile.PolicyFile;
import register.testing.Checkout;
import register.value.Sha256;

/// LiveAgent's page, with questions answered in a text editor, a spreadsheet or a browser, and published by hand or
/// by Git: always the same policy, byte for byte in canonical JSON (RFC 8785).
class LiveagentEveryWayTest {
    private static final String NAME = "legalName: Linode, LLC";
    private static final String TITLE = "LiveAgenti alltöötlejad";

    @TempDir
    private Path folder;

    private PolicyRepository repository;

    @BeforeEach
    void begin() throws Exception {
        repository = PolicyRepository.begin(folder);
    }

    @Test
    void everyWayOfAnsweringGivesTheSamePolicy() throws Exception {
        Command imported = here(
                "import",
                Checkout.file("functions/policy-file/src/test/resources/register/policyfile/liveagent-page.txt")
                        .toString());
        assertEquals(0, imported.exit(), imported::err);
        String text = titled(imported.out());
        byte[] canonical = canonical(text);

        String asked = text.replaceFirst(NAME, "legalName: \"? Linode: a brand, or its legal name?\"");
        assertTrue(!asked.equals(text), text);
        Path bySheet = written("by-sheet.yaml", asked);
        bySpreadsheet(bySheet);
        assertArrayEquals(canonical, canonical(Files.readString(bySheet)));

        Path byEditor = written(
                "by-editor.yaml",
                imported.out().replaceFirst(NAME, "legalName: \"? Linode: a brand, or its legal name?\""));
        byEditor(
                byEditor,
                Map.of("policy", "liveagent", "editions.et.title", TITLE, "subprocessors[0].legalName", "Linode, LLC"));
        assertArrayEquals(canonical, canonical(Files.readString(byEditor)));

        Path committed = repository.commit("policies/liveagent/imported.yaml", text, "Publish what our page says");
        assertEquals(Sha256.of(canonical).toString(), publishedByGit("imported"));
        assertEquals(text, Files.readString(committed));
    }

    @Test
    void unchangedPartsStay() throws Exception {
        String byHand = PolicyRepository.liveagent();
        Path bySheet = written("by-sheet.yaml", byHand);
        bySpreadsheet(bySheet);
        assertEquals(byHand, Files.readString(bySheet));
        Path byEditor = written("by-editor.yaml", byHand);
        byEditor(byEditor, Map.of());
        assertEquals(byHand, Files.readString(byEditor));
        assertEquals(Sha256.of(canonical(byHand)).toString(), publishedByGit("by-hand"));
    }

    private static String titled(String draft) {
        return draft.replaceFirst("(?m)^policy: .*$", "policy: liveagent")
                .replaceFirst("(?m)^    title: \"\\?.*$", "    title: " + TITLE);
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// The content published from a file, and hashed.
    private static byte[] canonical(String text) {
        PolicyFile.Result read = PolicyFile.read("policy.yaml", text.getBytes(UTF_8));
        return CanonicalJson.bytes(PolicyCodec.encode(
                assertInstanceOf(PolicyFile.Read.class, read, read::toString).version()));
    }

    /// Fills each yellow cell with its answer, and leaves the rest of the workbook alone.
    private void bySpreadsheet(Path file) throws IOException {
        Path list = folder.resolve(file.getFileName() + ".xlsx");
        Command written = here("sheet", file.toString(), list.toString());
        assertEquals(0, written.exit(), written::err);
        try (var workbook = workbook(list)) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.toString().startsWith("?")) {
                            cell.setCellValue("Linode, LLC");
                        }
                    }
                }
            }
            try (OutputStream out = Files.newOutputStream(list)) {
                workbook.write(out);
            }
        }
        Command taken = here("sheet", "--read", list.toString(), file.toString());
        assertEquals(0, taken.exit(), taken::err);
    }

    private static XSSFWorkbook workbook(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }

    private void byEditor(Path file, Map<String, String> answers) throws Exception {
        Map<String, String> data =
                Map.of("REGISTER_DATA", folder.resolve("none").toString());
        try (EditorHere editor = EditorHere.start(data, Clock.systemUTC(), file.toString())) {
            Document saved = new EditorForm(editor.address()).save(answers);
            assertEquals("true", saved.expectFirst("#state").attr("data-saved"));
        }
    }

    /// The hash of the policy that the latest change publishes over ssh, on this machine.
    private String publishedByGit(String name) throws Exception {
        repository.program("ssh", """
                for word in "$@"; do last=$word; done
                PATH=$HOME_OF_REGISTER/bin:$PATH exec sh -c "$last"
                """);
        Map<String, String> there = Map.of(
                "REGISTER_DATA", folder.resolve(name).toString(), "REGISTER_URL", "https://register.example.com");
        Command named = Command.here(there, "certificate", "--self-sign", "LiveAgent");
        assertEquals(0, named.exit(), named::toString);
        Command published = repository.script(
                Map.of(
                        "SSH_TARGET",
                        "register@host.example",
                        "HOME_OF_REGISTER",
                        repository.release().toString(),
                        "REGISTER_SETTINGS",
                        "",
                        "REGISTER_URL",
                        "https://register.example.com",
                        "REGISTER_DATA",
                        folder.resolve(name).toString()),
                "publish",
                "HEAD^1");
        assertTrue(published.out().startsWith("accepted liveagent 2023-10-02 "), published::toString);
        return Objects.requireNonNull(published.out().replaceAll("(?s).*content (\\S+).*", "$1"));
    }

    private static Command here(String... words) {
        return Command.here(Map.of(), words);
    }
}
