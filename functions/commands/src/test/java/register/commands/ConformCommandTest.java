package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.commands.option.Terminal;

/// The command's arguments and exit codes.
class ConformCommandTest {
    private static final String LIST = "{\"format\":\"subprocessor-list/1\",\"provider\":\"Example\","
            + "\"effectiveDate\":\"2026-03-01\",\"language\":\"en\",\"subprocessors\":[]}";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        try (var terminal =
                new Terminal(Map.of(), new PrintWriter(out, true), new PrintWriter(err, true), Clock.systemUTC())) {
            return RegisterCommand.run(terminal, arguments);
        }
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("list.json"), text).toString();
    }

    @Test
    void aListIsChecked() throws IOException {
        assertEquals(0, run("conform", file(LIST)));
        assertEquals("level 1 (list)\n", out.toString());
        assertEquals(0, run("--json", "conform", file(LIST)));
        assertEquals("{\"conforms\":true,\"findings\":[],\"level\":1,\"missing\":[]}\n", out.toString());
        assertEquals(1, run("conform", file(LIST.replace("2026-03-01", "soon\\u001b[2J"))));
        assertEquals(
                "does not conform\n  effectiveDate: \"soon\uFFFD[2J\": expected a date, YYYY-MM-DD\n", out.toString());
    }

    @Test
    void aFileMayNeedALevel() throws IOException {
        assertEquals(0, run("conform", file(LIST), "--level", "1"));
        assertEquals(2, run("conform", file(LIST), "--level", "2"));
        assertTrue(err.toString().contains("expected 0 to 1, because a file has no addresses"), err.toString());
        String pointer = "{\"format\":\"subprocessor-list/1\",\"lists\":[{\"page\":\"https://example.com/\"}]}";
        assertEquals(0, run("conform", file(pointer)));
        assertEquals(1, run("conform", file(pointer), "--level", "1"));
        assertTrue(out.toString().contains("(document): expected a list, for level 1"), out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "1", "{\"a\":1,\"a\":2}", "{\"format\":1.5}", "\u0000", "{\"lists\":7}"})
    void anyBytesAreAnswered(String text) throws IOException {
        assertEquals(1, run("conform", file(text)));
        assertTrue(out.toString().startsWith("does not conform\n  "), out.toString());
    }

    @Test
    void everyCutOfAListIsAnswered() throws IOException {
        byte[] whole = LIST.getBytes(UTF_8);
        for (int end = 0; end < whole.length; end++) {
            assertEquals(1, run("conform", file(new String(whole, 0, end, UTF_8))));
        }
    }

    @Test
    void noPrivateAddressIsAsked() {
        for (String domain : new String[] {"127.0.0.1", "localhost", "10.1.2.3"}) {
            assertEquals(3, run("conform", domain), domain);
            assertTrue(err.toString().contains("not a public address"), err.toString());
        }
    }

    @Test
    void otherArgumentsAreRefused() {
        for (String domain : new String[] {"Example.com?", "a..b", "-x.example", "user@example.com"}) {
            assertEquals(2, run("conform", domain), domain);
        }
        assertEquals(3, run("conform", folder + "/none.json"));
        assertEquals(2, run("conform", "example.com", "--level", "4"));
    }
}
