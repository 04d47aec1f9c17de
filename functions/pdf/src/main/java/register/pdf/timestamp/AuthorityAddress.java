package register.pdf.timestamp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.value.Sha256;

/// The address of a time-stamp authority and the certificates that it must sign under, as one setting:
/// `https://HOST/PATH`, or `https://HOST/PATH#FINGERPRINT+FINGERPRINT` with SHA-256 fingerprints of its certificate or
/// of an issuer's in its time-stamps. The fragment is not sent.
///
/// @param uri without the fragment
/// @param pins the fingerprints; if empty, any server at that address is trusted, which requires TLS
record AuthorityAddress(URI uri, Set<Sha256> pins) {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-Fa-f]{64}|[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){31}");

    AuthorityAddress {
        pins = Set.copyOf(pins);
    }

    /// @throws IllegalArgumentException saying what was expected
    static AuthorityAddress parse(String text) {
        try {
            var uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (List.of("http", "https").contains(scheme) && uri.getHost() != null && uri.getUserInfo() == null) {
                Set<Sha256> pins = pins(uri.getRawFragment());
                if (pins.isEmpty() && scheme.equals("http")) {
                    throw new IllegalArgumentException(
                            "anyone on the network path can answer over http://: expected https://, or"
                                    + " http://…#FINGERPRINT with the SHA-256 fingerprint of the authority's"
                                    + " certificate or of its issuer's");
                }
                return new AuthorityAddress(URI.create(before(text)), pins);
            }
        } catch (URISyntaxException _) {
            // Reported below.
        }
        throw new IllegalArgumentException("expected the address of a time-stamp authority, https://HOST/PATH");
    }

    private static String before(String text) {
        int fragment = text.indexOf('#');
        return fragment < 0 ? text : text.substring(0, fragment);
    }

    private static Set<Sha256> pins(@Nullable String fragment) {
        if (fragment == null) {
            return Set.of();
        }
        return Arrays.stream(fragment.split("\\+", -1))
                .map(AuthorityAddress::fingerprint)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Sha256 fingerprint(String text) {
        if (!FINGERPRINT.matcher(text).matches()) {
            throw new IllegalArgumentException("expected after # the SHA-256 fingerprint of the authority's certificate"
                    + " or of its issuer's, 64 hexadecimal digits with or without colons, several with + between them");
        }
        return new Sha256(text.replace(":", "").toLowerCase(Locale.ROOT));
    }
}
