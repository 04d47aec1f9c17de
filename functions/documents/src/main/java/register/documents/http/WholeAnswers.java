package register.documents.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks HTTP servers that nobody vouches for: an answer is whole within limits of size and time, or none, and no
/// redirect is followed.
public final class WholeAnswers {
    private final Duration patience;
    private final int largest;
    private @Nullable HttpClient client;

    /// @param patience from the connection to the answer's last byte
    /// @param largest bytes of an answer
    public WholeAnswers(Duration patience, int largest) {
        this.patience = patience;
        this.largest = largest;
    }

    /// @throws IOException that says, without the address, why there is no whole answer with status 200
    public HttpResponse<byte[]> to(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("answers with HTTP status " + response.statusCode());
            }
            return response;
        } catch (TimeoutException _) {
            throw new IOException("no whole answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new IOException(
                    "cannot be reached, or answers more than " + largest + " bytes ("
                            + (e.getCause() == null ? e : e.getCause())
                                    .getClass()
                                    .getSimpleName() + ")",
                    e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    /// Made when something is first asked: most processes ask for nothing.
    private synchronized HttpClient client() {
        HttpClient ready = client == null
                ? HttpClient.newBuilder()
                        // Not all servers bear the offer of another that a request without TLS begins with.
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(patience)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()
                : client;
        client = ready;
        return ready;
    }
}
