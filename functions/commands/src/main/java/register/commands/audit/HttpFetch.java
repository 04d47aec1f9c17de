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

/// Reads from a server that the caller named, wherever it is. No redirect is followed.
final class HttpFetch implements Fetch {
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
                    response.body());
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
