package register.mail.sending;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import register.value.ReferenceKey;

/// The id of one mail to the team: `team.`, a number and its HMAC. Only the holder of the key can make one, so a
/// returned team mail is known to be the register's own.
public final class TeamMailId {
    private static final Pattern PATTERN = Pattern.compile("team\\.([0-9a-f]{32})\\.([0-9a-f]{32})");

    private static final int MOST = 20;

    private final ReferenceKey key;

    public TeamMailId(ReferenceKey key) {
        this.key = key;
    }

    /// A new one.
    public String next() {
        String number = UUID.randomUUID().toString().replace("-", "");
        return "team." + number + "." + mac(number);
    }

    /// The first id in a text that is the register's own.
    public Optional<String> in(String text) {
        return PATTERN.matcher(text)
                .results()
                .limit(MOST)
                .filter(this::isOwn)
                .map(MatchResult::group)
                .findFirst();
    }

    private boolean isOwn(MatchResult found) {
        return MessageDigest.isEqual(
                mac(found.group(1)).getBytes(US_ASCII), found.group(2).getBytes(US_ASCII));
    }

    private String mac(String number) {
        return HexFormat.of().formatHex(key.mac(("team mail " + number).getBytes(US_ASCII)), 0, 16);
    }
}
