package register.machine.http;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.read.RedirectHandler;

/// The function for each path, as in the HTTP API on AWS: one route to the redirect function, everything else to the
/// read function.
public record GatewayRoutes(RequestStreamHandler read, RequestStreamHandler redirect) {
    private static final Pattern SNAPSHOT = Pattern.compile(Stream.of(RedirectHandler.PATH.split("/", -1))
            .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
            .collect(Collectors.joining("/")));

    /// The route for a path.
    ///
    /// @param key the route's name in an event
    /// @param name the function's
    record Target(String key, String name, RequestStreamHandler function) {}

    Target find(String rawPath) {
        return SNAPSHOT.matcher(rawPath).matches()
                ? new Target("ANY " + RedirectHandler.PATH, "redirect", redirect)
                : new Target("$default", "read", read);
    }
}
