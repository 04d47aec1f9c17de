package register.read.docs;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import register.json.CanonicalJson;
import register.json.Json;
import register.page.Html;
import register.page.Tags;

/// Describes a schema: in a phrase, or as a table of all its members.
///
/// @param in the document with the schema
/// @param all documents that references may point to
record SchemaTable(ApiDocument in, List<ApiDocument> all) {
    private static final List<String> COLUMNS = List.of("member", "type", "required", "what it is");
    private static final List<String> BOUNDS =
            List.of("format", "pattern", "minimum", "maximum", "minLength", "maxLength", "minItems", "default");

    /// A heading, the description, and one row for each member, nested ones included.
    Html section(String anchor, String name, Json.Obj schema) {
        Html.Element section = ApiProse.section(anchor, "h2", name);
        String description = schema.text("description");
        if (!description.isEmpty()) {
            section = section.with(ApiProse.paragraph(description));
        }
        var rows = new ArrayList<List<List<Html>>>();
        add(rows, "", schema);
        return rows.isEmpty()
                ? section.with(p(Tags.all(phrase(schema))))
                : section.with(ApiProse.table(name, COLUMNS, rows));
    }

    /// A schema that refers to another one is described there.
    private void add(List<List<List<Html>>> rows, String prefix, Json.Obj schema) {
        if (schema.get("$ref") != null) {
            return;
        }
        Set<Json> required = new HashSet<>(schema.list("required"));
        schema.object("properties").members().forEach((name, value) -> {
            if (value instanceof Json.Obj member) {
                rows.add(List.of(
                        List.of(ApiProse.code(prefix + name)),
                        phrase(member),
                        List.of(text(required.contains(Json.of(name)) ? "yes" : "no")),
                        ApiProse.of(member.text("description"))));
                addWithin(rows, prefix + name, member);
            }
        });
        if (schema.get("additionalProperties") instanceof Json.Obj any) {
            rows.add(List.of(
                    List.of(ApiProse.code(prefix + "*")),
                    phrase(any),
                    List.of(text("no")),
                    ApiProse.of(any.text("description"))));
            addWithin(rows, prefix + "*", any);
        }
    }

    private void addWithin(List<List<List<Html>>> rows, String name, Json.Obj member) {
        add(rows, name + ".", member);
        add(rows, name + "[].", member.object("items"));
    }

    /// The values allowed.
    List<Html> phrase(Json.Obj schema) {
        if (schema.get("$ref") != null) {
            return List.of(reference(schema.text("$ref")));
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.get(choice) != null) {
                var pieces = new ArrayList<Html>(List.of(text("one of ")));
                var options = new ArrayList<Html>();
                schema.list(choice).forEach(option -> options.add(span(Tags.all(phrase((Json.Obj) option)))));
                pieces.addAll(ApiProse.joined(options));
                return pieces;
            }
        }
        Json constant = schema.get("const");
        if (constant != null) {
            return List.of(ApiProse.code(plain(constant)));
        }
        if (schema.get("enum") != null) {
            var pieces = new ArrayList<Html>(List.of(text("one of ")));
            pieces.addAll(ApiProse.joined(schema.list("enum").stream()
                    .map(value -> ApiProse.code(plain(value)))
                    .toList()));
            return pieces;
        }
        return typed(schema);
    }

    private List<Html> typed(Json.Obj schema) {
        var pieces = new ArrayList<Html>();
        if (schema.get("items") != null) {
            pieces.add(text("list of "));
            pieces.addAll(phrase(schema.object("items")));
        } else {
            Json type = schema.get("type");
            pieces.add(text(type == null ? "object" : types(type)));
        }
        for (String bound : BOUNDS) {
            Json value = schema.get(bound);
            if (value != null) {
                pieces.add(text(", " + bound + " "));
                pieces.add(ApiProse.code(plain(value)));
            }
        }
        return pieces;
    }

    private static String types(Json type) {
        return type instanceof Json.Arr(List<Json> several)
                ? String.join(" or ", several.stream().map(SchemaTable::plain).toList())
                : plain(type);
    }

    private static String plain(Json value) {
        return value instanceof Json.Str(String text) ? text : CanonicalJson.text(value);
    }

    private Html reference(String reference) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        ApiDocument target = all.stream()
                .filter(one -> file.isEmpty() ? one.equals(in) : one.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a reference to nothing: " + reference));
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return hash < 0
                ? ApiProse.link(target.part(), target.anchor(), target.anchor())
                : ApiProse.link(target.part(), target.anchor() + "-" + name, name);
    }
}
