package register.aws.template;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.testing.NodeScript;

/// The function in `template.yaml` that CloudFront runs before it looks into a cache, run by Node.js.
final class EdgeFunction {
    private static final String AROUND = """
            const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));
            console.log(JSON.stringify(asked.map(request => handler({ request }))));
            """;

    private EdgeFunction() {}

    /// The requests as the caches then see them. Skips the test without Node.js.
    static List<SimulatedEdge.Asked> of(Template template, List<SimulatedEdge.Asked> asked)
            throws IOException, InterruptedException {
        String code = (String)
                template.resource("AWS::CloudFront::Function", "EdgeFunction").get("FunctionCode");
        Json.Arr answer = (Json.Arr) JsonText.parse(NodeScript.run(
                code + AROUND,
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
                .put("headers", headers.build())
                .build();
    }

    private static SimulatedEdge.Asked read(SimulatedEdge.Asked asked, Json.Obj request) {
        var headers = new HashMap<String, String>();
        ((Json.Obj) Objects.requireNonNull(request.get("headers")))
                .members()
                .forEach((name, value) -> headers.put(
                        name, ((Json.Str) Objects.requireNonNull(((Json.Obj) value).get("value"))).value()));
        return new SimulatedEdge.Asked(asked.method(), asked.path(), asked.query(), Map.copyOf(headers));
    }
}
