package register.importing.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import register.importing.source.RefusedSourceException;

/// A page fetched at a maintainer's request: over https only, including redirects, and within limits on size and
/// time. The type that the server states decides how it is read.
public final class WebPage {
    private static final Duration ALL = Duration.ofSeconds(60);
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final int REDIRECTS = 5;
    private static final int OK = 200;
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9:_.-]{1,40})", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("text/html", "html"),
            Map.entry("application/xhtml+xml", "html"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/markdown", "md"),
            Map.entry("text/csv", "csv"),
            Map.entry("application/json", "json"),
            Map.entry("application/yaml", "yaml"),
            Map.entry("text/yaml", "yaml"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"));
    /// The files that servers of source code send as plain text.
    private static final Pattern PLAIN =
            Pattern.compile(".*\\.(?<ending>md|mdx|csv|json|ya?ml)", Pattern.CASE_INSENSITIVE);

    private final String address;
    private final String ending;
    private final byte[] bytes;

    private WebPage(String address, String ending, byte[] bytes) {
        this.address = address;
        this.ending = ending;
        this.bytes = bytes;
    }

    /// Its address, after redirects.
    public String address() {
        return address;
    }

    /// The extension for such a file: `html`.
    public String ending() {
        return ending;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /// True for an address rather than a file's name.
    public static boolean isAddress(String source) {
        return source.matches("(?i)[a-z][a-z0-9+.-]*://.*");
    }

    /// Fetches a page.
    ///
    /// @param most the size limit in bytes
    /// @param trust the certificates to trust; the JDK's default except in tests
    /// @throws RefusedSourceException if it is not a readable page; the message says why in one line
    public static WebPage fetch(String address, int most, SSLContext trust) throws RefusedSourceException {
        long end = System.nanoTime() + ALL.toNanos();
        URI at = https(address);
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            for (int i = 0; i <= REDIRECTS; i++) {
                HttpResponse<byte[]> answer = send(client, at, most, end);
                int status = answer.statusCode();
                if (status == OK) {
                    return of(
                            at,
                            answer.headers().firstValue("Content-Type").orElse(""),
                            answer.headers().firstValue("Content-Encoding").orElse("identity"),
                            answer.body());
                }
                String next = answer.headers().firstValue("Location").orElse("");
                if (status < 300 || status >= 400 || next.isEmpty()) {
                    throw new RefusedSourceException("the server answers " + status + ": expected a page");
                }
                at = https(resolved(at, next));
            }
            throw new RefusedSourceException("more than " + REDIRECTS + " redirects: expected a page");
        }
    }

    private static URI https(String address) throws RefusedSourceException {
        try {
            URI at = URI.create(address.strip());
            if ("https".equalsIgnoreCase(at.getScheme()) && at.getHost() != null && at.getUserInfo() == null) {
                return at;
            }
        } catch (IllegalArgumentException _) {
            // Refused below.
        }
        throw new RefusedSourceException(address + ": expected an address that begins with https://");
    }

    private static String resolved(URI at, String next) throws RefusedSourceException {
        try {
            return at.resolve(next.strip()).toString();
        } catch (IllegalArgumentException _) {
            throw new RefusedSourceException("redirected to an invalid URL: expected a page");
        }
    }

    private static HttpResponse<byte[]> send(HttpClient client, URI at, int most, long end)
            throws RefusedSourceException {
        HttpRequest request = HttpRequest.newBuilder(at)
                .header(
                        "Accept",
                        String.join(", ", List.of("text/html", "text/markdown", "text/plain", "text/csv", "*/*")))
                .header("User-Agent", "subprocessor-register (import)")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
        try {
            return answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            answer.cancel(true);
            client.shutdownNow();
            throw new RefusedSourceException("no complete answer within " + ALL.toSeconds() + " s");
        } catch (ExecutionException e) {
            String why =
                    String.valueOf(e.getCause() == null ? null : e.getCause().getMessage());
            throw new RefusedSourceException(
                    why.contains("exceeds")
                            ? "more than " + most + " bytes: expected a page"
                            : "cannot be fetched: " + why.lines().findFirst().orElse(""));
        } catch (InterruptedException _) {
            client.shutdownNow();
            Thread.currentThread().interrupt();
            throw new RefusedSourceException("interrupted");
        }
    }

    /// A page in a server's answer.
    ///
    /// @param at its address
    /// @param type its `Content-Type`
    /// @param packed its `Content-Encoding`; `identity` if it has none
    public static WebPage of(URI at, String type, String packed, byte[] body) throws RefusedSourceException {
        if (!packed.equalsIgnoreCase("identity")) {
            throw new RefusedSourceException("the server encodes the answer as " + packed + ": expected no encoding");
        }
        String ending = ENDINGS.get(type.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT));
        if (ending == null) {
            throw new RefusedSourceException("the server says it is " + (type.isEmpty() ? "of no type" : type)
                    + ": expected HTML, text, Markdown, CSV, JSON, YAML, .xlsx or .docx");
        }
        Matcher named = PLAIN.matcher(String.valueOf(at.getPath()));
        if (ending.equals("txt") && named.matches()) {
            ending = named.group("ending").toLowerCase(Locale.ROOT);
        }
        return new WebPage(at.toString(), ending, inUtf8(body, type));
    }

    private static byte[] inUtf8(byte[] bytes, String type) throws RefusedSourceException {
        Matcher charset = CHARSET.matcher(type);
        try {
            return charset.find() && !Charset.forName(charset.group(1)).equals(UTF_8)
                    ? new String(bytes, Charset.forName(charset.group(1))).getBytes(UTF_8)
                    : bytes;
        } catch (IllegalArgumentException _) {
            throw new RefusedSourceException("the server names an encoding that is unknown: " + type);
        }
    }
}
