package register.read.http;

import java.util.Map;

/// The security headers of every answer.
public final class SecurityHeaders {
    /// Any website may send requests, and read these headers of the answer (CORS, Fetch standard).
    public static final Map<String, String> ANY_WEBSITE = Map.of(
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Expose-Headers", "Age, Content-Language, Date, ETag, Link");

    /// Readers reach it by HTTPS only: for a year, for this host (RFC 6797, section 6.1), because other hosts of the
    /// domain are not the register's concern.
    public static final Map<String, String> ENCRYPTED = Map.of("Strict-Transport-Security", "max-age=31536000");

    /// Features that no page of the register needs (Permissions Policy, W3C): an empty list denies them to all.
    private static final String NOTHING =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
                    + " hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    private static final Map<String, String> OWN = headers("same-origin");
    private static final Map<String, String> SHARED = headers("cross-origin");

    private SecurityHeaders() {}

    /// Forbids MIME sniffing, access to devices, sensors and payment, window handles for other websites, and resources
    /// from websites that have not opted in (Cross-Origin-Opener-Policy and -Embedder-Policy, HTML standard).
    ///
    /// @param shared true if other websites may load the answer (Cross-Origin-Resource-Policy, Fetch standard): the
    ///     API and documents, but no page
    public static Map<String, String> of(boolean shared) {
        return shared ? SHARED : OWN;
    }

    private static Map<String, String> headers(String resourcePolicy) {
        return Map.of(
                "X-Content-Type-Options", "nosniff",
                "Permissions-Policy", NOTHING,
                "Cross-Origin-Opener-Policy", "same-origin",
                "Cross-Origin-Embedder-Policy", "require-corp",
                "Cross-Origin-Resource-Policy", resourcePolicy);
    }
}
