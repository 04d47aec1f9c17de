package register.read.endpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import register.read.http.Answer;

/// One address of the API or a page.
///
/// @param template its path, with variables in braces, as the OpenAPI document writes it; the variable `REST` takes all
///     that is left of a path, slashes too
/// @param parameters the names that its query may hold
/// @param types the media types it offers, its own choice first; one means that the address alone decides
/// @param negotiated whether the client's `Accept` is heeded
/// @param methods those that it takes, as `Allow` lists them (RFC 9110, section 10.2.1)
public record Route(
        String template,
        Set<String> parameters,
        List<String> types,
        boolean negotiated,
        String methods,
        Endpoint endpoint) {
    static final String REST = "{tile}";

    /// Of an address that is read.
    private static final String READ = "GET, HEAD, OPTIONS";

    /// One that is read, and changes nothing.
    public Route(String template, Set<String> parameters, List<String> types, boolean negotiated, Endpoint endpoint) {
        this(template, parameters, types, negotiated, READ, endpoint);
    }

    /// A form's page: it is read, and it acts only when it is posted.
    public static Route form(String template, Set<String> parameters, Endpoint endpoint) {
        return new Route(template, parameters, List.of("text/html"), true, READ + ", POST", endpoint);
    }

    /// An address of the API that takes what is posted and answers in JSON, or to a browser's form with a page.
    public static Route posted(String template, Set<String> parameters, Endpoint endpoint) {
        return new Route(
                template, parameters, List.of("application/json", "text/html"), true, "OPTIONS, POST", endpoint);
    }

    boolean takes(String method) {
        return List.of(methods.split(", ")).contains(method);
    }

    /// Answers the requests of one route.
    public interface Endpoint {
        Answer answer(Call call);
    }

    /// The values of the template's variables, when the path fits it. None is empty, as the gateway's routes have it.
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
        return template.startsWith("/v1/") || template.startsWith("/log/") || template.startsWith("/embed/");
    }
}
