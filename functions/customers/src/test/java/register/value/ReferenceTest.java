package register.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import register.request.SecretReferenceKey;

class ReferenceTest {
    private static final SecretReferenceKey KEY =
            new SecretReferenceKey(Bytes.of("0123456789abcdef0123456789abcdef".getBytes(UTF_8)));

    /// Computed once by another implementation of HMAC-SHA-256: existing references must not change.
    @Test
    void aReferenceFollowsFromKeyAndIdentityForGood() {
        assertEquals(
                new Reference("DPA-3ZHZ-8D3Z-KAHB"),
                Reference.of(KEY, "message mari@klient.example <1@klient.example>"));
    }

    /// A sender chooses the message-id, however long.
    @Test
    void theKeyNeverGetsMoreThanItTakes() {
        ReferenceKey measuring = identity -> {
            assertTrue(identity.length <= ReferenceKey.MAX_IDENTITY_BYTES, identity.length + " bytes");
            return KEY.mac(identity);
        };
        String longest = "x".repeat(ReferenceKey.MAX_IDENTITY_BYTES);
        assertNotEquals(Reference.of(measuring, longest + "a"), Reference.of(measuring, longest + "b"));
        assertNotEquals(Reference.of(measuring, longest), Reference.of(measuring, longest + "a"));
    }

    @Test
    void aSecretIsLong() {
        Exception tooShort =
                assertThrows(IllegalArgumentException.class, () -> new SecretReferenceKey(Bytes.of(new byte[31])));
        assertEquals("secret: 31 bytes: expected at least 32", tooShort.getMessage());
    }
}
