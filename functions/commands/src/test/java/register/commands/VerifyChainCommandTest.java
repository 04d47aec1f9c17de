package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import register.commands.audit.ShownChain;
import register.embedded.EmbeddedPorts;
import register.json.Json;
import register.json.JsonText;
import register.log.NoteKey;

/// The command over what `publish` and `withdraw` made, as the server shows it.
final class VerifyChainCommandTest extends CommandTest {
    private interface Use {
        void of(ShownChain shown) throws IOException;
    }

    private void withServer(Use use) throws IOException {
        assertEquals(0, run("publish", policy).exit());
        assertEquals(0, run("publish", announced).exit());
        assertEquals(
                0,
                run("withdraw", "example", "2026-09-01", "--reason", "not to be")
                        .exit());
        try (EmbeddedPorts engine = EmbeddedPorts.open(folder.resolve("data"));
                var shown = new ShownChain(engine)) {
            use.of(shown);
        }
    }

    @Test
    void aWholeHistoryIsVerified() throws IOException {
        withServer(shown -> {
            Ran ran = run("verify-chain", shown.address());
            assertEquals(0, ran.exit(), ran.out() + ran.err());
            assertTrue(ran.out().startsWith("verified\npolicy: example\nentries: 3, "), ran.out());
            assertTrue(ran.out().contains("contents recomputed: 3 of 3\n"), ran.out());
            assertTrue(ran.out().contains("(as the server says"), ran.out());
            assertEquals("", ran.err());

            Ran json = run(
                    "verify-chain",
                    shown.address(),
                    "--json",
                    "--key",
                    shown.key().text());
            Json.Obj report = (Json.Obj) JsonText.parse(json.out().getBytes(UTF_8));
            assertEquals(Json.of(true), report.get("verified"));
            assertEquals(Json.of(true), report.get("keyGiven"));
            assertEquals(Json.of(shown.note()), report.get("checkpoint"));
        });
    }

    @Test
    void anOlderCheckpointIsComparedSignedOrAsAPdfPrintsIt() throws IOException {
        withServer(shown -> {
            for (String text : new String[] {shown.note(), shown.checkpoint().text()}) {
                Path kept = Files.writeString(folder.resolve("kept"), text);
                Ran ran = run("verify-chain", shown.address(), "--since", kept.toString());
                assertEquals(0, ran.exit(), ran.out() + ran.err());
                assertTrue(ran.out().contains("since: continues the checkpoint of entry 3"), ran.out());
            }
            String other = shown.checkpoint().text().replace("\n3\n", "\n2\n");
            Path kept = Files.writeString(folder.resolve("kept"), other);
            Ran ran = run("verify-chain", shown.address(), "--since", kept.toString());
            assertEquals(1, ran.exit());
            assertTrue(
                    ran.out()
                            .startsWith(
                                    "NOT verified\n  other-history: entry 2: it is not the one that the checkpoint"),
                    ran.out());
        });
    }

    /// Confusing two files is not reported as a rewritten history.
    @Test
    void theCheckpointOrKeyOfAnotherPolicyIsSaidToBeThat() throws IOException {
        withServer(shown -> {
            String other = shown.checkpoint().text().replace("/example/", "/other/");
            Path kept = Files.writeString(folder.resolve("kept"), other);
            Ran ran = run("verify-chain", shown.address(), "--since", kept.toString());
            assertEquals(2, ran.exit(), ran.out());
            assertEquals(
                    "--since: " + kept + ": a checkpoint of the policy \"other\"; the URL names \"example\"\n",
                    ran.err());

            String key = new NoteKey("other", shown.key().publicKey()).text();
            Ran believed = run("verify-chain", shown.address(), "--key", key);
            assertEquals(1, believed.exit());
            assertTrue(believed.out().contains(", and no given key is: each policy's history"), believed.out());
            assertTrue(believed.out().contains("\ntime-stamp: none\n"), believed.out());
        });
    }

    @Test
    void whatCannotBeUnderstoodOrReachedIsSaid() throws IOException {
        withServer(shown -> {
            assertEquals(
                    2, run("verify-chain", "http://127.0.0.1/policies/example").exit());
            assertEquals(2, run("verify-chain", "file:///v1/policies/example").exit());
            assertEquals(
                    2, run("verify-chain", shown.address(), "--key", "nonsense").exit());
            assertEquals(
                    2, run("verify-chain", shown.address(), "--minutes", "0").exit());
            assertEquals(3, run("verify-chain", shown.address() + "x").exit());
            assertEquals(
                    3, run("verify-chain", shown.address(), "--since", policy).exit());
            shown.show("/v1/policies/example/chain", new byte[33 * 1024 * 1024]);
            assertEquals(3, run("verify-chain", shown.address()).exit());
        });
        Ran gone = run("verify-chain", "http://127.0.0.1:1/v1/policies/example");
        assertEquals(3, gone.exit());
        assertEquals(1, gone.err().lines().count(), gone.err());
    }
}
