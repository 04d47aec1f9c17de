package register.documents.revocation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import register.documents.http.WholeAnswers;

/// What lies at an address that a certificate names.
final class Download {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// A longer list would make each document as large.
    private static final int LARGEST = 256 * 1024;

    private final WholeAnswers answers = new WholeAnswers(PATIENCE, LARGEST);

    byte[] get(String address) throws IOException {
        return send(HttpRequest.newBuilder(uri(address)).GET());
    }

    byte[] ocsp(String address, byte[] request) throws IOException {
        return send(HttpRequest.newBuilder(uri(address))
                .header("Content-Type", "application/ocsp-request")
                .header("Accept", "application/ocsp-response")
                .POST(BodyPublishers.ofByteArray(request)));
    }

    private static URI uri(String address) throws IOException {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw new IOException("not at an address of HTTP");
    }

    private byte[] send(HttpRequest.Builder request) throws IOException {
        return answers.to(request.build()).body();
    }
}
