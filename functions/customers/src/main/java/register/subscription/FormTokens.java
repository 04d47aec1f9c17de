package register.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.ReferenceKey;
import register.value.Term;

/// The tokens at the end of links in mails: an id, and 96 bits of HMAC-SHA-256 over purpose, policy and id, in hex. A
/// token cannot be forged, is valid for one purpose only, and expires with the thing it identifies.
public final class FormTokens {
    private static final int MAC = 12;
    private static final Pattern PATTERN = Pattern.compile("([0-9a-f]{32})([0-9a-f]{24})");

    private final Supplier<ReferenceKey> key;

    /// The action that a link permits.
    public enum Purpose implements Term {
        /// Confirm a request.
        CONFIRM,
        /// End a subscription.
        LEAVE,
        /// Move a contact's notices to another address.
        MOVE
    }

    /// @param register the register's key; called once, when the first token is made or read
    public FormTokens(ReferenceKey register) {
        this.key = once(register);
    }

    /// @param id 128 bits in hex
    public String of(Purpose purpose, PolicyId policy, String id) {
        return id + mac(purpose, policy, id);
    }

    /// The id in a token; empty if it is not a token of this register, purpose and policy.
    public Optional<String> id(Purpose purpose, PolicyId policy, String token) {
        Matcher parts = PATTERN.matcher(token);
        return parts.matches() && isSame(mac(purpose, policy, parts.group(1)), parts.group(2))
                ? Optional.of(parts.group(1))
                : Optional.empty();
    }

    /// The id of the subscriber that a confirmation creates: always the same.
    String derived(ConfirmationId id) {
        return HexFormat.of().formatHex(key.get().mac(("subscriber " + id).getBytes(UTF_8)), 0, 16);
    }

    private static boolean isSame(String made, String said) {
        return MessageDigest.isEqual(made.getBytes(UTF_8), said.getBytes(UTF_8));
    }

    private String mac(Purpose purpose, PolicyId policy, String id) {
        byte[] mac = key.get().mac((purpose.term() + " " + policy + " " + id).getBytes(UTF_8));
        return HexFormat.of().formatHex(mac, 0, MAC);
    }

    /// A derived key, so that tokens need no further requests to the register's key.
    static Supplier<ReferenceKey> once(ReferenceKey register) {
        return new Supplier<>() {
            private @Nullable ReferenceKey made;

            @Override
            public synchronized ReferenceKey get() {
                if (made == null) {
                    made = new SecretReferenceKey(Bytes.of(register.mac("forms".getBytes(UTF_8))));
                }
                return made;
            }
        };
    }
}
