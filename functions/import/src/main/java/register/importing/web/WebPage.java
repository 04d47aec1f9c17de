package register.importing.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.importing.source.RefusedSourceException;
import register.network.GuardedHttp;
import register.network.Reach;
import register.value.Problem;

/// A page fetched at a maintainer's request: over https only, including redirects, from hosts within reach, and within
/// limits on size and time. The type that the server states decides how it is read.
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
            Map.entry("application/pdf", "pdf"),
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
    /// @param network the hosts within reach
    /// @throws RefusedSourceException if it is not a readable page; the message says why in one line
    public static WebPage fetch(String address, int most, GuardedHttp.Network network) throws RefusedSourceException {
        long end = System.nanoTime() + ALL.toNanos();
        URI at = https(address);
        for (int i = 0; i <= REDIRECTS; i++) {
            GuardedHttp.Answer answer = get(at, most, network, end);
            int status = answer.status();
            if (status == OK) {
                String packed = answer.header("Content-Encoding");
                return of(
                        at,
                        answer.header("Content-Type"),
                        packed.isEmpty() ? "identity" : packed,
                        answer.body().toArray());
            }
            String next = answer.header("Location");
            if (status < 300 || status >= 400 || next.isEmpty()) {
                throw new RefusedSourceException("the server answers " + status + ": expected a page");
            }
            at = https(resolved(at, next));
        }
        throw new RefusedSourceException("more than " + REDIRECTS + " redirects: expected a page");
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

    private static GuardedHttp.Answer get(URI at, int most, GuardedHttp.Network network, long end)
            throws RefusedSourceException {
        Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        try {
            return new GuardedHttp(left, CONNECT, most, network)
                    .get(
                            at,
                            Map.of(
                                    "Accept",
                                    "text/html, text/markdown, text/plain, text/csv, */*",
                                    "User-Agent",
                                    "subprocessor-register (import)"));
        } catch (GuardedHttp.LimitException e) {
            throw new RefusedSourceException(e.getMessage() + ": expected a page");
        } catch (Reach.PrivateAddressException e) {
            throw new RefusedSourceException(
                    "not asked: " + e.getMessage() + "; REGISTER_PRIVATE_AUTHORITIES=true allows it");
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedSourceException("cannot be fetched: " + Problem.line(String.valueOf(e.getMessage())));
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
                    + ": expected HTML, text, Markdown, CSV, JSON, YAML, PDF, .xlsx or .docx");
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
