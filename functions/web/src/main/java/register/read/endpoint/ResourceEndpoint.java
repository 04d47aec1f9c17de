package register.read.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.brand.Asset;
import register.page.Look;
import register.read.docs.DocsPage;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.ProblemType;
import register.read.http.Refusal;

/// Serves documents that come with the program, and the pages generated from the API's description.
final class ResourceEndpoint {
    static final String TEXT = "text/plain";

    private static volatile @Nullable Docs docs;

    private ResourceEndpoint() {}

    static Answer of(RoutedRequest call, String resource, String type) {
        return Answer.ok(type, new String(read(ResourceEndpoint.class, resource), UTF_8), freshness(call));
    }

    /// `GET /favicon.ico`: the register's own icon, for pages whose brand has none.
    static Answer icon(RoutedRequest call) {
        return Answer.bytes("image/x-icon", read(Look.class, Look.ICON.substring(1)), freshness(call));
    }

    private static String freshness(RoutedRequest call) {
        return Freshness.at(call.lookup().now(), List.of());
    }

    private static byte[] read(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw Refusal.noSuchAddress();
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `GET /v1/docs` and its parts. Rendered once: they depend only on the program and the register's address.
    ///
    /// @param part the last segment of the address; empty for the index
    static Answer docs(RoutedRequest call, String part) {
        String register = call.site().url();
        boolean trial = call.site().trial();
        Docs made = docs;
        if (made == null || !Objects.equals(made.register(), register) || made.trial() != trial) {
            var pages = new HashMap<String, Answer>();
            DocsPage.render(register, trial)
                    .forEach((name, page) -> pages.put(name, PageEndpoints.html(page, Freshness.NEVER)));
            made = new Docs(register, trial, Map.copyOf(pages));
            docs = made;
        }
        Answer page = made.pages().get(part);
        if (page == null) {
            throw Refusal.noSuchAddress();
        }
        return page.with("Cache-Control", Freshness.at(call.lookup().now(), List.of()))
                .with("Content-Language", "en");
    }

    /// `GET /.well-known/security.txt` (RFC 9116).
    static Answer security(RoutedRequest call) {
        SecurityContact contact = call.site().security();
        if (contact == null) {
            throw Refusal.of(ProblemType.NO_SUCH_ADDRESS, "this register names no contact for reports of weaknesses");
        }
        Instant now = call.lookup().now();
        return Answer.text(TEXT, contact.text(now), Freshness.at(now, ZoneOffset.UTC));
    }

    /// `GET /brand/{asset}`: a picture or a font of a brand. Served so that an SVG opened directly can neither
    /// run nor load anything.
    static Answer brand(RoutedRequest call) {
        String name = call.variable("asset");
        Asset asset = call.lookup().brands().asset(name).orElseThrow(Refusal::noSuchAddress);
        return Answer.bytes(asset.type().mediaType(), asset.content().toArray(), Freshness.IMMUTABLE)
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    }

    private record Docs(@Nullable String register, boolean trial, Map<String, Answer> pages) {}
}
