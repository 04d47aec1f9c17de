package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.log.Cosignature;
import register.log.NoteKey;
import register.log.SignatureType;
import register.log.SignedNote;
import register.log.TrustFile;
import register.witness.TestLog;

/// `infra/register witness` as a customer runs it.
@Tag("end-to-end")
class WitnessTest {
    private static final String NAME = "witness.example.com/w1";

    private final TestLog log = new TestLog("log.example/one");

    @TempDir
    private Path folder;

    @Test
    void cosignedStateSurvivesAPowerCut() throws Exception {
        String logLine = "log " + log.key().text();
        Path trust = Files.writeString(folder.resolve("trust"), logLine + " https://log.example/one\nquorum none\n");
        NoteKey key;
        try (RunningWitness witness = RunningWitness.ours(folder, NAME, trust.toString())) {
            URI at = URI.create(witness.said("(?m)^ready (http://127\\.0\\.0\\.1:\\d+)$"));
            key = NoteKey.parse(witness.said("(?m)^(" + NAME + "\\+\\S+)$"), SignatureType.OF_WITNESSES);
            String line = witness.said("(?m)^(witness .*)$");
            TrustFile named = TrustFile.parse(line + "\nquorum " + NAME + "\n");
            assertEquals(key, named.witnesses().getFirst().key());

            HttpResponse<String> answer = witness.add(at, log.request(0, 5));
            assertEquals(200, answer.statusCode());
            SignedNote cosigned = log.checkpoint(5).plus(SignedNote.lines(answer.body()));
            assertTrue(Cosignature.of(cosigned, key).isPresent());
            assertTrue(named.witnessed(cosigned).isQuorum());
            witness.kill();
        }
        try (RunningWitness witness = RunningWitness.ours(folder, NAME, logLine)) {
            URI at = URI.create(witness.said("(?m)^ready (http://127\\.0\\.0\\.1:\\d+)$"));
            assertEquals(key.text(), witness.said("(?m)^(" + NAME + "\\+\\S+)$"));
            assertEquals("5\n", witness.add(at, log.fork(0, 7)).body());
            assertEquals(422, witness.add(at, log.fork(5, 7)).statusCode());
            assertEquals(200, witness.add(at, log.request(5, 7)).statusCode());
            try (RunningWitness second = RunningWitness.ours(folder, NAME, logLine)) {
                assertEquals(3, second.exit());
                assertTrue(second.errors().contains("in use by another witness"), second.errors());
            }
        }
        Files.delete(folder.resolve("witness.state"));
        try (RunningWitness witness = RunningWitness.ours(folder, NAME, logLine)) {
            assertEquals(3, witness.exit());
            assertTrue(witness.errors().contains("witness.state: missing, although the key exists"), witness.errors());
        }
        try (RunningWitness witness = RunningWitness.ours(folder, NAME, "log " + key.text())) {
            assertEquals(2, witness.exit());
            assertTrue(witness.errors().startsWith("--log: line 1: \"" + NAME), witness.errors());
        }
        try (RunningWitness witness = RunningWitness.ours(folder, "two words", logLine)) {
            assertEquals(2, witness.exit());
            assertEquals("--name: \"two words\": not the name of a key\n", witness.errors());
        }
    }
}
