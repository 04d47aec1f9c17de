package register.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.value.ReferenceKey;

/// The envelope sender of an attempt, e.g. `bounce+ntc-7k3q9m2x-0c-4wtb9zk2-1.0h2j4k6m8n0p@example.com` (VERP: variable
/// envelope return path). A mail server's report, in whatever form, is sent to it and so identifies the attempt. 60
/// bits of HMAC-SHA-256 keep others from reporting on notices they never received. Case is ignored.
public final class BounceAddresses {
    private static final int MAC = 12;
    private static final Pattern PATTERN =
            Pattern.compile("(?i)bounce\\+(ntc-[0-9a-z-]{1,40})\\.([0-9a-z]{" + MAC + "})@[^@]{1,255}");

    private final ReferenceKey key;

    public BounceAddresses(ReferenceKey key) {
        this.key = key;
    }

    /// @param domain for which the register receives mail to `bounce+…`
    public String of(AttemptId attempt, String domain) {
        return ("bounce+" + attempt + "." + mac(attempt)).toLowerCase(Locale.ROOT) + "@" + domain;
    }

    /// The attempt that an address belongs to; empty if the address has another form or is forged.
    public Optional<AttemptId> attempt(String address) {
        Matcher found = PATTERN.matcher(address.strip());
        return found.matches()
                ? AttemptId.of(found.group(1)).filter(id -> isMac(id, found.group(2)))
                : Optional.empty();
    }

    private boolean isMac(AttemptId attempt, String said) {
        return MessageDigest.isEqual(
                mac(attempt).getBytes(UTF_8), said.toUpperCase(Locale.ROOT).getBytes(UTF_8));
    }

    private String mac(AttemptId attempt) {
        return Base32.first(key.mac(("bounce " + attempt).getBytes(UTF_8)), MAC);
    }
}
