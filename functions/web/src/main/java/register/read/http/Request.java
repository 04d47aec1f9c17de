package register.read.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.address.KeptAddress;
import register.json.Json;
import register.page.SiteAddresses;

/// A request, read from an event of API Gateway's HTTP API, payload format 2.0.
///
/// @param path as sent, still percent-encoded
/// @param query as sent, without the `?`
/// @param headers by lower-case name; several values are joined by commas, as the gateway does
/// @param body the posted text, UTF-8; may be empty
/// @param source the client's IP address as seen by the gateway; empty if nothing was posted
public record Request(
        String method, String path, String query, Map<String, String> headers, String body, String source) {
    /// A header that CloudFront adds (`template.yaml`); what a client sends under its name is overwritten.
    private static final String EDGE = "register-edge";

    public Request {
        headers = Map.copyOf(headers);
    }

    /// A request that posts nothing.
    public Request(String method, String path, String query, Map<String, String> headers) {
        this(method, path, query, headers, "", "");
    }

    /// @throws IllegalArgumentException if it is another kind of event
    public static Request of(Json event) {
        if (!(event instanceof Json.Obj object) || !"2.0".equals(text(object, "version"))) {
            throw new IllegalArgumentException("not an event of payload format 2.0");
        }
        Json context = object.get("requestContext");
        Json http = context instanceof Json.Obj members ? members.get("http") : null;
        if (!(http instanceof Json.Obj request)) {
            throw new IllegalArgumentException("an event without requestContext.http");
        }
        String method = text(request, "method");
        String path = text(object, "rawPath");
        String query = text(object, "rawQueryString");
        if (method == null || path == null || !path.startsWith("/")) {
            throw new IllegalArgumentException("an event without a method or a path");
        }
        return new Request(
                method,
                path,
                query == null ? "" : query,
                headers(object.get("headers")),
                method.equals("POST") ? body(object) : "",
                method.equals("POST") ? Objects.requireNonNullElse(text(request, "sourceIp"), "") : "");
    }

    /// Whether it has a header that only the edge, which knows the secret, adds. While the secret is being replaced,
    /// both
    /// are two, separated by a comma, and have one in common.
    public boolean isFromEdge(String secret) {
        boolean known = false;
        for (String sent : headers.getOrDefault(EDGE, "").split(",", -1)) {
            for (String own : secret.split(",", -1)) {
                known |= !own.isEmpty() && MessageDigest.isEqual(sent.getBytes(UTF_8), own.getBytes(UTF_8));
            }
        }
        return known;
    }

    /// The request as the edge received it: the gateway saw the edge's address (CloudFront Developer Guide, "Add
    /// CloudFront request headers": address, colon, port; of IPv6 too, without brackets).
    public Request ofViewer() {
        String viewer = headers.getOrDefault("cloudfront-viewer-address", "");
        String address = viewer.substring(0, Math.max(viewer.lastIndexOf(':'), 0));
        return new Request(method, path, query, headers, body, source.isEmpty() ? "" : address);
    }

    private static String body(Json.Obj event) {
        String body = Objects.requireNonNullElse(text(event, "body"), "");
        return Json.of(true).equals(event.get("isBase64Encoded"))
                ? new String(Base64.getDecoder().decode(body), UTF_8)
                : body;
    }

    private static Map<String, String> headers(@Nullable Json json) {
        var headers = new HashMap<String, String>();
        if (json instanceof Json.Obj object) {
            for (Map.Entry<String, Json> member : object.members().entrySet()) {
                if (member.getValue() instanceof Json.Str text) {
                    String name = member.getKey().toLowerCase(Locale.ROOT);
                    String before = headers.putIfAbsent(name, text.value());
                    if (before != null) {
                        headers.put(name, before + "," + text.value());
                    }
                }
            }
        }
        return headers;
    }

    private static @Nullable String text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str text ? text.value() : null;
    }

    /// The request for the address with a query, if this one's path is kept.
    public Request queried() {
        String queried = KeptAddress.queried(path);
        if (queried == null) {
            return this;
        }
        int end = queried.indexOf('?');
        String fixed = end < 0 ? "" : queried.substring(end + 1);
        return new Request(
                method,
                end < 0 ? queried : queried.substring(0, end),
                fixed.isEmpty() || query.isEmpty() ? fixed + query : fixed + "&" + query,
                headers,
                body,
                source);
    }

    @Nullable
    public String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    public int length() {
        return path.length() + query.length();
    }

    /// The path's segments, decoded, without a trailing slash.
    ///
    /// @throws Refusal 400 for a malformed percent-encoding
    public List<String> segments() {
        var segments = new ArrayList<String>();
        try {
            for (String segment : path.substring(1).split("/", -1)) {
                segments.add(PercentEncoding.decodePath(segment));
            }
        } catch (CharacterCodingException _) {
            throw Refusal.of(ProblemType.BAD_ADDRESS, "the path is not percent-encoded UTF-8");
        }
        if (segments.getLast().isEmpty() && !segments.getFirst().isEmpty()) {
            segments.removeLast();
        }
        return segments;
    }

    /// True if the address belongs to the API or a log, not to a page.
    public boolean isApi() {
        return isBelow("/v1") || isBelow("/log") || isBelow("/embed") || path.equals(SiteAddresses.POINTER);
    }

    private boolean isBelow(String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
