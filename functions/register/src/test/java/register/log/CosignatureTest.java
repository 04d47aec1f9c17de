package register.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.value.Bytes;
import register.value.Sha256;

class CosignatureTest {
    private static final Instant TIME = Instant.parse("2026-11-27T04:42:10Z");
    private static final Instant LATER = TIME.plusSeconds(60);

    private final CheckpointSigner logSigner = KeyPairSigner.of("a key", KeyPairSigner.generate());
    private final CheckpointSigner signer = KeyPairSigner.of("a key", KeyPairSigner.generate());
    private final Checkpoint checkpoint = new Checkpoint("register.example.com/log/acme", 3, Sha256.of(new byte[] {1}));
    private final NoteKey witness =
            new NoteKey("witness.example/w1", SignatureType.COSIGNATURE_ED25519, signer.publicKey());
    private final SignedNote note =
            SignedNote.sign(checkpoint.text(), new NoteKey(checkpoint.origin(), logSigner.publicKey()), logSigner);
    private final SignedNote cosigned = note.plus(List.of(sign(checkpoint.text(), TIME)));

    private SignedNote.Signature sign(String text, Instant time) {
        return Cosignature.sign(text, witness, signer, time);
    }

    @Test
    void aNewCosignatureVerifies() {
        assertEquals(Optional.of(new Cosignature(witness, TIME)), Cosignature.of(cosigned, witness));
        assertEquals(cosigned, SignedNote.parse(cosigned.note()));
        assertEquals(Optional.empty(), Cosignature.of(note, witness));
        assertEquals(witness, NoteKey.parse(witness.text(), SignatureType.OF_WITNESSES));
    }

    @Test
    void theNewestCountsWhatDoesNotVerifySpoilsAll() {
        SignedNote both = cosigned.plus(List.of(sign(checkpoint.text(), LATER)));
        SignedNote spoilt = cosigned.plus(List.of(sign(checkpoint.text().replace("\n3\n", "\n4\n"), LATER)));

        assertEquals(Optional.of(new Cosignature(witness, LATER)), Cosignature.of(both, witness));
        assertEquals(Optional.empty(), Cosignature.of(spoilt, witness));
    }

    @Test
    void itsTimeAndEveryByteAreSigned() {
        SignedNote.Signature made = sign(checkpoint.text(), TIME);
        for (int at = 0; at < made.value().length(); at++) {
            byte[] changed = made.value().toArray();
            changed[at] ^= 1;
            assertEquals(
                    Optional.empty(),
                    Cosignature.of(
                            note.plus(List.of(new SignedNote.Signature(made.name(), made.keyId(), Bytes.of(changed)))),
                            witness));
        }
    }

    /// The key of one purpose proves nothing for the other, even if one key was used for both.
    @Test
    void aLogsKeyIsNoWitnesss() {
        var asLog = new NoteKey(witness.name(), signer.publicKey());

        assertThrows(IllegalArgumentException.class, () -> NoteKey.parse(witness.text()));
        assertThrows(IllegalArgumentException.class, () -> NoteKey.parse(asLog.text(), SignatureType.OF_WITNESSES));
        assertThrows(IllegalArgumentException.class, () -> new Cosignature(asLog, TIME));
        assertEquals(Optional.empty(), Cosignature.of(SignedNote.sign(checkpoint.text(), asLog, signer), asLog));
        assertFalse(cosigned.isSignedBy(asLog));
        assertThrows(IllegalArgumentException.class, () -> Cosignature.sign(checkpoint.text(), asLog, signer, TIME));
    }

    @Test
    void extensionLinesAreCosigned() {
        String extended = checkpoint.text() + "an extension\n";
        SignedNote other = new SignedNote(extended, List.of(sign(extended, TIME)));

        assertTrue(Cosignature.of(other, witness).isPresent());
        assertFalse(Cosignature.of(new SignedNote(checkpoint.text(), other.signatures()), witness)
                .isPresent());
        assertThrows(IllegalArgumentException.class, () -> sign("no checkpoint\n", TIME));
    }

    @Test
    void noCosignatureLeavesTheRoomThatDoesNotVerify() {
        CheckpointSigner another = KeyPairSigner.of("a key", KeyPairSigner.generate());

        assertThrows(IllegalStateException.class, () -> Cosignature.sign(checkpoint.text(), witness, another, TIME));
    }

    @Test
    void thatOfMlDsaCoversNameTimeOriginSizeAndRoot() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("ML-DSA-44").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        var key = new NoteKey(
                "w.example/pq",
                SignatureType.COSIGNATURE_ML_DSA_44,
                Bytes.of(Arrays.copyOfRange(encoded, encoded.length - 1312, encoded.length)));
        ByteBuffer message = ByteBuffer.allocate(12 + 13 + 8 + 30 + 16 + 32);
        message.put("subtree/v1\n\0".getBytes(UTF_8));
        message.put((byte) 12).put("w.example/pq".getBytes(UTF_8));
        message.putLong(TIME.getEpochSecond());
        message.put((byte) 29).put("register.example.com/log/acme".getBytes(UTF_8));
        message.putLong(0).putLong(3).put(checkpoint.root().bytes());
        SignedNote signed = note.plus(List.of(mlDsa(pair, key, TIME, message.array())));
        String same = checkpoint.text() + "an extension\n";

        assertEquals(Optional.of(new Cosignature(key, TIME)), Cosignature.of(signed, key));
        assertEquals(signed, SignedNote.parse(signed.note()));
        assertEquals(key, NoteKey.parse(key.text(), SignatureType.OF_WITNESSES));
        assertTrue(
                Cosignature.of(new SignedNote(same, signed.signatures()), key).isPresent());
        for (String other : List.of("\n3\n", "acme")) {
            String changed =
                    checkpoint.text().replace(other, other.replace("3", "4").replace("a", "b"));
            assertFalse(Cosignature.of(new SignedNote(changed, signed.signatures()), key)
                    .isPresent());
        }
        assertFalse(Cosignature.of(note.plus(List.of(mlDsa(pair, key, LATER, message.array()))), key)
                .isPresent());
    }

    private static SignedNote.Signature mlDsa(KeyPair pair, NoteKey key, Instant time, byte[] message)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance("ML-DSA-44");
        signature.initSign(pair.getPrivate());
        signature.update(message);
        byte[] made = signature.sign();
        ByteBuffer value = ByteBuffer.allocate(8 + made.length);
        value.putLong(time.getEpochSecond()).put(made);
        return new SignedNote.Signature(key.name(), key.id(), Bytes.of(value.array()));
    }

    /// 0 means that the tree need not be the newest; the largest is not a date.
    @Test
    void aTimeThatIsNoneIsNoCosignature() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var key = new NoteKey(
                "w",
                SignatureType.COSIGNATURE_ED25519,
                NoteKey.raw(pair.getPublic().getEncoded()));
        for (long time : new long[] {0, 1, Long.MAX_VALUE, -1}) {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(("cosignature/v1\ntime " + time + "\n" + checkpoint.text()).getBytes(UTF_8));
            byte[] value =
                    ByteBuffer.allocate(72).putLong(time).put(signature.sign()).array();
            SignedNote signed = note.plus(List.of(new SignedNote.Signature(key.name(), key.id(), Bytes.of(value))));
            assertEquals(time == 1, Cosignature.of(signed, key).isPresent(), "time " + time);
        }
    }

    @Test
    void signaturesOfUnknownAlgorithmsAreKept() {
        String line = "— ünknown.example/x " + "A".repeat(12_000) + "\n";
        SignedNote more = SignedNote.parse(cosigned.note() + line);

        assertEquals(cosigned.note() + line, more.note());
        assertTrue(Cosignature.of(more, witness).isPresent());
        assertEquals(
                more.signatures(),
                note.plus(SignedNote.lines(more.note().substring(note.text().length() + 1)))
                        .signatures()
                        .subList(1, 4));
    }
}
