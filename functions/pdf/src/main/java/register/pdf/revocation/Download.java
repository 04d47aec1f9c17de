package register.pdf.revocation;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import register.network.GuardedHttp;
import register.network.Reach;

/// Downloads what a certificate points to: revocation lists, OCSP responses and issuers' certificates.
final class Download {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// The size limit in bytes: a list makes each document that much larger.
    private static final int LARGEST = 256 * 1024;

    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    private final GuardedHttp answers;

    Download(Reach reach) {
        this.answers = new GuardedHttp(PATIENCE, LARGEST, reach);
    }

    byte[] get(String address) throws IOException {
        return answers.get(uri(address)).body().toArray();
    }

    byte[] ocsp(String address, byte[] request) throws IOException {
        return answers.post(uri(address), "application/ocsp-request", "application/ocsp-response", request)
                .body()
                .toArray();
    }

    private static URI uri(String address) throws IOException {
        try {
            URI uri = URI.create(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && (scheme.equals("http") || scheme.equals("https"))
                    && isOfTheWeb(uri.getPort())) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Reported below.
        }
        throw new IOException("not an HTTP address");
    }

    /// True for a web port: a certificate must not make the register contact a server of another kind, such as mail.
    private static boolean isOfTheWeb(int port) {
        return port == -1 || port == 80 || port == 443 || port >= FIRST_UNPRIVILEGED_PORT;
    }
}
