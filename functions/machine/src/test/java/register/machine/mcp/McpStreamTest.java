package register.machine.mcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.json.CanonicalJson;
import register.json.Json;
import register.testing.Examples;

final class McpStreamTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}\n";
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"%s\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    @TempDir
    private static Path folder;

    private static McpHere here;

    @BeforeAll
    static void publish() throws IOException {
        here = new McpHere(folder);
    }

    @AfterAll
    static void close() {
        here.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "{\"broken -> -32700, null",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}] -> -32600, null",
                "\"text\" -> -32600, null",
                "{} -> -32600, null",
                "{\"id\":1,\"method\":\"ping\"} -> -32600, null",
                "{\"jsonrpc\":\"2.0\",\"id\":1} -> -32600, null",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"} -> -32600, null",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"} -> -32600, null",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":1,\"method\":\"ping\"} -> -32700, null",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"resources/list\"} -> -32601, 7",
                "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"server/discover\"} -> -32601, \"x\"",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\"} -> -32602, 7",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"publish\"}} -> -32602, 7",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"policies\",\"arguments\":[]}} -> -32602, 7",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}} -> -32602, 7",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"1900-01-01\"}}} -> -32022, 7"
            })
    void aWrongMessageIsAnsweredWithItsErrorAndTheNextIsAnswered(String message, String expected) throws IOException {
        List<Json.Obj> said = here.said(message + "\n" + PING);
        assertEquals(2, said.size(), said::toString);
        Json.Obj error = said.getFirst().object("error");
        Json id = said.getFirst().get("id");
        assertEquals(
                expected,
                CanonicalJson.text(Objects.requireNonNull(error.get("code"))) + ", "
                        + (id == null ? "null" : CanonicalJson.text(id)));
        assertTrue(error.text("message").contains("expected "), error::toString);
        assertEquals(Json.of("p"), said.getLast().get("id"));
    }

    @Test
    void notificationsAndAnswersAndEmptyLinesAreNotAnswered() throws IOException {
        assertEquals(List.of(), here.said("""
                        {"jsonrpc":"2.0","method":"notifications/initialized"}
                        {"jsonrpc":"2.0","method":"tools/call","params":{"name":"policies"}}
                        {"jsonrpc":"2.0","id":1,"result":{}}
                        {"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"no"}}

                        \r
                        """));
    }

    @Test
    void aMessageCutOffAnywhereIsRefusedOnceOrIsWhole() throws IOException {
        byte[] whole = ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{"
                        + META.formatted(McpServer.STATELESS) + "},\"õ\":\"\uD83D\uDE00\"}\r\n")
                .getBytes(UTF_8);
        for (int end = 1; end < whole.length - 2; end++) {
            List<Json.Obj> said = here.said(Arrays.copyOf(whole, end));
            assertEquals(1, said.size(), "cut at " + end);
            assertEquals(Json.of(-32700), said.getFirst().object("error").get("code"), "cut at " + end);
        }
        for (int end = whole.length - 2; end <= whole.length; end++) {
            assertEquals(
                    6,
                    here.said(Arrays.copyOf(whole, end))
                            .getFirst()
                            .object("result")
                            .list("tools")
                            .size());
        }
    }

    @Test
    void aGiganticLineTakesNoMemoryAndTheNextIsAnswered() throws IOException {
        long gigantic = 1L << 30;
        byte[] after = ("\n" + PING).getBytes(UTF_8);
        var input = new InputStream() {
            private long at;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] to, int from, int length) {
                if (at >= gigantic + after.length) {
                    return -1;
                }
                if (at < gigantic) {
                    int filled = (int) Math.min(length, gigantic - at);
                    Arrays.fill(to, from, from + filled, (byte) '[');
                    at += filled;
                    return filled;
                }
                to[from] = after[(int) (at - gigantic)];
                at++;
                return 1;
            }
        };
        var out = new ByteArrayOutputStream();
        McpStream.serve(here.server, input, out);
        List<String> said = out.toString(UTF_8).lines().toList();
        assertEquals(2, said.size());
        assertTrue(said.getFirst().contains("expected a message of at most 65536 bytes"), said.getFirst());
        assertTrue(said.getLast().contains("\"id\":\"p\""), said.getLast());
    }

    @Test
    void anyBytesGetAtMostOneWellFormedAnswerALine() throws IOException {
        byte[] call = ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"list_as_of\","
                        + "\"arguments\":{\"policy\":\"example\",\"asOf\":\"2026-01-01\"}}}")
                .getBytes(UTF_8);
        var random = new Random(Examples.seed());
        for (int example = 0; example < Examples.of(1000); example++) {
            byte[] changed = call.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                changed[random.nextInt(changed.length)] = random.nextBoolean()
                        ? (byte) random.nextInt()
                        : (byte) "{}[]\",:\n\\0e-".charAt(random.nextInt(12));
            }
            long lines = new String(changed, ISO_8859_1)
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            assertTrue(here.said(changed).size() <= lines, () -> new String(changed, ISO_8859_1));
        }
    }

    @Test
    void theLongestMessageIsAnswered() throws IOException {
        String start = PING.strip().replace("}", ",\"x\":\"");
        String longest = start + "x".repeat(McpMessage.MOST - start.length() - 2) + "\"}";
        assertEquals(Json.object().build(), here.said(longest).getFirst().get("result"));
        assertEquals(
                Json.of(-32600),
                here.said(longest + " ").getFirst().object("error").get("code"));
    }

    @Test
    void theOldestAndTheNewestClientAreToldTheirVersion() throws IOException {
        for (String[] row : new String[][] {
            {"2025-11-25", "2025-11-25"},
            {"2025-06-18", "2025-06-18"},
            {"2024-11-05", "2025-11-25"},
            {"x", "2025-11-25"}
        }) {
            assertEquals(
                    row[1],
                    here.said(
                                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"%s\"}}\n"
                                            .formatted(row[0]))
                            .getFirst()
                            .object("result")
                            .text("protocolVersion"));
        }
        Json.Obj discovered = here.said("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server/discover\",\"params\":{"
                        + META.formatted(McpServer.STATELESS) + "}}")
                .getFirst()
                .object("result");
        assertEquals(List.of("2026-07-28", "2025-11-25", "2025-06-18"), discovered.texts("supportedVersions"));
        assertEquals("complete", discovered.text("resultType"));
    }

    @Test
    void aClientThatNoLongerReadsEndsTheServer() {
        var gone = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        assertThrows(
                IOException.class,
                () -> McpStream.serve(here.server, new ByteArrayInputStream(PING.getBytes(UTF_8)), gone));
    }
}
