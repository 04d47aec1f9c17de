package register.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

class SignedNoteTest {
    /// The example in the documentation of Go's `golang.org/x/mod/sumdb/note`, made by another implementation.
    private static final String OTHERS_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String OTHERS_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private final Checkpoint checkpoint = new Checkpoint(
            new LogOrigin("register.example.com", new PolicyId("acme")).toString(), 2, Sha256.of(new byte[0]));
    private final CheckpointSigner signer = KeyPairSigner.of("a key", KeyPairSigner.generate());
    private final NoteKey key = new NoteKey(checkpoint.origin(), signer.publicKey());
    private final SignedNote note = SignedNote.sign(checkpoint.text(), key, signer);

    @Test
    void agreesWithAnotherImplementation() {
        NoteKey others = NoteKey.parse(OTHERS_KEY);

        assertTrue(SignedNote.parse(OTHERS_NOTE).isSignedBy(others));
        assertEquals(OTHERS_KEY, others.text());
        assertFalse(SignedNote.parse(OTHERS_NOTE.replace("think", "thinc")).isSignedBy(others));
    }

    @Test
    void readsWhatItWrites() {
        assertEquals(note, SignedNote.parse(note.note()));
        assertEquals(key, NoteKey.parse(key.text()));
        assertTrue(SignedNote.parse(note.note()).isSignedBy(NoteKey.parse(key.text())));
        assertEquals(new SignedCheckpoint(checkpoint, note, key), SignedCheckpoint.parse(note.note(), key.text()));
    }

    @Test
    void noOtherKeyVerifies() {
        var another = new NoteKey(
                key.name(), KeyPairSigner.of("a key", KeyPairSigner.generate()).publicKey());
        var otherName = new NoteKey("someone", key.publicKey());

        assertFalse(note.isSignedBy(another));
        assertFalse(note.isSignedBy(otherName));
    }

    @Test
    void anyOtherByteMakesItAnotherNoteOrNone() {
        byte[] bytes = note.note().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            assertFalse(verifies(new String(changed, java.nio.charset.StandardCharsets.UTF_8)), "byte " + at);
        }
    }

    private boolean verifies(String text) {
        try {
            return SignedNote.parse(text).isSignedBy(key);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Test
    void signaturesOfOthersMayStandBesideIt() {
        String both = note.note() + "— witness.example/w " + "AAAAAAAA" + "\n";

        assertEquals(2, SignedNote.parse(both).signatures().size());
        assertTrue(SignedNote.parse(both).isSignedBy(key));
    }

    @Test
    void refusesWhatIsNoNote() {
        String text = note.note();
        for (String other : List.of(
                "",
                "\n",
                "\n\n",
                "\n\n\n",
                checkpoint.text(),
                checkpoint.text() + "\n",
                checkpoint.text() + "\n\n",
                text.substring(0, text.length() - 1),
                text + "\n",
                text + "more\n",
                text.replace("—", "-"),
                text.replace("\n", "\r\n"),
                checkpoint.text() + "\n— a AAAAAA==\n",
                checkpoint.text() + "\n— a+b AAAAAAAA\n",
                checkpoint.text() + "\n— a AAAAAAAB=\n",
                checkpoint.text() + "\n" + "— a AAAAAAAA\n".repeat(65),
                checkpoint.text() + "\n— a " + "A".repeat(20_000) + "\n")) {
            assertThrows(IllegalArgumentException.class, () -> SignedNote.parse(other), other);
        }
    }

    @Test
    void refusesWhatIsNoKey() {
        String text = key.text();
        for (String other : List.of(
                "",
                "++",
                text + "\n",
                text.substring(1),
                text.replace("+A", "+B"),
                text.substring(0, text.length() - 4),
                text.replace("acme", "ac me"),
                "a+00000000+" + "A".repeat(44))) {
            assertThrows(IllegalArgumentException.class, () -> NoteKey.parse(other), other);
        }
    }

    @Test
    void survivesAnyText() {
        var random = new Random(4);
        String alphabet = "—\n \n+=aA1\u0000ü—";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertFalse(verifies(text.toString()));
        }
    }

    @Test
    void aSignatureThatDoesNotVerifyIsNeverHandedOut() {
        var broken = new CheckpointSigner() {
            @Override
            public Bytes publicKey() {
                return signer.publicKey();
            }

            @Override
            public byte[] sign(byte[] message) {
                return KeyPairSigner.of("a key", KeyPairSigner.generate()).sign(message);
            }
        };
        assertThrows(IllegalStateException.class, () -> SignedNote.sign(checkpoint.text(), key, broken));
    }

    @Test
    void aKeyFileIsReadOrRefused() {
        byte[] file = KeyPairSigner.generate();
        assertEquals(
                KeyPairSigner.of("a key", file).publicKey(),
                KeyPairSigner.of("a key", file).publicKey());
        assertThrows(IllegalArgumentException.class, () -> KeyPairSigner.of("a key", new byte[0]));
        assertThrows(
                IllegalArgumentException.class,
                () -> KeyPairSigner.of(
                        "a key",
                        new String(file, US_ASCII)
                                .replaceAll("\nM[^\n]*", "\nMAAA")
                                .getBytes(US_ASCII)));
    }
}
