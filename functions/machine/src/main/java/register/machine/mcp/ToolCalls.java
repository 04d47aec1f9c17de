package register.machine.mcp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.machine.http.ApiReader;
import register.machine.http.HttpResponse;
import register.read.http.ProblemType;

/// Calls tools: each result is an answer of the public API.
///
/// @param url the register's public address, without a trailing slash; null if it has none
record ToolCalls(ApiReader api, @Nullable String url) {
    private static final String NOT_ISSUED = "#problem-" + ProblemType.NOT_ISSUED.term();

    Json.Builder call(Tool tool, Json.Obj arguments) {
        String address;
        try {
            address = tool.address(arguments);
        } catch (IllegalArgumentException e) {
            return refused(String.valueOf(e.getMessage()));
        }
        HttpResponse answered = api.get(address);
        var body = (Json.Obj) JsonText.parse(answered.body().toArray());
        if (body.text("type").endsWith(NOT_ISSUED)) {
            return result(body.with("issued", Json.of(false)), null);
        }
        return answered.status() == 200
                ? result(body, answered.headers().getOrDefault("Content-Location", address))
                : refused(sentence(body));
    }

    /// @param address of the same answer; null if there is none
    private Json.Builder result(Json.Obj body, @Nullable String address) {
        var content = new ArrayList<Json>();
        content.add(text(CanonicalJson.text(body)));
        if (url != null && address != null) {
            content.add(Json.object()
                    .put("type", "resource_link")
                    .put("uri", url + address)
                    .put("name", address)
                    .put("mimeType", "application/json")
                    .build());
        }
        return Json.object()
                .put("content", Json.array(content))
                .put("structuredContent", body)
                .put("isError", false);
    }

    private static Json.Builder refused(String sentence) {
        return Json.object().put("content", Json.array(List.of(text(sentence)))).put("isError", true);
    }

    private static Json text(String text) {
        return Json.object().put("type", "text").put("text", text).build();
    }

    /// Problem details (RFC 9457) as a sentence.
    private static String sentence(Json.Obj problem) {
        return problem.text("parameter").isEmpty()
                ? problem.text("title") + ": " + problem.text("detail")
                : Expected.words(problem.text("parameter"), problem.text("value"), problem.text("detail"));
    }
}
