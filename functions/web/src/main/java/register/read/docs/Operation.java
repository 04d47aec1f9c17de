package register.read.docs;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import register.json.CanonicalJson;
import register.json.Json;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.SiteAddresses;

/// A method of an address, from the OpenAPI document.
///
/// @param api the document
/// @param method in capitals
record Operation(ApiDocument api, String path, String method, Json.Obj node) {
    private static final String OCTETS = "application/octet-stream";

    String anchor() {
        return node.text("operationId");
    }

    /// The operations that a part describes.
    static List<Operation> of(ApiPart part, List<Operation> all) {
        return all.stream()
                .filter(operation -> ApiPart.of(operation.path()) == part)
                .toList();
    }

    String name() {
        return method + " " + path;
    }

    String summary() {
        return node.text("summary");
    }

    /// @param base the register's address
    Html section(SchemaTable schemas, String base) {
        Html.Element section = ApiProse.section(anchor(), "h2", name())
                .with(ApiProse.paragraph(summary() + (summary().endsWith("?") ? "" : ".")));
        String description = node.text("description");
        if (!description.isEmpty()) {
            section = section.with(ApiProse.paragraph(description));
        }
        if (!parameters().isEmpty()) {
            section = section.with(ApiProse.table(
                    "Parameters of " + name(),
                    List.of("parameter", "where", "type", "required", "what for"),
                    parameters().stream().map(one -> parameter(one, schemas)).toList()));
        }
        return section.with(
                element("pre", String.join("\n", examples(base))),
                answers("Answers to " + name(), node.object("responses"), api, schemas));
    }

    /// One row for each answer of an address.
    static Html answers(String label, Json.Obj responses, ApiDocument api, SchemaTable schemas) {
        var rows = new ArrayList<List<List<Html>>>();
        responses.members().forEach((status, value) -> {
            Json.Obj response = api.resolved(value);
            rows.add(List.of(List.of(text(status)), what(response), types(response.object("content"), schemas)));
        });
        return ApiProse.table(label, List.of("answer", "means", "holds"), rows);
    }

    private static List<Html> what(Json.Obj response) {
        var pieces = new ArrayList<>(ApiProse.of(response.text("description")));
        List<Html> problems = response.list("x-problems").stream()
                .map(name -> ((Json.Str) name).value())
                .<Html>map(name -> Hyperlinks.own(SiteAddresses.DOCS + "#problem-" + name, name))
                .toList();
        if (!problems.isEmpty()) {
            pieces.add(div(css("quiet"), text("Problem: "), all(ApiProse.joined(problems))));
        }
        return pieces;
    }

    private static List<Html> types(Json.Obj content, SchemaTable schemas) {
        var pieces = new ArrayList<Html>();
        content.members().forEach((type, value) -> {
            Json.Obj schema = ((Json.Obj) value).object("schema");
            Html.Element line = div(ApiProse.code(type), text(": "), all(schemas.phrase(schema)));
            String description = schema.text("description");
            pieces.add(description.isEmpty() ? line : line.with(text(". "), all(ApiProse.of(description))));
        });
        return pieces;
    }

    private List<Json.Obj> parameters() {
        return node.list("parameters").stream().map(api::resolved).toList();
    }

    private static List<List<Html>> parameter(Json.Obj parameter, SchemaTable schemas) {
        return List.of(
                List.of(ApiProse.code(parameter.text("name"))),
                List.of(text(parameter.text("in"))),
                schemas.phrase(parameter.object("schema")),
                List.of(text(isRequired(parameter) ? "yes" : "no")),
                ApiProse.of(parameter.text("description")));
    }

    private static boolean isRequired(Json.Obj parameter) {
        return Json.of(true).equals(parameter.get("required"));
    }

    /// Example commands: the address with its required parameters, one for each media type.
    private List<String> examples(String base) {
        String address = path;
        var query = new ArrayList<String>();
        for (Json.Obj parameter : parameters()) {
            String name = parameter.text("name");
            Json example = parameter.get("example");
            if (isRequired(parameter) && example != null) {
                String value = example instanceof Json.Str(String text) ? text : CanonicalJson.text(example);
                if (parameter.text("in").equals("path")) {
                    address = address.replace("{" + name + "}", value);
                } else {
                    query.add(name + "=" + value);
                }
            }
        }
        String url = "'" + base + address + (query.isEmpty() ? "" : "?" + String.join("&", query)) + "'";
        if (method.equals("POST")) {
            boolean isForm = node.get("requestBody") != null;
            return List.of((isForm ? "curl -d 'address=name@company.example' " : "curl -X POST ") + url);
        }
        Json.Obj responses = node.object("responses");
        if (responses.get("302") != null) {
            return List.of("curl -L -o FILE " + url);
        }
        Map<String, Json> types =
                api.resolved(responses.object("200")).object("content").members();
        if (types.size() < 2) {
            return List.of((types.containsKey(OCTETS) ? "curl -o FILE " : "curl ") + url);
        }
        return types.keySet().stream()
                .map(type -> "curl -H 'Accept: " + type + "' " + url)
                .toList();
    }
}
