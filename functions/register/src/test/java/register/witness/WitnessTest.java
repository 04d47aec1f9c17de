package register.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import register.log.CheckpointSigner;
import register.log.Cosignature;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.log.SignatureType;
import register.log.SignedNote;
import register.value.Sha256;

class WitnessTest {
    private static final Instant TIME = Instant.parse("2026-11-27T04:42:10Z");

    private final TestLog log = new TestLog("go.example/log");
    private final TestLog stranger = new TestLog("stranger.example/log");
    private final CheckpointSigner signer = KeyPairSigner.of("a key", KeyPairSigner.generate());
    private final NoteKey key = new NoteKey("w.example/1", SignatureType.COSIGNATURE_ED25519, signer.publicKey());
    private final Kept kept = new Kept();
    private final List<String> journal = new ArrayList<>();
    private final Witness witness = new Witness(
            key, signer, List.of(log.key(), log.next()), kept, Clock.fixed(TIME, ZoneOffset.UTC), journal::add);

    /// In memory; fails on demand.
    private static final class Kept implements CosignedTrees {
        private final Map<String, SignedNote> notes = new ConcurrentHashMap<>();
        private boolean fails;

        @Override
        public Optional<SignedNote> latest(String origin) {
            return Optional.ofNullable(notes.get(origin));
        }

        @Override
        public void put(String origin, SignedNote cosigned) throws IOException {
            if (fails) {
                throw new IOException("the disk is full");
            }
            notes.put(origin, cosigned);
        }
    }

    private WitnessAnswer ask(String request) throws IOException {
        return witness.addCheckpoint(request.getBytes(UTF_8));
    }

    private int status(String request) throws IOException {
        return ask(request).status();
    }

    @Test
    void cosignsWhatContinues() throws IOException {
        int[] sizes = {0, 1, 2, 2, 5, 7, 100};
        int old = 0;
        for (int size : sizes) {
            SignedNote checkpoint = log.checkpoint(size);
            WitnessAnswer answer = ask(log.request(old, size));
            assertEquals(200, answer.status(), answer.body());
            SignedNote cosigned = checkpoint.plus(SignedNote.lines(answer.body()));
            assertEquals(Optional.of(new Cosignature(key, TIME)), Cosignature.of(cosigned, key));
            assertEquals(Optional.of(cosigned), kept.latest(log.key().name()));
            old = size;
        }
        assertEquals("200 go.example/log, size 100", journal.getLast());
    }

    /// Anything that a log signs must read back; otherwise the witness would stop for all its logs.
    @Test
    void keptStateCanBeReadAgain() throws IOException {
        String request = log.request(0, 5);
        String line = request.substring(request.lastIndexOf("\n— ") + 1);
        assertEquals(200, status(request + line.repeat(63)));
        SignedNote many = kept.latest(log.key().name()).orElseThrow();
        assertEquals(many, SignedNote.parse(many.note()));
        assertEquals(2, many.signatures().size());

        int room = 128 * 1024 - log.signs(log.text(5) + "\n", "").length();
        String longest = log.signs(log.text(5) + "x".repeat(room) + "\n", "old 5\n\n");
        assertEquals(400, status(longest));
        assertEquals(many, kept.latest(log.key().name()).orElseThrow());
    }

    /// Each status of the specification, with the state unchanged.
    @Test
    void refusesAllElse() throws IOException {
        assertEquals(404, status(stranger.request(0, 1)));
        assertEquals(403, status(log.request(0, 5).replaceAll("— go.example/log", "— other.example/log")));
        assertEquals(403, status(stranger.signs(log.text(5), "old 0\n\n")));
        assertEquals(200, status(log.request(0, 5)));
        assertEquals(403, status(log.request(5, 7).replace("\n7\n", "\n8\n")));

        WitnessAnswer conflict = ask(log.request(0, 7));
        assertEquals(new WitnessAnswer(409, "text/x.tlog.size", "5\n"), conflict);
        assertEquals(409, status(log.request(4, 5)));
        assertEquals(409, status(log.request(4, 7)));
        assertEquals(409, status(log.request(6, 7)));
        assertEquals(400, status(log.request(5, 4)));
        assertEquals(422, status(log.fork(5, 7)));
        assertEquals(422, status(log.fork(5, 5)));
        assertEquals(
                "422 go.example/log, size 5: a fork: the root differs from the one cosigned for this size",
                journal.getLast());
        assertEquals(422, status(log.request(5, 7).replaceFirst("\n[^\n]+\n", "\n")));
        assertEquals(
                422, status(log.request(5, 5).replaceFirst("\n", "\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")));
        assertEquals(1, kept.notes.size());
        assertEquals(log.text(5), kept.latest(log.key().name()).orElseThrow().text());
        assertEquals(200, status(log.request(5, 7)));
    }

    @Test
    void anEmptyTreeHasOneRootAndNoProof() throws IOException {
        assertEquals(422, status(log.signs("go.example/log\n0\n" + "A".repeat(43) + "=\n", "old 0\n\n")));
        assertEquals(422, status(log.request(0, 5).replaceFirst("\n", "\n" + "A".repeat(43) + "=\n")));
        assertEquals(Map.of(), kept.notes);
    }

    @Test
    void refusesWhatIsNoRequest() throws IOException {
        String request = log.request(0, 5);
        String hash = "A".repeat(43) + "=\n";
        for (String other : List.of(
                "",
                "\n\n",
                "old 0",
                request.replaceFirst("old 0", "old 00"),
                request.replaceFirst("old 0", "old -1"),
                request.replaceFirst("old 0", "old 9223372036854775808"),
                request.replaceFirst("old 0", "old"),
                request.replaceFirst("old 0", "new 0"),
                request.replaceFirst("\n", "\nAAAA\n"),
                request.replaceFirst("\n", "\n" + hash.repeat(64)),
                request.replaceFirst("\n", "\n" + hash.replace("A=", "B=")),
                request.replace("\n5\n", "\n05\n"),
                request.replace("\n5\n", "\n\n"),
                request.replace("\n", "\r\n"),
                request + "x",
                request.substring(0, request.length() - 1),
                log.signs("go.example/log\n5\nAAAA\n", "old 0\n\n"))) {
            assertEquals(400, status(other), other);
        }
        assertEquals(400, witness.addCheckpoint(new byte[] {'o', (byte) 0xff}).status());
    }

    @Test
    void extensionLinesOtherSignaturesAndAnotherKeyOfTheLog() throws IOException {
        String extended = log.text(5) + "some extension\n";
        WitnessAnswer answer = ask(log.signs(extended, "old 0\n\n") + "— other.example/x " + "A".repeat(5000) + "\n");

        assertEquals(200, answer.status(), answer.body());
        SignedNote cosigned = kept.latest(log.key().name()).orElseThrow();
        assertEquals(extended, cosigned.text());
        assertEquals(2, cosigned.signatures().size());
        assertTrue(Cosignature.of(cosigned, key).isPresent());
        assertEquals(200, status(log.signsWithNext(log.text(5), "old 5\n\n")));
    }

    @Test
    void showsWhatItCosignedLast() throws IOException {
        String hash = Sha256.of(log.key().name().getBytes(UTF_8)).hex();
        assertEquals(404, witness.checkpoint(hash).status());
        WitnessAnswer answer = ask(log.request(0, 5));
        assertEquals(
                log.checkpoint(5).note() + answer.body(),
                witness.checkpoint(hash).body());
        assertEquals(404, witness.checkpoint("0".repeat(64)).status());
    }

    @Test
    void cosignsNothingThatIsNotRecorded() throws IOException {
        kept.fails = true;
        assertThrows(IOException.class, () -> ask(log.request(0, 5)));
        kept.fails = false;
        assertEquals("0\n", ask(log.request(4, 5)).body());
    }

    /// Two histories race from one size: the first one is cosigned, the other never.
    @Test
    void neverCosignsBothSidesOfAFork() throws Exception {
        assertEquals(200, status(log.request(0, 1)));
        for (int size = 2; size < 40; size++) {
            List<Future<Integer>> answers = new ArrayList<>();
            List<String> requests = List.of(log.request(size - 1, size), log.fork(size - 1, size));
            try (var threads = Executors.newFixedThreadPool(8)) {
                for (int i = 0; i < 8; i++) {
                    String request = requests.get(i % 2);
                    answers.add(threads.submit(() -> status(request)));
                }
            }
            var roots = new TreeSet<Integer>();
            for (int i = 0; i < 8; i++) {
                if (answers.get(i).get() == 200) {
                    roots.add(i % 2);
                }
            }
            // The fork does not continue the cosigned history.
            assertEquals(new TreeSet<>(List.of(0)), roots);
        }
        // Two checkpoints both continue it, and only one is cosigned.
        var other = new TestLog(log, 39);
        List<String> bodies = List.of(log.request(39, 45), other.request(39, 46));
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 64; i++) {
                String request = bodies.get(i % 2);
                answers.add(threads.submit(() -> status(request)));
            }
        }
        int cosigned = 0;
        for (Future<Integer> answer : answers) {
            cosigned += answer.get() == 200 ? 1 : 0;
        }
        assertEquals(1, cosigned);
    }

    @Test
    void anyBytesAreAnswered() throws IOException {
        var random = new Random(3);
        byte[] request = log.request(0, 5).getBytes(UTF_8);
        for (int i = 0; i < 5_000; i++) {
            byte[] changed = request.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            assertTrue(List.of(200, 400, 403, 404, 409, 422)
                    .contains(witness.addCheckpoint(changed).status()));
        }
    }
}
