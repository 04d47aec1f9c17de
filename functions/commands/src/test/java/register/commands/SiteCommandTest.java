package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.json.JsonText;
import register.machine.start.PolicyFiles;

/// The folder that `site` writes, behind a plain file server.
final class SiteCommandTest extends CommandTest {
    private static final Pattern WRITTEN = Pattern.compile("written ([0-9]+) files, ([0-9]+) bytes");

    private Path out() {
        return folder.resolve("site");
    }

    private Ran site(String... more) {
        Ran ran = run(Stream.concat(Stream.of("site", "--out", out().toString()), Stream.of(more))
                .toArray(String[]::new));
        assertEquals(0, ran.exit(), ran.out() + ran.err());
        return ran;
    }

    private void history() {
        publish(policy);
        publish(announced);
        assertEquals(
                0,
                run("withdraw", "--yes", "example", "2026-09-01", "--reason", "not to be")
                        .exit());
    }

    private void publish(String file, String... more) {
        Ran ran = run(Stream.concat(Stream.of("publish", "--trial", "--yes", file), Stream.of(more))
                .toArray(String[]::new));
        assertEquals(0, ran.exit(), ran.out() + ran.err());
    }

    private void publish(LocalDate date) throws IOException {
        publish(
                PolicyFiles.write(folder, date + ".yaml", date, "Hosting of " + date)
                        .toString(),
                "--no-notice",
                "A test");
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.startsWith(".register-site")) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private Ran verified() throws IOException {
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                out().toAbsolutePath(),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        try {
            return run("verify-log", "http://127.0.0.1:" + server.getAddress().getPort() + "/log/example");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theLogVerifiesAgainstAPlainFileServer() throws IOException {
        history();
        site();
        Ran ran = verified();
        assertEquals(0, ran.exit(), ran.out() + ran.err());
        assertTrue(ran.out().contains("contents recomputed: 3 of 3\n"), ran.out());
    }

    /// Pages differ by what only a program can answer; what a program reads does not.
    @Test
    void dataIsThatOfTheServer() throws IOException {
        history();
        site();
        int compared = 0;
        for (Map.Entry<String, byte[]> each : files(out()).entrySet()) {
            String name = each.getKey();
            if (name.matches("(log/|v1/).*|.*\\.(atom|ics|csv)") && !name.endsWith(".html")) {
                String text = new String(each.getValue(), UTF_8);
                String answer = read("/" + name, "*/*");
                String body =
                        JsonText.parse(answer.getBytes(UTF_8)) instanceof Json.Obj event ? event.text("body") : "";
                boolean binary = answer.contains("\"isBase64Encoded\":true");
                assertArrayEquals(
                        each.getValue(),
                        binary ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8),
                        name + ": " + text);
                compared++;
            }
        }
        assertTrue(compared > 30, compared + " files");
    }

    @Test
    void aRunAfterChangesMakesWhatAWholeRunMakes() throws IOException {
        history();
        publish(LocalDate.of(2025, 5, 1));
        site();
        publish(LocalDate.of(2025, 7, 1));
        publish(LocalDate.of(2026, 6, 1));
        site();
        clock = Clock.offset(CLOCK, Duration.ofDays(100));
        site();
        Map<String, byte[]> changed = files(out());
        assertEquals("0", written(site("--whole")));
        Path other = folder.resolve("other");
        assertEquals(0, run("site", "--out", other.toString()).exit());
        Map<String, byte[]> whole = files(other);
        // Clients with an older checkpoint may ask for its partial tiles.
        changed.keySet().removeIf(name -> name.contains(".p/") && !whole.containsKey(name));
        assertEquals(whole.keySet(), changed.keySet());
        whole.forEach((name, content) -> assertArrayEquals(content, changed.get(name), name));
    }

    private static String written(Ran ran) {
        return ran.out().replaceAll("(?s)written ([0-9]+) .*", "$1");
    }

    /// Except that the log's last tile has up to 256 entries.
    @Test
    void whatAPublicationReplacesDoesNotGrowWithHistory() throws IOException {
        publish(policy);
        var files = new ArrayList<Integer>();
        var bytes = new ArrayList<Double>();
        for (int year = 1960; year < 2020; year++) {
            publish(LocalDate.of(year, 1, 1));
            if (year == 1999 || year == 2018) {
                site();
                publish(LocalDate.of(year, 6, 1));
                Matcher written = WRITTEN.matcher(site().out());
                assertTrue(written.find());
                files.add(Integer.valueOf(written.group(1)));
                bytes.add(Double.valueOf(written.group(2)));
            }
        }
        assertEquals(files.getFirst(), files.getLast());
        assertEquals(1, bytes.getLast() / bytes.getFirst(), 0.03);
    }

    @Test
    void foldersOfOthersStayAsTheyAre() throws IOException {
        publish(policy);
        Files.createDirectories(out());
        Files.writeString(out().resolve("thesis.txt"), "mine");
        Ran ran = run("site", "--out", out().toString());
        assertEquals(3, ran.exit());
        assertTrue(
                ran.err()
                        .contains(
                                "expected an empty folder, or one that this command has written; it contains thesis.txt"),
                ran.err());
        assertEquals(List.of("thesis.txt"), List.copyOf(files(out()).keySet()));
    }
}
