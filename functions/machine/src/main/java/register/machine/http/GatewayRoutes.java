package register.machine.http;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.forms.FormsHandler;
import register.machine.runtime.LocalContext;
import register.read.RedirectHandler;

/// The function for each path, as in the HTTP API on AWS: one route to the redirect function, the forms' routes to
/// the forms function, everything else to the read function.
public record GatewayRoutes(RequestStreamHandler read, RequestStreamHandler redirect, RequestStreamHandler forms) {
    static final String DEFAULT = "$default";
    static final String READ = "read";

    private static final Pattern SNAPSHOT = pattern(RedirectHandler.PATH);
    private static final Map<String, Pattern> FORMS = FormsHandler.PATHS.stream()
            .collect(Collectors.toMap(path -> path, GatewayRoutes::pattern, (one, _) -> one, LinkedHashMap::new));

    /// The route for a path.
    ///
    /// @param key the route's name in an event
    /// @param name the function's
    /// @param takesBody true if it accepts a request body
    record Target(String key, String name, RequestStreamHandler function, boolean takesBody) {
        HttpResponse answer(HttpRequest asked, Instant now) throws IOException {
            return GatewayRoutes.answer(function, key, name, asked, now);
        }
    }

    /// A function's answer to a request.
    static HttpResponse answer(RequestStreamHandler function, String key, String name, HttpRequest asked, Instant now)
            throws IOException {
        var answer = new ByteArrayOutputStream();
        function.handleRequest(
                new ByteArrayInputStream(GatewayEvent.bytes(asked, key, now)), answer, new LocalContext(name));
        return GatewayResponse.parse(answer.toByteArray());
    }

    Target find(String rawPath) {
        if (SNAPSHOT.matcher(rawPath).matches()) {
            return new Target("ANY " + RedirectHandler.PATH, "redirect", redirect, false);
        }
        return FORMS.entrySet().stream()
                .filter(form -> form.getValue().matcher(rawPath).matches())
                .findFirst()
                .map(form -> new Target("ANY " + form.getKey(), "forms", forms, true))
                .orElseGet(() -> new Target(DEFAULT, READ, read, false));
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(Stream.of(path.split("/", -1))
                .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/")));
    }
}
