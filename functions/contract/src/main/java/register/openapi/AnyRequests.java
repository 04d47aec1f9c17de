package register.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import register.json.Json;

/// Requests generated from the document: every read-only path, with valid and invalid values of its parameters,
/// unknown parameters, and methods and headers of all kinds. A seed determines a request.
public final class AnyRequests {
    private static final List<String> OTHER_METHODS =
            List.of("HEAD", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "get", "X-Y");
    private static final List<String> TYPES = List.of(
            "application/json",
            "text/csv",
            "text/html",
            "text/plain",
            "application/pdf",
            "application/problem+json",
            "*/*",
            "text/*",
            "application/*",
            "image/png",
            "text",
            "/",
            "*",
            "",
            "text/html;level=1");
    private static final List<String> WEIGHTS =
            List.of("", "", ";q=1", ";q=0", ";q=0.5", ";q=0.001", ";q=1.5", ";q=-1", ";q=", ";q=x", "; Q=0.3", ";x=y");
    private static final List<String> LANGUAGES =
            List.of("et", "en-GB", "de", "sk", "*", "x-y", "i-klingon", "zz", "e", "en_US", "und", "", "\u00e4", "-");
    private static final List<String> ENCODINGS = List.of("gzip", "identity", "br", "*", "x-gzip", "");
    private static final List<String> TAGS =
            List.of("*", "\"x\"", "W/\"x\"", "x", "\"", "\"" + "0".repeat(64) + "\"", "", ",,,", "\"a\", \"b\"", "W/");

    private final ApiObject document;
    private final List<String> templates;
    private final Map<String, List<String>> known;

    AnyRequests(ApiObject document, Map<String, List<String>> known) {
        this.document = document;
        this.templates = ApiDescription.names(document, "paths").stream()
                .filter(template -> document.find("paths", template, "post").isEmpty())
                .toList();
        this.known = Map.copyOf(known);
    }

    /// The request of a seed.
    public AnyRequest of(long seed) {
        var random = new Random(seed);
        // The first random numbers of neighbouring seeds are alike.
        random.nextInt();
        String template = AnyValue.pick(templates, random);
        var values = new HashMap<String, Json.Obj>();
        var query = new ArrayList<String>();
        for (ApiObject parameter : parameters(template)) {
            String name = text(parameter, "name");
            Json.Obj schema = parameter.find("schema").orElseThrow().node();
            if (text(parameter, "in").equals("path")) {
                values.put(name, schema);
            } else if (random.nextInt(Json.Bool.TRUE.equals(parameter.value("required")) ? 10 : 3) != 1) {
                add(query, name, schema, random);
            }
        }
        addForeign(query, random);
        String address = path(template, values, random) + (query.isEmpty() ? "" : "?" + String.join("&", query));
        String method = random.nextInt(3) > 0 ? "GET" : AnyValue.pick(OTHER_METHODS, random);
        return new AnyRequest(method, address, headers(random));
    }

    private List<ApiObject> parameters(String template) {
        ApiObject operation = document.find("paths", template, "get").orElseThrow();
        if (!(operation.value("parameters") instanceof Json.Arr list)) {
            return List.of();
        }
        return list.items().stream()
                .map(item -> operation.item((Json.Obj) item))
                .toList();
    }

    private void add(List<String> query, String name, Json.Obj schema, Random random) {
        List<String> values = known.getOrDefault(name, List.of());
        int times = random.nextInt(20) == 0 ? 2 : 1;
        for (int i = 0; i < times; i++) {
            query.add(name + "=" + AnyValue.encoded(AnyValue.of(schema, values, 3, random), random));
        }
    }

    private static void addForeign(List<String> query, Random random) {
        if (random.nextInt(12) == 0) {
            query.add(AnyValue.pick(
                    List.of("utm_source=x", "", "=", "=x", "x", "%", "%00=1", "LANG=et", "lang", "lang[]=et", "a=b=c"),
                    random));
        }
        if (random.nextInt(150) == 0) {
            query.add("x=" + "a".repeat(random.nextInt(8100, 8300)));
        }
        if (random.nextInt(150) == 0) {
            query.addAll(java.util.Collections.nCopies(random.nextInt(1000), "a=1"));
        }
    }

    private String path(String template, Map<String, Json.Obj> values, Random random) {
        var path = new StringBuilder();
        for (String segment : template.substring(1).split("/", -1)) {
            Json.Obj schema = segment.startsWith("{") ? values.get(segment.substring(1, segment.length() - 1)) : null;
            path.append('/').append(schema == null ? segment : value(segment, schema, random));
        }
        if (random.nextInt(20) == 0) {
            path.insert(
                    random.nextInt(1, path.length() + 1),
                    AnyValue.pick(List.of("/", "//", "/..", "/./", ".json", "%2F", "%", "x", ";a=b", "%00"), random));
        }
        return path.toString();
    }

    private String value(String variable, Json.Obj schema, Random random) {
        List<String> values = known.getOrDefault(variable.substring(1, variable.length() - 1), List.of());
        return AnyValue.encoded(AnyValue.of(schema, values, 8, random), random);
    }

    private static Map<String, String> headers(Random random) {
        var headers = new HashMap<String, String>();
        put(headers, "accept", TYPES, WEIGHTS, random);
        put(headers, "accept-language", LANGUAGES, WEIGHTS, random);
        put(headers, "accept-encoding", ENCODINGS, WEIGHTS, random);
        put(headers, "if-none-match", TAGS, List.of(""), random);
        return headers;
    }

    private static void put(
            Map<String, String> headers, String name, List<String> values, List<String> weights, Random random) {
        int items = random.nextInt(60) == 0 ? random.nextInt(200) : random.nextInt(4);
        var all = new ArrayList<String>();
        for (int i = 0; i < items; i++) {
            all.add(AnyValue.pick(values, random) + AnyValue.pick(weights, random));
        }
        if (!all.isEmpty()) {
            headers.put(name, String.join(random.nextBoolean() ? "," : ", ", all));
        }
    }

    private static String text(ApiObject place, String name) {
        return place.value(name) instanceof Json.Str(String text) ? text : "";
    }
}
