package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command's arguments and exit codes.
class DoraCommandTest {
    private static final String LIST = "{\"format\":\"subprocessor-list/1\",\"provider\":\"Example\","
            + "\"effectiveDate\":\"2026-03-01\",\"language\":\"en\",\"company\":{\"legalName\":\"Example GmbH\","
            + "\"country\":\"DE\",\"identifiers\":[{\"scheme\":\"LEI\",\"value\":\"529900T8BM49AURSDO55\"}]},"
            + "\"subprocessors\":[{\"id\":\"a\\u001b[2J\",\"legalName\":\"A\",\"country\":\"US\",\"engagements\":"
            + "[{\"purpose\":\"Mail\",\"ictService\":\"S10\",\"locations\":[{\"country\":\"US\"}]}]}]}";

    @TempDir
    Path folder;

    private CommandHere run(String... words) {
        return CommandHere.run(Map.of(), Clock.systemUTC(), List.of(words));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("list.json"), text).toString();
    }

    private String out() {
        return folder.resolve("rows").toString();
    }

    @Test
    void rowsAreWrittenAndWhatTheyLackIsSaid() throws IOException {
        CommandHere ran = run("dora", file(LIST), "--out", out());
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(
                List.of(
                        "a\uFFFD[2J: B_05.01 c0010: expected an LEI",
                        "a\uFFFD[2J: B_05.01 c0020: expected an LEI",
                        "a\uFFFD[2J: B_05.02 c0030: expected an LEI",
                        "a\uFFFD[2J: B_05.02 c0040: expected an LEI",
                        "left to the bank: B_05.01 c0090, B_05.01 c0100, B_05.01 c0110, B_05.01 c0120, B_05.02 c0010,"
                                + " B_05.02 c0020 of rank 1",
                        "rows written to " + out()),
                ran.out().lines().toList());
        assertEquals(
                List.of(
                        "c0010,c0020,c0030,c0040,c0050,c0060,c0070",
                        ",,529900T8BM49AURSDO55,LEI,1,Not applicable,Not applicable",
                        ",S10,,,2,529900T8BM49AURSDO55,LEI"),
                Files.readAllLines(Path.of(out(), "b_05.02.csv")));
        assertEquals(3, Files.readAllLines(Path.of(out(), "b_05.01.csv")).size());
    }

    @Test
    void programsGetWhatIsMissing() throws IOException {
        CommandHere ran = run("--json", "dora", file(LIST), "--out", out());
        assertTrue(ran.out().startsWith("{\"folder\":\"" + out() + "\",\"left\":[\"B_05.01 c0090\","), ran.out());
        assertTrue(ran.out().contains("{\"column\":\"B_05.01 c0010\",\"expected\":\"an LEI\",\"id\":"), ran.out());
    }

    @Test
    void aListThatDoesNotConformIsRefused() throws IOException {
        for (String text : new String[] {
            "",
            "[]",
            "{\"format\":\"subprocessor-list/1\",\"lists\":[{\"page\":\"https://example.com/\"}]}",
            LIST.replace("S10", "S20"),
            LIST.replace("\"country\":\"US\",\"eng", "\"parentId\":\"none\",\"eng")
        }) {
            CommandHere ran = run("dora", file(text), "--out", out());
            assertEquals(3, ran.exit(), text);
            assertTrue(ran.err().contains("expected "), ran.err());
            assertFalse(Files.exists(Path.of(out())), text);
        }
    }

    @Test
    void noPrivateAddressIsAsked() {
        CommandHere ran = run("dora", "https://localhost/list.json", "--out", out());
        assertEquals(3, ran.exit());
        assertTrue(ran.err().contains("not a public address"), ran.err());
    }

    @Test
    void otherArgumentsAreRefused() throws IOException {
        assertEquals(2, run("dora").exit());
        assertEquals(2, run("dora", "example").exit());
        assertEquals(2, run("dora", "https://a b/").exit());
        assertEquals(0, run("dora", file(LIST), "--out", out()).exit());
    }
}
