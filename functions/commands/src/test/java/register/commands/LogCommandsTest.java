package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import register.assembly.Register;
import register.embedded.EmbeddedPorts;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.log.SignatureType;
import register.policyfile.PolicyFile;

/// `log-key` and `witnesses`: commands about the register's logs.
class LogCommandsTest extends CommandTest {
    private static final String WITNESS =
            "witness one" + " witness.example/w1+45f145a6+BK4keto7Xww487lSrY8FGWhTmSNLKiiq3NaLG6n9+xLd";

    private static String anotherKey() {
        return new NoteKey(
                        "log-key",
                        KeyPairSigner.of("a key", KeyPairSigner.generate()).publicKey())
                .text();
    }

    @Test
    void aLogIsHandedOverAndNothingMoreIsSigned() {
        environment.put("REGISTER_URL", "https://register.example.com");
        Ran empty = run("log-key");
        assertEquals(0, empty.exit(), empty.err());
        assertTrue(empty.err().contains("there was no register; created one"), empty.err());
        assertTrue(empty.out().matches("key log-key\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}\n"), empty.out());
        run("publish", "--trial", "--yes", policy);
        Ran own = run("log-key");
        assertTrue(own.out().startsWith(empty.out()), own.out());
        assertTrue(
                own.out().matches("(?s)key [^\n]+\nlog register\\.example\\.com/log/[a-z-]+\\+[^\n]+ entry 1\n"),
                own.out());

        String key = anotherKey();
        Ran handed = run("log-key", "--hand-over", key, "--reason", "The register moves");
        assertEquals(0, handed.exit(), handed.err());
        assertTrue(handed.out().startsWith("accepted "), handed.out());
        assertTrue(handed.out().contains(" key "), handed.out());
        assertTrue(run("log-key").out().endsWith(" entry 2\n"), "the old key signs the entry that names the new");
        Ran again = run("log-key", "--hand-over", key, "--reason", "The register moves");
        assertEquals(0, again.exit());
        assertTrue(again.out().startsWith("unchanged "), again.out());
        Ran third = run("log-key", "--hand-over", anotherKey(), "--reason", "The register moves");
        assertEquals(1, third.exit());
        assertTrue(third.err().contains("that this register signs"), third.err());

        Ran next = run("publish", "--trial", "--yes", announced);
        assertEquals(1, next.exit());
        assertEquals("", next.out(), "nothing is accepted that nobody here can sign");
        assertTrue(next.err().contains("no checkpoint is signed until that key hands over to this one"), next.err());
        assertTrue(run("log-key").out().endsWith(" entry 2\n"));
    }

    @Test
    void aLogThatCannotBeSignedKeepsReconcileFromNothingElse() throws IOException {
        run("publish", "--trial", "--yes", policy);
        run("log-key", "--hand-over", anotherKey(), "--reason", "The register moves");
        try (EmbeddedPorts ports = EmbeddedPorts.open(folder.resolve("data"))) {
            PolicyFile.Read read = (PolicyFile.Read) PolicyFile.read(announced, Files.readAllBytes(Path.of(announced)));
            new Register(ports, CLOCK).publishing().publish(read.version(), new byte[] {1}, null);
        }
        Ran reconciled = run("reconcile");
        assertEquals(3, reconciled.exit());
        assertTrue(reconciled.out().startsWith("snapshots made: 0, checkpoints signed: 0"), reconciled.out());
        assertTrue(reconciled.err().contains("until that key hands over to this one"), reconciled.err());
    }

    @Test
    void anInvalidKeyIsRefusedByName() {
        run("publish", "--trial", "--yes", policy);
        String mistyped = anotherKey();
        mistyped = mistyped.substring(0, mistyped.length() - 1) + (mistyped.endsWith("A") ? "B" : "A");
        for (String key : new String[] {"x", "AAAA", "not base 64!", mistyped, "A".repeat(43) + "="}) {
            Ran refused = run("log-key", "--hand-over", key, "--reason", "The register moves");
            assertEquals(2, refused.exit());
            assertTrue(
                    refused.err().contains("'--hand-over'") && refused.err().contains("\"" + key + "\""),
                    refused.err());
        }
        assertEquals(2, run("log-key", "--hand-over", anotherKey()).exit(), "it wants a reason");
        Ran own = run("log-key");
        String mine = own.out().lines().findFirst().orElseThrow().substring("key ".length());
        Ran same = run("log-key", "--hand-over", mine, "--reason", "The register moves");
        assertEquals(1, same.exit());
        assertTrue(same.err().contains("expected a key other"), same.err());
    }

    @Test
    void theWitnessesThatAreAskedAreKept() throws IOException {
        run("publish", "--trial", "--yes", policy);
        assertEquals("no witnesses\n", run("witnesses").out());
        Path file = Files.writeString(folder.resolve("trust"), WITNESS + " https://127.0.0.1:1\nquorum one\n");
        Ran set = run("witnesses", "--set", file.toString());
        assertEquals(0, set.exit(), set.err());
        assertTrue(set.out().startsWith(WITNESS + " https://127.0.0.1:1\nquorum one\n"), set.out());
        assertTrue(set.out().contains(": entry 1 is cosigned by 0 of 1, fewer than the quorum\n  one: "), set.out());
        assertTrue(set.out().contains("which is not a public address"), set.out());

        Ran reconciled = run("reconcile");
        assertTrue(reconciled.out().contains("cosignatures: 0"), reconciled.out());
        assertTrue(reconciled.err().contains("which is not a public address"), reconciled.err());
        assertTrue(
                run("witnesses").out().contains("which is not a public address"),
                run("witnesses").out());
    }

    /// No verifier reads a checkpoint with more than 64 signatures.
    @Test
    void moreWitnessesThanACheckpointHoldsAreRefused() throws IOException {
        run("publish", "--trial", "--yes", policy);
        var text = new StringBuilder();
        for (int number = 1; number <= 33; number++) {
            var key = new NoteKey(
                    "w.example/" + number,
                    SignatureType.COSIGNATURE_ED25519,
                    KeyPairSigner.of("a key", KeyPairSigner.generate()).publicKey());
            text.append("witness w%d %s https://w.example/%d%n".formatted(number, key.text(), number));
        }
        Path file = Files.writeString(folder.resolve("trust"), text + "quorum w1\n");
        Ran refused = run("witnesses", "--set", file.toString());
        assertEquals(3, refused.exit());
        assertTrue(refused.err().contains("33 witnesses: expected 32 at most"), refused.err());
    }

    @Test
    void anInvalidTrustFileIsRefusedByFileAndValue() throws IOException {
        run("publish", "--trial", "--yes", policy);
        for (String text : new String[] {
            "witness one two\n",
            "quorum one\n",
            WITNESS + " ftp://witness.example\nquorum one\n",
            "witness one register.example.com/log/example+8c0ff4b9+Adaj9C7lDikppkNtqFORSI1Ko0ZAmid8Im2u8C4akzzS"
                    + " https://witness.example\nquorum one\n"
        }) {
            Path file = Files.writeString(folder.resolve("trust"), text);
            Ran refused = run("witnesses", "--set", file.toString());
            assertEquals(3, refused.exit(), text + refused.err());
            assertTrue(refused.err().contains(file.toString()), refused.err());
            assertEquals("no witnesses\n", run("witnesses").out());
        }
    }
}
