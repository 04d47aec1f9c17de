package register.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.request.SecretReferenceKey;
import register.subscription.FormTokens.Purpose;
import register.value.Bytes;
import register.value.PolicyId;

class FormTokensTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final PolicyId POLICY = new PolicyId("acme");

    private final FormTokens tokens = of("a key of at least thirty-two bytes");

    @Test
    void aTokenOpensOnePurposeOfOnePolicyOfOneRegister() {
        String token = tokens.of(Purpose.LEAVE, POLICY, ID);
        assertEquals(Optional.of(ID), tokens.id(Purpose.LEAVE, POLICY, token));
        assertEquals(Optional.empty(), tokens.id(Purpose.MOVE, POLICY, token));
        assertEquals(Optional.empty(), tokens.id(Purpose.LEAVE, new PolicyId("acme-two"), token));
        assertEquals(Optional.empty(), of("another key of thirty-two bytes too").id(Purpose.LEAVE, POLICY, token));
        assertEquals(Optional.empty(), tokens.id(Purpose.LEAVE, POLICY, "f" + token.substring(1)));
    }

    private static FormTokens of(String secret) {
        return new FormTokens(new SecretReferenceKey(Bytes.of(secret.getBytes(UTF_8))));
    }
}
