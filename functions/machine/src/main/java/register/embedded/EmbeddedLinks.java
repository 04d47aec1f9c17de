package register.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import register.document.DocumentKey;
import register.document.DocumentLinks;
import register.document.DocumentStore;
import register.value.Sha256;

/// Addresses of documents on this machine's server:
/// `/documents/{shelf}/{path}?name={fileName}&expires={epochSeconds}&signature={base64url}`, signed with HMAC-SHA-256
/// (RFC 2104), and valid for five minutes.
public final class EmbeddedLinks implements DocumentLinks {
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String PREFIX = "/documents/";
    private static final Set<String> PARAMETERS = Set.of("name", "expires", "signature");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,15}");

    private final DocumentStore documents;
    private final byte[] secret;
    private final Clock clock;

    EmbeddedLinks(DocumentStore documents, byte[] secret, Clock clock) {
        this.documents = documents;
        this.secret = secret.clone();
        this.clock = clock;
    }

    /// The document behind a valid link.
    ///
    /// @param fileName the name for the browser's download, as given to `shortLived`
    public record Target(DocumentKey key, String fileName) {}

    /// The address needs no hash: this engine writes a file once.
    @Override
    public Optional<URI> shortLived(DocumentKey key, Sha256 sha256, String fileName) {
        return documents
                .get(key)
                .filter(content -> Sha256.of(content).equals(sha256))
                .map(_ -> signed(key, fileName));
    }

    private URI signed(DocumentKey key, String fileName) {
        long expires = clock.instant().plus(LIFETIME).getEpochSecond();
        String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(signature(key, fileName, expires));
        return URI.create(PREFIX + word(key.shelf()) + "/" + key.path() + "?name="
                + URLEncoder.encode(fileName, UTF_8).replace("+", "%20") + "&expires=" + expires + "&signature="
                + signature);
    }

    /// Reads a link.
    ///
    /// @param rawPath as sent by the client, from `/documents/` on
    /// @param rawQuery as sent by the client, without the question mark
    /// @return empty if the link is forged or expired
    public Optional<Target> resolve(String rawPath, @Nullable String rawQuery) {
        Optional<DocumentKey> key = key(rawPath);
        Map<String, String> query = parameters(rawQuery == null ? "" : rawQuery);
        String name = query.get("name");
        String expires = query.get("expires");
        String signature = query.get("signature");
        if (key.isEmpty()
                || name == null
                || signature == null
                || expires == null
                || !SECONDS.matcher(expires).matches()) {
            return Optional.empty();
        }
        long until = Long.parseLong(expires);
        boolean genuine = MessageDigest.isEqual(signature(key.get(), name, until), decoded(signature));
        return genuine && clock.instant().getEpochSecond() < until
                ? Optional.of(new Target(key.get(), name))
                : Optional.empty();
    }

    private byte[] signature(DocumentKey key, String fileName, long expires) {
        // The file name comes last: only it may hold a line break.
        String text = word(key.shelf()) + "\n" + key.path() + "\n" + expires + "\n" + fileName;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has HmacSHA256", e);
        }
    }

    private static Optional<DocumentKey> key(String path) {
        for (DocumentKey.Shelf shelf : DocumentKey.Shelf.values()) {
            String prefix = PREFIX + word(shelf) + "/";
            if (path.startsWith(prefix)) {
                try {
                    return Optional.of(new DocumentKey(shelf, path.substring(prefix.length())));
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /// The link's own parameters; none if one is missing, repeated or malformed.
    private static Map<String, String> parameters(String query) {
        var found = new HashMap<String, String>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (!PARAMETERS.contains(name)) {
                continue;
            }
            try {
                if (found.put(name, URLDecoder.decode(parameter.substring(equals + 1), UTF_8)) != null) {
                    return Map.of();
                }
            } catch (IllegalArgumentException e) {
                return Map.of();
            }
        }
        return found;
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String word(DocumentKey.Shelf shelf) {
        return shelf.name().toLowerCase(Locale.ROOT);
    }
}
