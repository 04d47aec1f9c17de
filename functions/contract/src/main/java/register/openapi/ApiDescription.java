package register.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.address.KeptAddress;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;

/// Checks answers against an OpenAPI 3.1 document: status, headers, media type and body must match the document for
/// the address and method. An undocumented status, media type or header is a problem too.
///
/// HEAD must match GET, without a body. OpenAPI has no place for what every address says, what any other address
/// answers, or the headers of every answer: these are in the extensions `x-every-address`, `x-any-other-address` and
/// `x-every-answer`. Which problem details (RFC 9457) a response holds is in its `x-problems`.
public final class ApiDescription {
    private static final String EVERY = "x-every-address";
    private static final String EVERY_ANSWER = "x-every-answer";
    private static final String OTHER = "x-any-other-address";
    /// The extension with answers given before the address is known.
    private static final String SERVER = "x-server";
    private static final String PROBLEMS = "x-problems";

    /// Headers of the message framing (RFC 9110, RFC 9112) or the server, which no document describes.
    private static final Set<String> FRAMING = framing();

    private final ApiObject document;
    private final PathTemplates addresses;
    private final Schemas schemas;

    private ApiDescription(Json.Obj document, Schemas schemas) {
        this.document = ApiObject.root(document);
        this.addresses = new PathTemplates(document);
        this.schemas = schemas;
    }

    /// @param text the document
    /// @param beside returns the text of a schema that the document refers to by file name; null for none
    public static ApiDescription parse(String text, UnaryOperator<@Nullable String> beside) {
        return new ApiDescription((Json.Obj) JsonText.parse(text.getBytes(UTF_8)), new Schemas(text, beside));
    }

    /// The register's document, from the class path.
    public static ApiDescription ofTheRegister() {
        return parse(
                Optional.ofNullable(resource("/register/read/openapi.json")).orElseThrow(), name -> {
                    String beside = resource("/register/read/" + name);
                    return beside == null ? resource("/register/policy/" + name) : beside;
                });
    }

    /// Generates requests to the document's paths.
    ///
    /// @param known existing values in the register, by parameter
    public AnyRequests requests(Map<String, List<String>> known) {
        return new AnyRequests(document, known);
    }

    /// Every mismatch of a value with one of the document's schemas, in words.
    public List<String> problems(String schema, Json value) {
        return schemas.problems(document.find("components", "schemas", schema).orElseThrow(), value);
    }

    /// @throws AssertionError naming the request and every mismatch
    public void hold(ApiExchange exchange) {
        List<String> problems = problems(exchange);
        if (!problems.isEmpty()) {
            throw new AssertionError(
                    exchange.method() + " " + exchange.shortAddress() + " answered " + exchange.status()
                            + ", not as described: " + String.join("; ", problems) + "\n" + exchange.headers() + "\n"
                            + exchange.body());
        }
    }

    /// Every mismatch, in words.
    public List<String> problems(ApiExchange exchange) {
        Optional<ApiObject> operation = operation(exchange);
        if (operation.isEmpty()) {
            return List.of("this address and method are not described");
        }
        Optional<ApiObject> response = operation
                .get()
                .find("responses", Integer.toString(exchange.status()))
                .or(() -> operation.get().find("responses", "default"));
        Optional<ApiObject> server = document.find(SERVER, "responses", Integer.toString(exchange.status()));
        if (response.isEmpty() && server.isEmpty()) {
            return List.of("the status is not described");
        }
        if (server.filter(own -> problems(own, exchange.asReadByTheServer()).isEmpty())
                .isPresent()) {
            return List.of();
        }
        return problems(response.or(() -> server).orElseThrow(), exchange);
    }

    private List<String> problems(ApiObject response, ApiExchange exchange) {
        var problems = new ArrayList<String>();
        addHeaders(response, exchange, problems);
        addBody(response, exchange, problems);
        addType(response, exchange, problems);
        return problems;
    }

    private Optional<ApiObject> operation(ApiExchange exchange) {
        String method = exchange.method().toLowerCase(java.util.Locale.ROOT);
        String queried = KeptAddress.queried(exchange.path());
        Optional<String> template =
                addresses.find(queried == null ? exchange.path() : queried.replaceFirst("\\?.*", ""));
        if (template.isEmpty()) {
            return document.find(OTHER);
        }
        return document.find("paths", template.get(), method)
                .or(() -> document.find(EVERY, method))
                .or(() -> document.find("paths", template.get(), "get"))
                .or(() -> document.find("paths", template.get(), "post"));
    }

    private void addHeaders(ApiObject response, ApiExchange exchange, List<String> problems) {
        var described = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        described.addAll(FRAMING);
        addHeaders(response, exchange, described, problems);
        document.find(EVERY_ANSWER).ifPresent(every -> addHeaders(every, exchange, described, problems));
        exchange.headers().keySet().stream()
                .filter(name -> !described.contains(name))
                .forEach(name -> problems.add("header " + name + " is not described"));
    }

    private void addHeaders(ApiObject response, ApiExchange exchange, Set<String> described, List<String> problems) {
        for (String name : names(response, "headers")) {
            described.add(name);
            ApiObject header = response.find("headers", name).orElseThrow();
            String value = exchange.headers().get(name);
            if (value != null) {
                ApiObject schema = header.find("schema").orElseThrow();
                add(problems, "header " + name, schemas.problems(schema, headerValue(schema, value)));
            } else if (Json.Bool.TRUE.equals(header.value("required"))) {
                problems.add("no header " + name);
            }
        }
    }

    private void addBody(ApiObject response, ApiExchange exchange, List<String> problems) {
        Set<String> types = names(response, "content");
        boolean none = types.isEmpty() || exchange.method().equals("HEAD");
        if (none && !exchange.body().isEmpty()) {
            problems.add("a body where none is described");
        }
        if (!types.isEmpty() && !types.contains(exchange.mediaType())) {
            problems.add(
                    exchange.mediaType().isEmpty()
                            ? "no media type: expected one of " + types
                            : "the media type " + exchange.mediaType() + " is not one of " + types);
        } else if (types.isEmpty() && !exchange.mediaType().isEmpty()) {
            problems.add("a media type where no body is described");
        } else if (!none) {
            ApiObject schema = response.find("content", exchange.mediaType(), "schema")
                    .orElseThrow(() -> new IllegalArgumentException("no schema at " + response.pointer()));
            add(problems, "body", bodyProblems(schema, exchange));
        }
    }

    /// Problem details (RFC 9457) are of a type that the response names in `x-problems`.
    private static void addType(ApiObject response, ApiExchange exchange, List<String> problems) {
        if (exchange.mediaType().equals("application/problem+json")
                && !exchange.body().isEmpty()
                && response.value(PROBLEMS) instanceof Json.Arr named
                && JsonText.parse(exchange.body().getBytes(UTF_8)) instanceof Json.Obj problem
                && problem.get("type") instanceof Json.Str(String type)
                && !named.items().contains(Json.of(type.substring(type.indexOf("#problem-") + "#problem-".length())))) {
            problems.add("the problem " + type + " is not one of " + CanonicalJson.text(named));
        }
    }

    private List<String> bodyProblems(ApiObject schema, ApiExchange exchange) {
        String type = exchange.mediaType();
        if (!type.endsWith("/json") && !type.endsWith("+json")) {
            return exchange.body().isEmpty() ? List.of("is empty") : schemas.problems(schema, Json.of(exchange.body()));
        }
        try {
            return schemas.problems(schema, JsonText.parse(exchange.body().getBytes(UTF_8)));
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static Json headerValue(ApiObject schema, String value) {
        boolean number = Json.of("integer").equals(schema.value("type"));
        return number && value.matches("-?[0-9]{1,18}") ? Json.of(Long.parseLong(value)) : Json.of(value);
    }

    private static void add(List<String> problems, String where, List<String> found) {
        found.forEach(problem -> problems.add(where + ": " + problem));
    }

    static Set<String> names(ApiObject place, String member) {
        return place.value(member) instanceof Json.Obj object ? object.members().keySet() : Set.of();
    }

    private static Set<String> framing() {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Set.of(
                "content-type", "content-length", "content-encoding", "transfer-encoding", "date", "connection"));
        return names;
    }

    private static @Nullable String resource(String name) {
        try (InputStream in = ApiDescription.class.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
