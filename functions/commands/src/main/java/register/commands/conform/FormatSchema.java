package register.commands.conform;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.read.endpoint.Routes;
import register.value.Problem;
import register.value.Resource;
import tools.jackson.databind.JsonNode;

/// The format's JSON Schema, with formats asserted.
final class FormatSchema {
    /// The format of lists.
    static final FormatSchema LIST = new FormatSchema("");

    /// The format of pointers.
    static final FormatSchema POINTER = new FormatSchema("pointer");

    private final Json.Obj source;
    private final Schema schema;

    private FormatSchema(String definition) {
        Json.Obj whole = (Json.Obj) JsonText.parse(Resource.text(Routes.class, "/register/read/list.schema.json"));
        this.source = definition.isEmpty()
                ? whole
                : Json.object()
                        .put("$defs", whole.object("$defs"))
                        .put("$ref", "#/$defs/" + definition)
                        .build();
        this.schema = SchemaRegistry.withDefaultDialect(
                        Dialects.getDraft202012(),
                        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(CanonicalJson.text(source), InputFormat.JSON);
    }

    /// One fault for each member.
    List<Fault> faults(int level, String address, Json document) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        for (Error error : schema.validate(CanonicalJson.text(document), InputFormat.JSON)) {
            Fault fault = fault(level, address, error);
            faults.putIfAbsent(fault.member(), fault);
        }
        return List.copyOf(faults.values());
    }

    private Fault fault(int level, String address, Error error) {
        NodePath at = error.getSchemaLocation().getFragment();
        String member = member(error.getInstanceLocation());
        for (int i = 0; i < at.getNameCount(); i++) {
            String step = String.valueOf(at.getElement(i));
            if (step.equals("oneOf") || step.equals("anyOf")) {
                return new Fault(level, address, member, "", choice(step, part(at, at.getNameCount() - i - 1)));
            }
        }
        JsonNode found = error.getInstanceNode();
        if (error.getKeyword().equals("required")) {
            String name = error.getProperty();
            return new Fault(level, address, member.isEmpty() ? name : member + "." + name, "", "this member");
        }
        String value = found == null || found.isContainer() ? "" : found.asString();
        return new Fault(level, address, member, value, expected(error, part(at, 1)));
    }

    private static String choice(String kind, Json branches) {
        var names = new ArrayList<String>();
        if (branches instanceof Json.Arr(var items)) {
            items.forEach(branch -> names.addAll(((Json.Obj) branch).texts("required")));
        }
        return (kind.equals("oneOf") ? "exactly one of " : "at least one of ") + String.join(", ", names);
    }

    private static String expected(Error error, Json around) {
        String wanted = error.getSchemaNode().isString()
                ? error.getSchemaNode().asString()
                : error.getSchemaNode().toString();
        return switch (error.getKeyword()) {
            case "type" -> "a value of the type " + wanted;
            case "const" -> "\"" + wanted + "\"";
            case "enum" -> "one of " + wanted;
            case "minItems" -> "at least one";
            case "minLength" -> "some text";
            case "minimum" -> wanted + " or more";
            case "format", "pattern" -> described(around, wanted);
            default -> error.getKeyword() + " " + wanted;
        };
    }

    private static String described(Json around, String wanted) {
        String format = around instanceof Json.Obj object ? object.text("format") : "";
        String description = around instanceof Json.Obj object ? object.text("description") : "";
        return switch (format) {
            case "date" -> "a date, YYYY-MM-DD";
            case "date-time" -> "a time such as 2026-11-30T22:15:20Z";
            default -> description.isEmpty() ? "text like " + wanted : description.replaceFirst("\\.$", "");
        };
    }

    /// The part of the schema at a path without its last `less` steps.
    private Json part(NodePath path, int less) {
        Json part = source;
        for (int i = 0; i < path.getNameCount() - less; i++) {
            String step = String.valueOf(path.getElement(i));
            part = switch (part) {
                case Json.Obj object -> Objects.requireNonNullElse(object.get(step), Json.Null.NULL);
                case Json.Arr(var items) -> items.get(Integer.parseInt(step));
                default -> Json.Null.NULL;
            };
        }
        return part;
    }

    private static String member(NodePath location) {
        var member = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            Object step = location.getElement(i);
            if (step instanceof Integer) {
                member.append('[').append(step).append(']');
            } else {
                member.append(member.isEmpty() ? "" : ".").append(Problem.printable(String.valueOf(step)));
            }
        }
        return member.toString();
    }
}
