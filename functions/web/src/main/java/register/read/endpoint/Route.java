package register.read.endpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import register.page.SiteAddresses;
import register.read.http.Answer;

/// An address of the API, or of a page.
///
/// @param template its path, with variables in braces, as in the OpenAPI document; the variable `REST` takes the rest
///     of the path, slashes included
/// @param parameters the names allowed in the query
/// @param types the media types it offers, the preferred one first; if there is one, the address alone decides
/// @param negotiated true if the client's `Accept` is respected
/// @param methods those allowed, as listed in `Allow` (RFC 9110, section 10.2.1)
public record Route(
        String template,
        Set<String> parameters,
        List<String> types,
        boolean negotiated,
        String methods,
        Endpoint endpoint) {
    static final String REST = "{tile}";

    /// The methods of a read-only address.
    private static final String READ = "GET, HEAD, OPTIONS";

    /// A read-only route.
    public Route(String template, Set<String> parameters, List<String> types, boolean negotiated, Endpoint endpoint) {
        this(template, parameters, types, negotiated, READ, endpoint);
    }

    /// A form's page: reading it changes nothing; only posting acts.
    public static Route form(String template, Set<String> parameters, Endpoint endpoint) {
        return new Route(template, parameters, List.of("text/html"), true, READ + ", POST", endpoint);
    }

    /// An address of the API that takes posted data and answers in JSON, or for a browser's form with a page.
    public static Route posted(String template, Set<String> parameters, Endpoint endpoint) {
        return new Route(
                template, parameters, List.of("application/json", "text/html"), true, "OPTIONS, POST", endpoint);
    }

    boolean takes(String method) {
        return List.of(methods.split(", ")).contains(method);
    }

    /// Answers the requests of one route.
    public interface Endpoint {
        Answer answer(RoutedRequest call);
    }

    /// The values of the template's variables, if the path matches. Values are never empty, as
    /// in the gateway's routes.
    Optional<Map<String, String>> match(List<String> segments) {
        String[] parts = template.substring(1).split("/", -1);
        boolean open = parts[parts.length - 1].equals(REST);
        if (open ? parts.length > segments.size() : parts.length != segments.size()) {
            return Optional.empty();
        }
        var variables = new HashMap<String, String>();
        for (int i = 0; i < parts.length; i++) {
            if (open && i == parts.length - 1) {
                variables.put(name(parts[i]), String.join("/", segments.subList(i, segments.size())));
            } else if (parts[i].startsWith("{") && !segments.get(i).isEmpty()) {
                variables.put(name(parts[i]), segments.get(i));
            } else if (!parts[i].equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static String name(String variable) {
        return variable.substring(1, variable.length() - 1);
    }

    boolean isApi() {
        return template.startsWith("/v1/")
                || template.startsWith("/log/")
                || template.startsWith("/embed/")
                || template.equals(SiteAddresses.POINTER);
    }
}
