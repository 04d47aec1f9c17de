package register.commands.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.address.KeptAddress;
import register.chain.EntryHeader;
import register.json.Json;
import register.json.StrangersJson;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Problem;
import register.value.Sha256;

/// A server with a policy's log and the policy's pages. It is not trusted: each answer is limited in size and time,
/// all of them together in time, and no redirect or link is followed.
public final class LogServer implements AutoCloseable {
    private static final Pattern ADDRESS =
            Pattern.compile("(https?://[^/?#@]+(?:/[^?#]*)?)/(?:log|v1/policies)/(" + PolicyId.SLUG.pattern() + ")/?");
    /// The path of a policy's list in force, for `api`.
    static final String LIST = "/subprocessors.json";

    private static final Duration ONE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Fetch fetch;
    private final String base;
    private final PolicyId policy;
    private final long end;

    private LogServer(Fetch fetch, String base, PolicyId policy, Duration all) {
        this.fetch = fetch;
        this.base = base;
        this.policy = policy;
        this.end = System.nanoTime() + all.toNanos();
    }

    /// @param address of a policy's log, `https://HOST/log/POLICY`, or of the policy,
    ///     `https://HOST/v1/policies/POLICY`
    /// @param all the time limit for all requests together
    /// @throws IllegalArgumentException if the address has another form
    public static LogServer at(String address, Duration all) {
        return at(address, all, new Fetch.Http());
    }

    /// @param fetch reads its addresses
    /// @throws IllegalArgumentException if the address has another form
    public static LogServer at(String address, Duration all, Fetch fetch) {
        Matcher matcher = ADDRESS.matcher(address);
        try {
            if (matcher.matches() && new URI(address).getHost() != null) {
                return new LogServer(fetch, matcher.group(1), new PolicyId(matcher.group(2)), all);
            }
        } catch (URISyntaxException _) {
            // Reported below.
        }
        throw new IllegalArgumentException("expected the address of a policy's log, http(s)://HOST/log/POLICY");
    }

    public PolicyId policy() {
        return policy;
    }

    /// The address of the log.
    public String address() {
        return base + "/log/" + policy;
    }

    /// The address of the register.
    String base() {
        return base;
    }

    /// The resource at a path below the log's address.
    ///
    /// @return empty if the server answers that there is none
    /// @throws IOException if the server fails, or does not answer in time
    Optional<byte[]> log(String path) throws IOException {
        return get(address() + "/" + path, "*/*");
    }

    /// The resource at a path, as text.
    ///
    /// @return empty if the server answers that there is none, or it is not UTF-8
    Optional<String> text(String path) throws IOException {
        return log(path).map(bytes -> new String(bytes, UTF_8)).filter(text -> text.indexOf('\uFFFD') < 0);
    }

    /// The content of an entry, if the server shows the one that it commits to.
    public Optional<Bytes> content(EntryHeader header) throws IOException {
        Optional<byte[]> shown = log("contents/" + header.sequence())
                .filter(bytes -> Sha256.of(bytes).equals(header.contentHash()));
        if (shown.isPresent()) {
            var _ = parsed(shown.get());
        }
        return shown.map(Bytes::of);
    }

    /// An answer of the policy's API.
    ///
    /// @param path below the policy's address
    Optional<Json> api(String path) throws IOException {
        return json("/v1/policies/" + policy + path);
    }

    /// The version that the policy's API shows for an entry.
    Optional<Json> version(EntryHeader header) throws IOException {
        return api("/versions/" + header.effectiveDate() + "?revision=" + header.revision());
    }

    /// The keys of this log and of the register's seals.
    Optional<Json> keys() throws IOException {
        return json("/v1/keys?policy=" + policy);
    }

    /// @return JSON's own `null` if the answer is not JSON, as opposed to no answer
    private Optional<Json> json(String address) throws IOException {
        Optional<byte[]> shown = get(base + KeptAddress.of(address), "application/json");
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(parsed(shown.get()).orElse(Json.Null.NULL));
    }

    /// @return empty if it is not JSON
    /// @throws IOException if it would take more memory than allowed
    static Optional<Json> parsed(byte[] json) throws IOException {
        try {
            return Optional.of(StrangersJson.parse(json));
        } catch (StrangersJson.TooLongException e) {
            throw new IOException("the server shows " + e.getMessage() + ", which is too much for a policy", e);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> get(String at, String type) throws IOException {
        URI address = URI.create(at);
        Fetch.Fetched answer = send(address, type);
        String coding = answer.coding();
        if (!coding.equalsIgnoreCase(Fetch.Fetched.PLAIN)) {
            throw new IOException(address + ": the server, or a proxy, uses the content coding \""
                    + Problem.printable(coding) + "\": expected " + Fetch.Fetched.PLAIN);
        }
        return switch (answer.status()) {
            case OK -> Optional.of(answer.body().toArray());
            case NOT_FOUND -> Optional.empty();
            // Other readers may be shown content with this status, so it does not mean that there is none.
            default -> throw new IOException(address + ": the server answers " + answer.status());
        };
    }

    private Fetch.Fetched send(URI address, String type) throws IOException {
        long left = Math.min(ONE.toNanos(), end - System.nanoTime());
        if (left <= 0) {
            throw new IOException(address + ": no time left");
        }
        try {
            return fetch.get(address, type, Duration.ofNanos(left));
        } catch (IOException e) {
            throw new IOException(address + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        fetch.close();
    }
}
