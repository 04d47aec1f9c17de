package register.documents.revocation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What lies at an address that a certificate names: within limits of size and time, and no redirect is followed.
final class Download {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// A longer list would make each document as large.
    private static final int LARGEST = 256 * 1024;

    private @Nullable HttpClient client;

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
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            HttpResponse<byte[]> response = answer.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("HTTP status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException _) {
            throw new IOException("no whole answer within " + PATIENCE.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new IOException("cannot be reached, or answers more than " + LARGEST + " bytes", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    /// Made when something is first asked for: most processes ask for nothing.
    private synchronized HttpClient client() {
        HttpClient ready = client == null
                ? HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()
                : client;
        client = ready;
        return ready;
    }
}
