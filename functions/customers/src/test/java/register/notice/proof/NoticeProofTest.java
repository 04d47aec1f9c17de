package register.notice.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.log.NoteKey;
import register.sample.CommittedNotice;

class NoticeProofTest {
    private static final CommittedNotice SAMPLE = CommittedNotice.make();
    private static final NamedRecipient ACME = CommittedNotice.RECIPIENT;

    private static boolean holds(byte[] file, NamedRecipient recipient, NoteKey key) {
        try {
            NoticeProof proof = NoticeProof.parse(file);
            return proof.contradiction(recipient).isEmpty()
                    && proof.proof().checkpoint().isSignedBy(key);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Test
    void holdsForItsRecipient() {
        byte[] file = SAMPLE.proof().bytes();
        assertTrue(holds(file, ACME, SAMPLE.key()));
        assertEquals(SAMPLE.proof(), NoticeProof.parse(file));
        var withoutId = new NamedRecipient(ACME.customer(), ACME.address(), null);
        assertEquals(Optional.empty(), SAMPLE.proof().contradiction(withoutId), "the file says the external id");
    }

    @Test
    void holdsForNobodyElse() {
        byte[] file = SAMPLE.proof().bytes();
        assertFalse(holds(file, new NamedRecipient("Acme Ltd", ACME.address(), ACME.externalId()), SAMPLE.key()));
        assertFalse(holds(file, new NamedRecipient(null, ACME.address(), ACME.externalId()), SAMPLE.key()));
        assertFalse(holds(file, new NamedRecipient(ACME.customer(), "b@acme.example", null), SAMPLE.key()));
        assertFalse(holds(file, new NamedRecipient(ACME.customer(), ACME.address(), "C-2"), SAMPLE.key()));
    }

    @Test
    void oneChangedByteIsRefused() {
        byte[] file = SAMPLE.proof().bytes();
        for (int i = 0; i < file.length; i++) {
            for (int bit : new int[] {1, 0x20}) {
                byte[] changed = file.clone();
                changed[i] ^= (byte) bit;
                assertFalse(holds(changed, ACME, SAMPLE.key()), "byte " + i + " of " + new String(changed, UTF_8));
            }
        }
    }

    @Test
    void missingAndAdditionalMembersAreRefused() {
        String file = new String(SAMPLE.proof().bytes(), UTF_8);
        for (int end = 0; end < file.length(); end += 97) {
            assertFalse(holds(file.substring(0, end).getBytes(UTF_8), ACME, SAMPLE.key()));
        }
        assertFalse(holds((file + "\n").getBytes(UTF_8), ACME, SAMPLE.key()));
        assertFalse(
                holds(file.replace("{\"commitment\"", "{\"a\":1,\"commitment\"").getBytes(UTF_8), ACME, SAMPLE.key()));
    }

    @Test
    void anotherLogsProofIsRefused() {
        CommittedNotice rewritten = CommittedNotice.make();
        var grafted = new NoticeProof(
                SAMPLE.proof().leaf(),
                SAMPLE.proof().salt(),
                SAMPLE.proof().externalId(),
                SAMPLE.proof().place(),
                SAMPLE.proof().commitment(),
                rewritten.proof().proof());
        assertEquals(Optional.of("the entry in the log commits to something else"), grafted.contradiction(ACME));
        assertFalse(holds(rewritten.proof().bytes(), ACME, SAMPLE.key()), "signed with another key");
    }

    @Test
    void saltsAreOfOneLength() {
        assertThrows(IllegalArgumentException.class, () -> ACME.hash(register.value.Bytes.of(new byte[31])));
    }
}
