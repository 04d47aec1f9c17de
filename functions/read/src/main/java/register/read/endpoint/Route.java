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
public record Route(
        String template, Set<String> parameters, List<String> types, boolean negotiated, Endpoint endpoint) {
    static final String REST = "{tile}";

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
