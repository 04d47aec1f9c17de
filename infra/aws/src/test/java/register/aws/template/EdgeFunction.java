package register.aws.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.testing.NodeScript;

/// The function in `template.yaml` that CloudFront runs before it looks into a cache, run by Node.js.
final class EdgeFunction {
    /// The module that it imports (CloudFront Developer Guide, "Helper methods for origin modification").
    private static final String CLOUDFRONT = """
            let groups = [];
            const cf = { createRequestOriginGroup: group => groups.push(group) };
            """;

    private static final String AROUND = """
            const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));
            console.log(JSON.stringify(asked.map(request => {
              groups = [];
              const seen = handler({ request });
              return { seen, groups };
            })));
            """;

    private EdgeFunction() {}

    /// The requests as the caches then see them. Skips the test without Node.js.
    static List<SimulatedEdge.Asked> of(Template template, List<SimulatedEdge.Asked> asked)
            throws IOException, InterruptedException {
        String code = (String) Objects.requireNonNull(
                template.resource("AWS::CloudFront::Function", "EdgeFunction").get("FunctionCode"));
        Json.Arr answer = (Json.Arr) JsonText.parse(NodeScript.run(
                CLOUDFRONT + code.replace("import cf from 'cloudfront';", "") + AROUND,
                CanonicalJson.bytes(
                        Json.array(asked.stream().map(EdgeFunction::event).toList()))));
        return IntStream.range(0, asked.size())
                .mapToObj(i -> read(asked.get(i), (Json.Obj) answer.items().get(i)))
                .toList();
    }

    /// A request in an event (CloudFront Developer Guide, "CloudFront Functions event structure").
    private static Json event(SimulatedEdge.Asked asked) {
        Json.Builder headers = Json.object();
        asked.headers()
                .forEach((name, value) ->
                        headers.put(name, Json.object().put("value", value).build()));
        return Json.object()
                .put("method", asked.method())
                .put("uri", asked.path())
                .put("querystring", query(asked.query()))
                .put("headers", headers.build())
                .build();
    }

    private static Json query(String query) {
        Json.Builder parameters = Json.object();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(
                    parts[0],
                    Json.object().put("value", parts[parts.length - 1]).build());
        }
        return parameters.build();
    }

    private static SimulatedEdge.Asked read(SimulatedEdge.Asked asked, Json.Obj answered) {
        Json.Obj request = (Json.Obj) Objects.requireNonNull(answered.get("seen"));
        var headers = new HashMap<String, String>();
        ((Json.Obj) Objects.requireNonNull(request.get("headers")))
                .members()
                .forEach((name, value) -> headers.put(
                        name, ((Json.Str) Objects.requireNonNull(((Json.Obj) value).get("value"))).value()));
        return new SimulatedEdge.Asked(
                asked.method(), asked.path(), asked.query(), Map.copyOf(headers), origins(answered));
    }

    private static List<String> origins(Json.Obj answered) {
        List<Json> groups = ((Json.Arr) Objects.requireNonNull(answered.get("groups"))).items();
        if (groups.isEmpty()) {
            return List.of();
        }
        Json.Obj group = (Json.Obj) groups.getFirst();
        assertEquals(
                Json.array(SimulatedEdge.FAILED.stream().map(Json::of).toList()),
                group.object("failoverCriteria").get("statusCodes"));
        return ((Json.Arr) Objects.requireNonNull(group.get("originIds")))
                .items().stream()
                        .map(each -> ((Json.Obj) each).text("originId"))
                        .toList();
    }

    /// A response's headers as readers then get them.
    static Map<String, String> response(Template template, Map<String, String> headers)
            throws IOException, InterruptedException {
        String code = (String)
                template.resource("AWS::CloudFront::Function", "EdgeHeaders").get("FunctionCode");
        Json.Builder sent = Json.object();
        headers.forEach((name, value) ->
                sent.put(name, Json.object().put("value", value).build()));
        Json.Obj answer = (Json.Obj) JsonText.parse(NodeScript.run(code + """
                        const headers = JSON.parse(require('fs').readFileSync(0, 'utf8'));
                        console.log(JSON.stringify(handler({ response: { headers } }).headers));
                        """, CanonicalJson.bytes(sent.build())));
        var seen = new TreeMap<String, String>();
        answer.members().forEach((name, value) -> seen.put(name, ((Json.Obj) value).text("value")));
        return seen;
    }
}
