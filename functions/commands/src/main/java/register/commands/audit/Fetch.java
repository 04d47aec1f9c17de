package register.commands.audit;

import java.io.IOException;
import java.net.URI;
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
import register.value.Bytes;

/// Reads an address of a server that is not trusted.
public interface Fetch extends AutoCloseable {

    /// A complete answer, of limited size.
    ///
    /// @param coding its `Content-Encoding`; `identity` if it has none
    record Fetched(int status, String coding, Bytes body) {
        /// The coding of an answer that has none (RFC 9110, section 12.5.3).
        public static final String PLAIN = "identity";
    }

    /// @param type of the answer
    /// @param limit on the time from connecting to the last byte
    /// @throws IOException with the reason, without the address, if there is no complete answer
    Fetched get(URI address, String type, Duration limit) throws IOException;

    @Override
    default void close() {}

    /// Reads from a server that the caller named, wherever it is. No redirect is followed.
    final class Http implements Fetch {
        private static final Duration CONNECTING = Duration.ofSeconds(30);
        private static final long LARGEST = 32L * 1024 * 1024;

        private final HttpClient client =
                HttpClient.newBuilder().connectTimeout(CONNECTING).build();

        @Override
        public Fetched get(URI address, String type, Duration limit) throws IOException {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Accept", type)
                    // Otherwise a proxy may choose any encoding (RFC 9110, section 12.5.3).
                    .header("Accept-Encoding", Fetched.PLAIN)
                    .header("Cache-Control", "no-cache")
                    .build();
            CompletableFuture<HttpResponse<byte[]>> answer =
                    client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
            try {
                HttpResponse<byte[]> response = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
                return new Fetched(
                        response.statusCode(),
                        response.headers().firstValue("Content-Encoding").orElse(Fetched.PLAIN),
                        Bytes.of(response.body()));
            } catch (TimeoutException e) {
                throw new IOException("no complete answer in time", e);
            } catch (ExecutionException e) {
                throw new IOException(why(e.getCause()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } finally {
                answer.cancel(true);
            }
        }

        private static String why(@Nullable Throwable cause) {
            String message = cause == null ? null : cause.getMessage();
            return message == null ? "no answer" : message;
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
