package register.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.value.ReferenceKey;

/// The envelope sender of an attempt, e.g. `bounce+ntc-7k3q9m2x-0c-4wtb9zk2-1.0h2j4k6m8n0p@example.com` (VERP: variable
/// envelope return path): whatever form a mail server's report has, its recipient says what it is about. 60 bits of
/// HMAC-SHA-256 keep others from reporting on a notice that they never got. Letter case does not count.
public final class BounceAddresses {
    private static final int MAC = 12;
    private static final Pattern PATTERN =
            Pattern.compile("(?i)bounce\\+(ntc-[0-9a-z-]{1,40})\\.([0-9a-z]{" + MAC + "})@[^@]{1,255}");

    private final ReferenceKey key;

    public BounceAddresses(ReferenceKey key) {
        this.key = key;
    }

    /// @param domain whose mail for `bounce+…` the register gets
    public String of(AttemptId attempt, String domain) {
        return ("bounce+" + attempt + "." + mac(attempt)).toLowerCase(Locale.ROOT) + "@" + domain;
    }

    /// Which attempt an address is of; empty where it is no such address, or a forged one.
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
