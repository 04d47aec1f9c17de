package register.commands.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import register.commands.conform.GuardedWeb;
import register.commands.conform.Web;
import register.value.Bytes;
import register.value.Problem;

/// Reads vendors' addresses: one request at a time, within limits of size and time, unless robots.txt forbids it. An
/// answer that has not changed is not sent again.
final class VendorWeb {
    private static final int REDIRECTS = 3;
    /// The length of an address in characters: a robots.txt is matched in time that grows with it.
    private static final int LONGEST = 2000;
    private static final int OK = 200;
    private static final int UNCHANGED = 304;
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);

    private final GuardedWeb web;
    private final Evidence evidence;
    private final Clock clock;
    private final Map<String, Validator> validators;
    /// The rules of hosts; empty while the server fails.
    private final Map<String, Optional<RobotRules>> robots = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    /// @param validators of former answers, by address; updated
    VendorWeb(GuardedWeb web, Evidence evidence, Map<String, Validator> validators, Clock clock) {
        this.web = web;
        this.evidence = evidence;
        this.validators = validators;
        this.clock = clock;
    }

    /// An answer.
    ///
    /// @param address that answers, after redirects
    /// @param status 304 if it is unchanged; then the body is the former one
    /// @param headers by name in lower case
    record Page(URI address, int status, Map<String, String> headers, Bytes body) {
        boolean isThere() {
            return status == OK || status == UNCHANGED;
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /// The media type without its parameters.
        String type() {
            return header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        }
    }

    /// Sends one GET, and follows at most three redirects.
    ///
    /// @throws IOException with the reason, if there is no answer or nothing may be asked
    Page get(Vendor vendor, URI first, String accepted, int largest) throws IOException {
        try {
            return asked(vendor, first, accepted, largest);
        } catch (IOException e) {
            evidence.keep(clock.instant(), vendor.id(), first.toString(), Problem.line(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private Page asked(Vendor vendor, URI first, String accepted, int largest) throws IOException {
        URI address = https(first);
        for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
            requireAllowed(address);
            Page page = once(vendor, address, accepted, largest);
            if (!MOVED.contains(page.status())) {
                return page;
            }
            address = https(next(address, page.header("Location")));
        }
        throw new IOException("more than " + REDIRECTS + " redirects");
    }

    private Page once(Vendor vendor, URI address, String accepted, int largest) throws IOException {
        asked.add(address.toString());
        Validator former = validators.get(address.toString());
        Optional<Bytes> kept = former == null ? Optional.empty() : evidence.content(former.hash());
        Map<String, String> headers = new HashMap<>(Map.of("Accept", accepted, "Accept-Encoding", "identity"));
        if (former != null && kept.isPresent()) {
            headers.putAll(former.headers());
        }
        Web.Answer answer = web.get(address, headers, largest);
        boolean unchanged = answer.status() == UNCHANGED && kept.isPresent();
        Bytes body = unchanged ? kept.get() : answer.body();
        Map<String, String> shown = unchanged && former != null ? former.over(answer.headers()) : answer.headers();
        var page = new Page(address, answer.status(), shown, body);
        evidence.keep(clock.instant(), vendor.id(), page, body);
        if (answer.status() == OK) {
            Validator.of(answer, body.hash())
                    .ifPresentOrElse(
                            validator -> validators.put(address.toString(), validator),
                            () -> validators.remove(address.toString()));
        }
        return page;
    }

    /// The validators of the addresses that were asked.
    Map<String, Validator> validators() {
        Map<String, Validator> known = new HashMap<>(validators);
        known.keySet().retainAll(asked);
        return known;
    }

    /// An answer of a vendor's log, of which only checkpoints are kept: all else follows from them.
    Web.Answer log(Vendor vendor, URI address, String accepted, int largest) throws IOException {
        requireAllowed(https(address));
        Web.Answer answer = web.get(address, accepted, largest);
        Bytes kept = address.getPath().endsWith("/checkpoint") ? answer.body() : null;
        evidence.keep(
                clock.instant(),
                vendor.id(),
                new Page(address, answer.status(), answer.headers(), answer.body()),
                kept);
        return answer;
    }

    /// @throws IOException if robots.txt forbids it, or the host does not answer
    private void requireAllowed(URI address) throws IOException {
        String host = Vendor.authority(address);
        Optional<RobotRules> known = robots.get(host);
        if (known == null) {
            known = robots(URI.create("https://" + host + "/robots.txt"));
            robots.put(host, known);
        }
        RobotRules rules = known.orElseThrow(
                () -> new IOException(host + " fails: its robots.txt cannot be read, so nothing else is asked"));
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        if (!rules.allow(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery())) {
            throw new IOException("robots.txt of " + host + " forbids to read " + Problem.printable(path));
        }
    }

    /// As RFC 9309 says: without such a file everything is allowed; while the server fails, nothing.
    private Optional<RobotRules> robots(URI first) throws IOException {
        URI address = first;
        for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
            Web.Answer answer = web.get(address, "text/plain", RobotRules.LARGEST);
            if (answer.status() == OK) {
                return Optional.of(RobotRules.of(new String(answer.body().toArray(), UTF_8)));
            }
            if (!MOVED.contains(answer.status())) {
                return answer.status() >= 500 ? Optional.empty() : Optional.of(RobotRules.ALL);
            }
            address = https(next(address, answer.header("Location")));
        }
        return Optional.of(RobotRules.ALL);
    }

    private static URI next(URI address, String location) throws IOException {
        try {
            return address.resolve(new URI(location));
        } catch (URISyntaxException e) {
            throw new IOException("redirected to \"" + Problem.printable(location) + "\", which is no address", e);
        }
    }

    private static URI https(URI address) throws IOException {
        int length = address.toString().length();
        if (length > LONGEST) {
            throw new IOException("expected an address of at most " + LONGEST + " characters, found " + length);
        }
        if (!"https".equalsIgnoreCase(address.getScheme())
                || address.getHost() == null
                || address.getUserInfo() != null) {
            throw new IOException(
                    "expected an address that begins with https://, found " + Problem.printable(address.toString()));
        }
        return address;
    }
}
