package register.commands.audit;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.json.Json;
import register.json.JsonText;
import register.value.PolicyId;

/// A server that shows a policy's chain. It is believed nothing: each answer has a limit of size and time, all of them
/// together have one of time, no redirect and no link is followed.
public final class ChainServer implements AutoCloseable {
    private static final Pattern ADDRESS =
            Pattern.compile("(https?://[^/?#@]+(?:/[^?#]*)?/v1)/policies/(" + PolicyId.SLUG.pattern() + ")/?");
    private static final Duration ONE = Duration.ofSeconds(30);
    private static final long LARGEST = 32L * 1024 * 1024;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ONE).build();
    private final String api;
    private final PolicyId policy;
    private final long end;

    private ChainServer(String api, PolicyId policy, Duration all) {
        this.api = api;
        this.policy = policy;
        this.end = System.nanoTime() + all.toNanos();
    }

    /// @param address of one policy, such as `https://example.com/v1/policies/example`
    /// @param all how long all requests together may take
    /// @throws IllegalArgumentException when it is no such address
    public static ChainServer at(String address, Duration all) {
        Matcher matcher = ADDRESS.matcher(address);
        try {
            if (matcher.matches() && new URI(address).getHost() != null) {
                return new ChainServer(matcher.group(1), new PolicyId(matcher.group(2)), all);
            }
        } catch (URISyntaxException _) {
            // Told below.
        }
        throw new IllegalArgumentException("expected the address of a policy, http(s)://HOST/v1/policies/POLICY");
    }

    public PolicyId policy() {
        return policy;
    }

    /// A page of entries, those after a sequence.
    ///
    /// @return empty when the answer cannot be read
    /// @throws IOException also when the server does not show it
    Optional<Json> entries(long after) throws IOException {
        URI address = URI.create(api + "/policies/" + policy + "/chain" + (after == 0 ? "" : "?after=" + after));
        HttpResponse<byte[]> response = send(address);
        if (response.statusCode() != 200) {
            throw new IOException(address + ": the server answers " + response.statusCode());
        }
        return json(response);
    }

    /// The version that an entry states.
    Optional<Json> version(EntryHeader header) throws IOException {
        return get("/policies/" + policy + "/versions/" + header.effectiveDate() + "?revision=" + header.revision());
    }

    Optional<Json> keys() throws IOException {
        return get("/keys");
    }

    /// @return empty when what is there cannot be read; its server may be asked for other things all the same
    /// @throws IOException when nobody answers, or not in time
    private Optional<Json> get(String path) throws IOException {
        HttpResponse<byte[]> response = send(URI.create(api + path));
        return response.statusCode() == 200 ? json(response) : Optional.empty();
    }

    private static Optional<Json> json(HttpResponse<byte[]> response) {
        try {
            return Optional.of(JsonText.parse(response.body()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private HttpResponse<byte[]> send(URI address) throws IOException {
        long left = Math.min(ONE.toNanos(), end - System.nanoTime());
        if (left <= 0) {
            throw new IOException(address + ": no time left");
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Cache-Control", "no-cache")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            return answer.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException(address + ": no whole answer in time", e);
        } catch (ExecutionException e) {
            throw new IOException(address + ": " + why(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(address + ": interrupted", e);
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
