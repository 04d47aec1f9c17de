package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.log.NoteKey;
import register.log.SignatureType;
import register.log.SignedNote;
import register.log.TreeHead;
import register.log.TrustFile;
import register.testing.Checkout;
import register.testing.Waiting;

/// A running register has a witness cosign its log, and later its continuation. A fork of it is refused, and raises
/// an alarm.
@Tag("end-to-end")
class WitnessedRegisterTest {
    private static final String NAME = "witness.example/w";
    private static final String LOG = "/log/liveagent/";

    @TempDir
    private Path folder;

    private final Map<String, String> settings = new HashMap<>(
            Map.of("REGISTER_URL", "https://register.example.com", "REGISTER_PRIVATE_AUTHORITIES", "true"));

    @Test
    void byOurWitness() throws Exception {
        Path first = publishedOnce();
        try (RunningWitness witness =
                RunningWitness.ours(folder, NAME, "log " + logKey(first).text())) {
            URI address = URI.create(witness.said("(?m)^ready (http://127\\.0\\.0\\.1:\\d+)$"));
            NoteKey key = NoteKey.parse(witness.said("(?m)^(" + NAME + "\\+\\S+)$"), SignatureType.OF_WITNESSES);
            cosignsThenRefusesAFork(first, key, address);
        }
    }

    @Test
    void byAnotherImplementation() throws Exception {
        Path first = publishedOnce();
        try (Litewitness witness = Litewitness.start(folder, NAME, List.of(logKey(first)))) {
            cosignsThenRefusesAFork(first, witness.key(), witness.address());
        }
    }

    private void cosignsThenRefusesAFork(Path data, NoteKey witness, URI address) throws Exception {
        TrustFile trust = TrustFile.parse("witness w " + witness.text() + " " + address + "\nquorum w\n");
        Path file = Files.writeString(folder.resolve("trust.txt"), trust.text());
        assertEquals(0, command(data, "witnesses", "--set", file.toString()).exit());
        Path fork = copied(data, "fork");
        try (RunningRegister register = RunningRegister.start(data, settings).untilReady()) {
            assertWitnessed(register, trust, 1);
            Command published = command(
                    data, "publish", "--trial", "--yes", version("2026-01-01").toString());
            assertEquals(0, published.exit(), published.toString());
            assertWitnessed(register, trust, 2);
            assertTrue(TrustFile.parse(register.text(LOG + "trust")).witnesses().equals(trust.witnesses()));
        }
        Command shown = command(data, "witnesses");
        assertTrue(shown.out().contains("liveagent: entry 2 is cosigned by 1 of 1\n"), shown.toString());

        // An older copy of the data, as after restoring a backup.
        String other = command(folder.resolve("other"), "log-key")
                .out()
                .lines()
                .findFirst()
                .orElseThrow()
                .substring(4);
        for (String[] words : List.of(
                new String[] {
                    "publish", "--trial", "--yes", version("2026-02-01").toString()
                },
                new String[] {"withdraw", "--yes", "liveagent", "2023-10-02", "--reason", "x"},
                new String[] {"redact", "--yes", "liveagent", "nobody", "--reason", "x"},
                new String[] {"log-key", "--hand-over", other, "--reason", "x"},
                new String[] {"notices", "start", "liveagent", "--plan", "0".repeat(64), "--by", "x"},
                new String[] {"reconcile"},
                new String[] {"witnesses"})) {
            Command refused = command(fork, words);
            assertEquals(1, refused.exit(), refused.toString());
            assertTrue(refused.err().contains("ALARM witness w of liveagent: it "), refused.toString());
            assertTrue(
                    command(fork, "witnesses").out().contains("liveagent: entry 1 is"),
                    "nothing was added: " + refused);
        }
        for (String date : List.of("2026-02-01", "2026-03-01")) {
            Command forked = command(
                    fork,
                    "publish",
                    "--trial",
                    "--yes",
                    "--despite-witnesses",
                    version(date).toString());
            assertEquals(0, forked.exit(), forked.toString());
            assertTrue(forked.err().contains("ALARM witness w of liveagent: it "), forked.toString());
        }
        Command after = command(fork, "witnesses");
        assertEquals(1, after.exit(), after.toString());
        assertTrue(after.out().contains("cosigned by 0 of 1, fewer than the quorum"), after.toString());
    }

    private static void assertWitnessed(RunningRegister register, TrustFile trust, long size) throws Exception {
        SignedNote note = Waiting.found(
                "entry " + size + " seen by witnesses",
                () -> {
                    var answer = register.get(LOG + "witnessed");
                    if (answer.statusCode() != 200) {
                        return null;
                    }
                    SignedNote shown = SignedNote.parse(new String(answer.body(), UTF_8));
                    return TreeHead.parse(shown.text()).size() == size ? shown : null;
                },
                register::log);
        assertTrue(trust.witnessed(note).isQuorum(), note.note());
    }

    private Path publishedOnce() throws IOException {
        Path data = folder.resolve("data");
        settings.put(
                "REGISTER_POLICIES",
                Files.createDirectories(folder.resolve("none")).toString());
        Command published = command(
                data,
                "publish",
                "--trial",
                "--yes",
                Checkout.file("infra/policies/liveagent/2023-10-02.yaml").toString());
        assertEquals(0, published.exit(), published.toString());
        return data;
    }

    private NoteKey logKey(Path data) {
        return NoteKey.parse(command(data, "log-key")
                .out()
                .lines()
                .filter(line -> line.startsWith("log register.example.com/log/liveagent+"))
                .findFirst()
                .orElseThrow()
                .split(" ", -1)[1]);
    }

    private Path version(String date) throws IOException {
        String text = Files.readString(Checkout.file("infra/policies/liveagent/2023-10-02.yaml"));
        return Files.writeString(
                folder.resolve(date + ".yaml"), text.replace("effectiveDate: 2023-10-02", "effectiveDate: " + date));
    }

    private Path copied(Path data, String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(data.relativize(file).toString()));
            }
        }
        return copy;
    }

    private Command command(Path data, String... words) {
        var environment = new HashMap<>(settings);
        environment.put("REGISTER_DATA", data.toString());
        return Command.here(environment, words);
    }
}
