package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happened since the last run of `site`, the next one leaves what a whole run makes.
final class SiteRunsTest extends CommandTest {
    private final Duration day = Duration.ofDays(1);

    private Path out() {
        return folder.resolve("site");
    }

    private void publish(String policy, LocalDate date, String name, String... languages) throws IOException {
        Path file = VersionFile.write(folder, policy, date, name, languages);
        Ran ran = run("publish", "--trial", "--yes", file.toString(), "--no-notice", "A test");
        if (ran.exit() == 1) {
            ran = run(
                    "publish",
                    "--trial",
                    "--yes",
                    file.toString(),
                    "--no-notice",
                    "A test",
                    "--correct",
                    "--reason",
                    "It was wrong");
        }
        assertEquals(0, ran.exit(), ran.out() + ran.err());
        later(Duration.ofSeconds(1));
    }

    private void later(Duration by) {
        clock = Clock.offset(clock, by);
    }

    private Ran site(Path to, String... more) {
        Ran ran = run(Stream.concat(Stream.of("site", "--out", to.toString()), Stream.of(more))
                .toArray(String[]::new));
        assertEquals(0, ran.exit(), ran.out() + ran.err());
        return ran;
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

    private void same(String after) throws IOException {
        site(out());
        Path other = Files.createTempDirectory(folder, "whole");
        site(other);
        Map<String, byte[]> changed = files(out());
        Map<String, byte[]> whole = files(other);
        changed.keySet().removeIf(name -> name.contains(".p/") && !whole.containsKey(name));
        var different = new TreeSet<String>();
        whole.forEach((name, content) -> {
            if (!Arrays.equals(content, changed.get(name))) {
                different.add((changed.containsKey(name) ? "other: " : "lacks: ") + name);
            }
        });
        changed.keySet().stream()
                .filter(name -> !whole.containsKey(name))
                .forEach(name -> different.add("more: " + name));
        assertEquals("", String.join("\n", different), after);
    }

    @Test
    void aRedactedPersonIsInNoFile() throws IOException {
        for (int month = 1; month <= 12; month++) {
            publish("example", LocalDate.of(2023, month, 1), "A" + month, "en");
            publish("example", LocalDate.of(2024, month, 1), "B" + month, "en");
        }
        site(out());
        assertEquals(
                0,
                run("redact", "example", "helper", "--yes", "--reason", "As asked")
                        .exit());
        site(out());
        for (Map.Entry<String, byte[]> file : files(out()).entrySet()) {
            assertEquals(-1, new String(file.getValue(), UTF_8).indexOf(VersionFile.PERSON), file.getKey());
        }
        same("redaction");
    }

    @Test
    void languages() throws IOException {
        publish("example", LocalDate.of(2024, 1, 1), "A", "en", "et", "pt-BR");
        publish("example", LocalDate.of(2025, 1, 1), "A", "en", "et", "pt-BR");
        same("start");
        publish("example", LocalDate.of(2025, 6, 1), "A", "en", "tlh");
        same("et dropped");
        publish("example", LocalDate.of(2026, 8, 1), "A", "en", "fi", "tlh");
        same("fi announced");
        publish("second", LocalDate.of(2026, 8, 1), "A", "sr-Latn");
        same("second");
        later(day.multipliedBy(365));
        same("a year later");
        publish("example", LocalDate.of(2027, 1, 1), "A", "fr");
        same("fr");
    }

    @Test
    void nothingInForce() throws IOException {
        publish("example", LocalDate.of(2026, 9, 1), "A", "en", "de");
        same("announced");
        assertEquals(
                0,
                run("withdraw", "--yes", "example", "2026-09-01", "--reason", "not to be")
                        .exit());
        same("withdrawn");
        later(day.multipliedBy(300));
        same("later");
        publish("example", LocalDate.of(1812, 9, 1), "A", "en", "de");
        same("old");
    }

    @Test
    void manyWithdrawals() throws IOException {
        publish("example", LocalDate.of(2024, 1, 1), "A", "en");
        site(out());
        LocalDate first = LocalDate.of(2026, 9, 1);
        for (int i = 0; i < 40; i++) {
            publish("example", first.plusDays(i), "A" + i, "en");
            assertEquals(
                    0,
                    run("withdraw", "--yes", "example", first.plusDays(i).toString(), "--reason", "not to be")
                            .exit());
        }
        later(day.multipliedBy(300));
        site(out());
        publish("example", first.plusDays(50), "A", "en");
        same("after withdrawn ones");
    }

    @Test
    void oneRunAtATime() throws IOException {
        publish("example", LocalDate.of(2024, 1, 1), "A", "en");
        site(out());
        try (FileChannel channel = FileChannel.open(out().resolve(".register-site/lock"), StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            refused("another run writes this folder; wait for its end");
        }
        site(out());
    }

    private void refused(String why) {
        Ran ran = run("site", "--out", out().toString());
        assertEquals(3, ran.exit(), ran.out() + ran.err());
        assertTrue(ran.err().contains(why), ran.err());
    }

    @Test
    void nothingIsWrittenThroughALink() throws IOException {
        publish("example", LocalDate.of(2024, 1, 1), "A", "en");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        site(out());
        Files.move(out().resolve("example"), folder.resolve("moved"));
        Files.createSymbolicLink(out().resolve("example"), elsewhere);
        publish("example", LocalDate.of(2025, 1, 1), "A", "en");
        refused("example: expected a folder; it is a file or a link");
        Files.delete(out().resolve("example"));
        Files.createSymbolicLink(out().resolve("example"), folder.resolve("missing"));
        refused("example: expected a folder; it is a file or a link");
        Files.delete(out().resolve("example"));
        // A file that is a link is replaced itself.
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        Files.delete(out().resolve("index.html"));
        Files.createSymbolicLink(out().resolve("index.html"), mine);
        site(out(), "--whole");
        assertEquals("mine", Files.readString(mine));
        same("links");
        try (Stream<Path> written = Files.list(elsewhere)) {
            assertEquals(0, written.count());
        }
    }

    @Test
    void aFolderInPlaceOfAFileIsNamed() throws IOException {
        publish("example", LocalDate.of(2024, 1, 1), "A", "en");
        Files.createDirectories(out().resolve(".register-site"));
        Files.createDirectories(out().resolve("v1/policies.json"));
        refused("policies.json: expected a file; it is a folder");
        Files.delete(out().resolve("v1/policies.json"));
        same("mended");
    }

    @Test
    void aDamagedStateOnlyMakesAllAgain() throws IOException {
        publish("example", LocalDate.of(2024, 1, 1), "A", "en");
        site(out());
        Path state = out().resolve(".register-site/state.json");
        String text = Files.readString(state);
        publish("example", LocalDate.of(2025, 1, 1), "A", "en");
        for (String other : List.of(
                "",
                "[]",
                text.substring(0, text.length() / 2),
                text.replace("\"day\":\"2", "\"day\":\"x"),
                text.replace("\"day\":\"2", "\"day\":\"9"),
                text.replace("\"languages\":\"en\"", "\"languages\":\"\""),
                "[".repeat(100_000))) {
            Files.writeString(state, other);
            same(other);
        }
    }

    @Test
    void aFolderOfAnotherRegisterStaysAsItIs() throws IOException {
        publish("example", LocalDate.of(2024, 1, 1), "A", "en");
        site(out());
        environment.put("REGISTER_DATA", folder.resolve("others").toString());
        publish("example", LocalDate.of(2024, 1, 1), "B", "en");
        Map<String, byte[]> before = files(out());
        refused("was written from another register, which has another entry 1 of example");
        environment.put("REGISTER_URL", "https://lists.example.org");
        refused("was written from another register, which has another entry 1 of example");
        before.forEach((name, content) -> assertArrayEquals(content, files(out(), name), name));
    }

    private static byte[] files(Path root, String name) {
        try {
            return Files.readAllBytes(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aMissingPdfDoesNotKeepARunFromBeingRemembered() throws IOException {
        publish("example", LocalDate.of(2022, 2, 1), "A", "en");
        Path pdf = pdf("2022-02-01");
        Path moved = Files.move(pdf, folder.resolve("moved.pdf"));
        Ran ran = run("site", "--out", out().toString());
        assertEquals(1, ran.exit(), ran.out() + ran.err());
        assertTrue(ran.out().contains("missing /example/2022-02-01/1/en.pdf: not made yet; run reconcile"), ran.out());
        assertTrue(Files.readString(out().resolve(".register-site/state.json"))
                .contains("\"unfinished\":[\"2022-02-01\"]"));
        Files.move(moved, pdf);
        same("made");
    }

    private Path pdf(String date) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
            return all.filter(file ->
                            file.toString().endsWith(".pdf") && file.toString().contains(date))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aPolicyMayBeNamedAfterAPartOfAnAddress() throws IOException {
        publish("revision", LocalDate.of(2024, 1, 1), "A", "en");
        site(out());
        assertTrue(Files.exists(out().resolve("revision/2024-01-01/1/en/index.html")));
        assertTrue(Files.exists(out().resolve("revision/2024-01-01/1/en.pdf")));
    }

    @Test
    void anotherAddress() throws IOException {
        publish("example", LocalDate.of(2024, 1, 1), "A", "en");
        environment.put("REGISTER_URL", "https://register.example.com");
        site(out());
        environment.put("REGISTER_URL", "https://lists.example.org");
        same("address");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void random(int seed) throws IOException {
        var random = new Random(seed);
        publish("example", LocalDate.of(2020, 1, 1), "A", "en");
        var announced = new TreeSet<LocalDate>();
        for (int step = 0; step < 25; step++) {
            String did;
            int way = random.nextInt(10);
            if (way < 6) {
                LocalDate date =
                        LocalDate.of(2018 + random.nextInt(11), 1 + random.nextInt(12), 1 + 9 * random.nextInt(3));
                did = "publish " + date;
                String[] languages = random.nextInt(8) == 0 ? new String[] {"en", "de"} : new String[] {"en"};
                publish("example", date, "N" + step, languages);
                if (date.isAfter(LocalDate.ofInstant(clock.instant().plus(day), java.time.ZoneOffset.UTC))) {
                    announced.add(date);
                }
            } else if (way < 7 && !announced.isEmpty()) {
                LocalDate date = announced.removeLast();
                did = "withdraw " + date;
                run("withdraw", "--yes", "example", date.toString(), "--reason", "not to be");
            } else if (way < 8) {
                did = "redact";
                run("redact", "example", "helper", "--yes", "--reason", "As asked");
            } else {
                did = "later";
                later(Duration.ofHours(random.nextInt(2400)));
            }
            if (random.nextInt(3) == 0) {
                same(step + " " + did);
            }
        }
        same("all");
    }
}
