package register.recipient;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.ReferenceKey;

/// Makes the keys under which recipients are found by address or external id, so that no index contains either: 128
/// bits of HMAC-SHA-256, in hex. Each policy has its own key, derived from the register's.
public final class LookupKeys {
    private static final int BYTES = 16;

    private final ReferenceKey register;
    private final Map<PolicyId, ReferenceKey> policies = new ConcurrentHashMap<>();

    /// @param register called once per policy
    public LookupKeys(ReferenceKey register) {
        this.register = register;
    }

    /// @param address case is ignored
    public String address(PolicyId policy, String address) {
        return of(policy, "address " + address.toLowerCase(Locale.ROOT));
    }

    /// @param externalId as the company writes it
    public String externalId(PolicyId policy, String externalId) {
        return of(policy, "id " + externalId);
    }

    private String of(PolicyId policy, String identity) {
        byte[] mac = policies.computeIfAbsent(policy, this::own).mac(identity.getBytes(UTF_8));
        return HexFormat.of().formatHex(mac, 0, BYTES);
    }

    private ReferenceKey own(PolicyId policy) {
        return new SecretReferenceKey(Bytes.of(register.mac(("recipients " + policy).getBytes(UTF_8))));
    }
}
