package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import register.assembly.Register;
import register.embedded.EmbeddedPorts;
import register.log.NoteKey;
import register.notice.proof.NamedRecipient;
import register.publishing.PublishingOutcome;
import register.sample.CommittedNotice;
import register.testing.Waiting;

/// A third-party program, Go's packages for transparency logs, verifies the log of the real server: tiles, entries,
/// inclusion, consistency. The program is in `src/test/go`.
@Tag("end-to-end")
class GoLogTest {
    /// More than a tile.
    private static final int ENTRIES = 260;

    private static final String LOG = "/log/" + Numbered.POLICY + "/";

    @TempDir
    private Path folder;

    @BeforeEach
    void findGo() {
        Tools.assume("go", "golang-go");
        Tools.assume(GoPrograms.PACKAGES.resolve("src/golang.org/x/mod/sumdb/tlog"), "golang-golang-x-mod-dev");
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void goVerifiesALogOfMoreThanATile() throws Exception {
        Path program = GoPrograms.built("checklog", folder);
        Path data = folder.resolve("data");
        try (RunningRegister register = RunningRegister.withExamples(data)) {
            publish(data);
            untilSigned(register);

            Command verified = check(program, register, key(register, Numbered.POLICY.value()));
            assertEquals(0, verified.exit(), verified.toString());
            assertTrue(verified.out().contains(": " + ENTRIES + " entries, proofs, contents"), verified.out());

            Command other = check(program, register, key(register, "liveagent"));
            assertEquals(1, other.exit(), other.toString());
            assertTrue(other.err().contains("no verifiable signatures"), other.err());
        }
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void goVerifiesANotice() throws Exception {
        Path program = GoPrograms.built("checknotice", folder);
        CommittedNotice sample = CommittedNotice.make();
        NamedRecipient customer = CommittedNotice.RECIPIENT;
        Path file = Files.write(folder.resolve("notice.json"), sample.proof().bytes());
        String name = String.valueOf(customer.customer());

        Command verified = notice(program, file, sample.key(), customer.address(), name);
        assertEquals(0, verified.exit(), verified.toString());
        assertTrue(verified.out().startsWith("verified {\"announcement\""), verified.out());
        assertEquals(
                1,
                notice(program, file, sample.key(), "other@acme.example", name).exit());
        assertEquals(
                1,
                notice(program, file, sample.key(), customer.address(), "Acme Ltd")
                        .exit());
        NoteKey another = CommittedNotice.make().key();
        assertEquals(1, notice(program, file, another, customer.address(), name).exit());
        String text = Files.readString(file);
        for (String changed : List.of(
                text.replace("2026-12-31", "2026-12-30"),
                text.replace("\"added\"", "\"removed\""),
                text.replace("extra ey", "extra eY"))) {
            assertNotEquals(text, changed);
            Files.writeString(file, changed);
            assertEquals(
                    1,
                    notice(program, file, sample.key(), customer.address(), name)
                            .exit(),
                    changed);
        }
    }

    private static Command notice(Path program, Path file, NoteKey key, String address, String customer)
            throws IOException, InterruptedException {
        return Command.run(Map.of(), program.toString(), file.toString(), key.text(), address, customer);
    }

    private static void publish(Path data) {
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            var publishing = new Register(engine, Clock.systemUTC()).publishing();
            for (int number = 1; number <= ENTRIES; number++) {
                var version = new Numbered(number);
                PublishingOutcome outcome = publishing.publish(
                        version.version(), new byte[] {1}, version.isCorrection() ? "It was not right" : null);
                assertInstanceOf(PublishingOutcome.Accepted.class, outcome, outcome::toString);
            }
        }
    }

    private static void untilSigned(RunningRegister register) throws InterruptedException {
        Waiting.until(
                "signed", () -> register.get(LOG + "checkpoints/" + ENTRIES).statusCode() == 200, register::log);
    }

    private static String key(RunningRegister register, String policy) throws IOException, InterruptedException {
        return register.text("/log/" + policy + "/trust")
                .lines()
                .findFirst()
                .orElseThrow()
                .substring("log ".length());
    }

    private static Command check(Path program, RunningRegister register, String key)
            throws IOException, InterruptedException {
        return Command.run(
                Map.of(),
                program.toString(),
                register.http("/log/" + Numbered.POLICY).toString(),
                key);
    }
}
