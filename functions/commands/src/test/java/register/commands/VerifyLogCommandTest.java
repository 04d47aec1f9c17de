package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import register.commands.audit.LogWorld;
import register.commands.audit.ShownLog;
import register.embedded.EmbeddedPorts;
import register.json.Json;
import register.json.JsonText;
import register.log.NoteKey;

/// The commands on the output of `publish` and `withdraw`, as the server shows it, and each row of the table of
/// verdicts.
final class VerifyLogCommandTest extends CommandTest {
    private interface Use {
        void of(ShownLog shown) throws IOException;
    }

    private void withServer(Use use) throws IOException {
        assertEquals(0, run("publish", "--trial", "--yes", policy).exit());
        assertEquals(0, run("publish", "--trial", "--yes", announced).exit());
        assertEquals(
                0,
                run("withdraw", "--yes", "example", "2026-09-01", "--reason", "not to be")
                        .exit());
        try (EmbeddedPorts engine = EmbeddedPorts.open(folder.resolve("data"));
                var shown = new ShownLog(engine)) {
            use.of(shown);
        }
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aWholeHistoryIsVerified() throws IOException {
        withServer(shown -> {
            for (String address : new String[] {shown.address(), shown.address().replace("/log/", "/v1/policies/")}) {
                Ran ran = run("verify-log", address);
                assertEquals(0, ran.exit(), ran.out() + ran.err());
                assertTrue(
                        ran.out()
                                .startsWith("verified\npolicy: example\nlog: "
                                        + shown.checkpoint().origin()
                                        + " (of a trial: no evidence)\nentries: 3, "),
                        ran.out());
                assertTrue(ran.out().contains("contents recomputed: 3 of 3\n"), ran.out());
                assertTrue(ran.out().contains("(named by the server"), ran.out());
                assertTrue(ran.out().contains("rewritten before now goes unnoticed"), ran.out());
                assertEquals("", ran.err());
            }
            Ran json = run(
                    "verify-log",
                    shown.address(),
                    "--json",
                    "--key",
                    shown.key().text());
            Json.Obj report = (Json.Obj) JsonText.parse(json.out().getBytes(UTF_8));
            assertEquals(Json.of("verified"), report.get("verdict"));
            assertEquals(Json.of(true), report.get("keyGiven"));
            assertEquals(Json.of(shown.note()), report.get("checkpoint"));
        });
    }

    @Test
    void anOlderCheckpointIsComparedSignedOrAsAPdfPrintsIt() throws IOException {
        withServer(shown -> {
            for (String text : new String[] {shown.note(), shown.checkpoint().text()}) {
                Ran ran = run("verify-log", shown.address(), "--since", file("kept", text));
                assertEquals(0, ran.exit(), ran.out() + ran.err());
                assertTrue(ran.out().contains("since: continues the checkpoint of entry 3"), ran.out());
            }
            String other = shown.checkpoint().text().replace("\n3\n", "\n2\n");
            Ran ran = run("verify-log", shown.address(), "--since", file("kept", other));
            assertEquals(1, ran.exit());
            assertTrue(
                    ran.out()
                            .startsWith("NOT verified\n  other-history: entry 2: the entries up to it differ from"
                                    + " those in the kept checkpoint"),
                    ran.out());
        });
    }

    @Test
    void otherOriginsShorterHistoriesAndOtherKeysAreNotVerified() throws IOException {
        withServer(shown -> {
            String origin = shown.checkpoint().origin();
            String kept = file("kept", shown.checkpoint().text().replace(origin, "other.example/log/example"));
            Ran other = run("verify-log", shown.address(), "--since", kept);
            assertEquals(1, other.exit());
            assertTrue(other.out().startsWith("NOT verified\n  other-origin: "), other.out());

            String more = file("kept", shown.checkpoint().text().replace("\n3\n", "\n4\n"));
            Ran shorter = run("verify-log", shown.address(), "--since", more);
            assertEquals(1, shorter.exit());
            assertTrue(shorter.out().startsWith("NOT verified\n  rewound: entry 4: missing: "), shorter.out());

            String key = new NoteKey(origin, LogWorld.OTHER.publicKey()).text();
            Ran stranger = run("verify-log", shown.address(), "--key", key);
            assertEquals(1, stranger.exit());
            assertTrue(stranger.out().startsWith("NOT verified\n  other-key: "), stranger.out());
        });
    }

    @Test
    void withheldContentIsNotVerified() throws IOException {
        withServer(shown -> {
            shown.show(ShownLog.LOG + "contents/1", new byte[0]);
            Ran ran = run("verify-log", shown.address());
            assertEquals(1, ran.exit());
            assertTrue(ran.out().startsWith("NOT verified\n  content-withheld: entry 1: "), ran.out());
        });
    }

    @Test
    void anUnsignedOrUnwitnessedHistoryIsUndecided() throws IOException {
        withServer(shown -> {
            String trust = file("trust", LogWorld.twoOfThree());
            Ran few = run("verify-log", shown.address(), "--witnesses", trust);
            assertEquals(4, few.exit());
            assertTrue(few.out().startsWith("undecided\n  too-few-witnesses: "), few.out());
            byte[] cosigned = LogWorld.cosigned(shown.note(), 1, 2).getBytes(UTF_8);
            shown.show(ShownLog.LOG + "witnessed", cosigned);
            Ran enough = run("verify-log", shown.address(), "--witnesses", trust);
            assertEquals(0, enough.exit(), enough.out());
            assertTrue(enough.out().contains("witnesses: two witnesses saw this history"), enough.out());
            assertTrue(enough.out().contains("rewritten before the witnesses saw it goes unnoticed"), enough.out());

            shown.show(ShownLog.LOG + "checkpoint", new byte[0]);
            Ran unsigned = run("verify-log", shown.address());
            assertEquals(4, unsigned.exit());
            assertTrue(unsigned.out().startsWith("undecided\n  no-checkpoint: "), unsigned.out());
        });
    }

    /// Confusing two files is not reported as a rewritten history.
    @Test
    void theCheckpointOrKeyOfAnotherPolicyIsSaidToBeThat() throws IOException {
        withServer(shown -> {
            String kept = file("kept", shown.checkpoint().text().replace("/example", "/other"));
            Ran ran = run("verify-log", shown.address(), "--since", kept);
            assertEquals(2, ran.exit(), ran.out());
            assertEquals(
                    "--since: " + kept + ": a checkpoint of the policy \"other\"; the URL names \"example\"\n",
                    ran.err());

            String key = new NoteKey("other", shown.key().publicKey()).text();
            Ran believed = run("verify-log", shown.address(), "--key", key);
            assertEquals(1, believed.exit());
            assertTrue(
                    believed.out().contains(", but none of the keys that you named belongs to it: each policy's log"),
                    believed.out());
            assertTrue(believed.out().contains("\ntime-stamp: none\n"), believed.out());
        });
    }

    @Test
    void malformedOptionsAndUnreachableServersAreReported() throws IOException {
        withServer(shown -> {
            String address = shown.address();
            assertEquals(
                    2, run("verify-log", "http://127.0.0.1/policies/example").exit());
            assertEquals(2, run("verify-log", "file:///log/example").exit());
            Ran key = run("verify-log", address, "--key", "nonsense");
            assertEquals(2, key.exit());
            assertTrue(key.err().startsWith("--key: \"nonsense\": "), key.err());
            assertEquals(2, run("verify-log", address, "--minutes", "0").exit());
            String trust = file("trust", "witness one\n");
            Ran witnesses = run("verify-log", address, "--witnesses", trust);
            assertEquals(2, witnesses.exit());
            assertTrue(witnesses.err().startsWith("--witnesses: " + trust + ": line 1: "), witnesses.err());
            assertEquals(3, run("verify-log", address + "x").exit());
            assertEquals(3, run("verify-log", address, "--since", policy).exit());
            assertEquals(
                    3,
                    run(
                                    "verify-log",
                                    address,
                                    "--witnesses",
                                    folder.resolve("none").toString())
                            .exit());
            shown.show(ShownLog.LOG + "checkpoint", new byte[33 * 1024 * 1024]);
            assertEquals(3, run("verify-log", address).exit());
        });
        Ran gone = run("verify-log", "http://127.0.0.1:1/log/example");
        assertEquals(3, gone.exit());
        assertEquals(1, gone.err().lines().count(), gone.err());
    }

    @Test
    void watchSaysItsVerdictByItsExitCode() throws IOException {
        withServer(shown -> {
            Path state = folder.resolve("state");
            Ran first = run("watch", shown.address(), "--state", state.toString());
            assertEquals(0, first.exit(), first.out() + first.err());
            Ran quiet = run("watch", shown.address(), "--state", state.toString());
            assertEquals(0, quiet.exit());
            assertEquals("", quiet.out() + quiet.err());
            String trust = file("trust", LogWorld.twoOfThree());
            assertEquals(
                    4,
                    run("watch", shown.address(), "--state", state.toString(), "--witnesses", trust)
                            .exit());
            shown.show(
                    ShownLog.LOG + "checkpoint",
                    new String(shown.real(ShownLog.LOG + "checkpoints/2"), UTF_8).getBytes(UTF_8));
            Ran fork = run("watch", shown.address(), "--state", state.toString());
            assertEquals(1, fork.exit());
            assertTrue(fork.out().startsWith("FORK: "), fork.out());
            assertEquals(2, run("watch", shown.address()).exit());
            assertEquals(
                    2,
                    run("watch", shown.address().replace("example", "other"), "--state", state.toString())
                            .exit());
            byte[] kept = Files.readAllBytes(state);
            assertEquals(
                    3,
                    run("watch", "http://127.0.0.1:1/log/example", "--state", state.toString())
                            .exit());
            assertEquals(new String(kept, UTF_8), Files.readString(state));
        });
    }
}
