package register.read.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.brand.Brand;
import register.json.Json;
import register.read.html.Frame;
import register.read.html.Head;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.read.html.Layout;
import register.read.html.Look;
import register.read.http.ProblemType;
import register.value.Language;

/// The API, described for people: made from the OpenAPI document and the schemas that it refers to, so that it cannot
/// say anything else. In English, as these are.
public final class DocsPage {
    /// What stands for a register without a public address (RFC 2606).
    private static final String SOMEWHERE = "https://register.example";

    private final Described api = Described.of("openapi.json", "schema", "/register/read/", "components", "schemas");
    private final Described list = Described.of("list.schema.json", "list", "/register/read/", "$defs");
    private final Described policy = Described.of("policy.schema.json", "policy", "/register/policy/", "$defs");
    private final SchemaTable schemas = new SchemaTable(api, List.of(api, list, policy));

    private DocsPage() {}

    /// @param register its public address, without a slash at its end; null where it has none
    public static String render(@Nullable String register) {
        return new DocsPage().page(register);
    }

    private String page(@Nullable String register) {
        String base = register == null ? SOMEWHERE : register;
        Map<String, List<Operation>> groups = groups();
        Html.Element main = Html.element("main", Html.element("h1", "The API of this register"))
                .and(Prose.paragraph(Described.text(Described.object(api.root(), "info"), "description")))
                .and(documents())
                .and(
                        register == null
                                ? Prose.paragraph("Write this register’s address for `" + SOMEWHERE
                                        + "` in the examples, and a policy’s name for `example`.")
                                : Prose.paragraph("Write a policy’s name for `example` in the examples."))
                .and(contents(groups));
        for (Map.Entry<String, List<Operation>> group : groups.entrySet()) {
            main = main.and(Html.element("h2", group.getKey()));
            for (Operation operation : group.getValue()) {
                main = main.and(operation.section(schemas, base));
            }
        }
        return Frame.ofRegister(
                        Layout.words(Language.ENGLISH), null, null, new Look(Brand.SOBER, register, false, false))
                .page(
                        Head.of("The API of this register"),
                        main.and(everywhere()).and(problems(register)).and(allSchemas()));
    }

    private static Html documents() {
        return Html.element("p", Html.text("For programs: "))
                .and(Prose.joined(List.of(
                        Hyperlinks.own("/v1/openapi.json", "the OpenAPI document"),
                        Hyperlinks.own("/v1/list.schema.json", "the schema of a list"),
                        Hyperlinks.own("/v1/policy.schema.json", "the schema of a policy"))))
                .and(Html.text("."));
    }

    /// The operations by what their addresses begin with.
    private Map<String, List<Operation>> groups() {
        var groups = new LinkedHashMap<String, List<Operation>>();
        for (String name : List.of("The API", "The logs", "On other websites", "Pages")) {
            groups.put(name, new ArrayList<>());
        }
        Described.object(api.root(), "paths")
                .members()
                .forEach((path, item) -> ((Json.Obj) item)
                        .members()
                        .forEach((method, node) -> groups.getOrDefault(group(path), List.of())
                                .add(new Operation(api, path, method.toUpperCase(Locale.ROOT), (Json.Obj) node))));
        return groups;
    }

    private static String group(String path) {
        return switch (path.split("/", -1)[1]) {
            case "v1" -> "The API";
            case "log" -> "The logs";
            case "embed" -> "On other websites";
            default -> "Pages";
        };
    }

    private static Html contents(Map<String, List<Operation>> groups) {
        Html.Element list = Html.element("ul");
        for (Map.Entry<String, List<Operation>> group : groups.entrySet()) {
            Html.Element within = Html.element("ul");
            for (Operation operation : group.getValue()) {
                within = within.and(Html.element(
                        "li",
                        Prose.link(operation.anchor(), operation.name()),
                        Html.element("span").and(Prose.of(" – " + operation.summary()))));
            }
            list = list.and(Html.element("li", Html.text(group.getKey()), within));
        }
        return Html.element(
                        "nav",
                        list.and(Html.element("li", Prose.link("everywhere", "What holds for every address")))
                                .and(Html.element("li", Prose.link("problems", "Problems")))
                                .and(Html.element("li", Prose.link("schemas", "Schemas"))))
                .with("aria-label", "Contents");
    }

    private Html everywhere() {
        Html.Element section = Prose.section("everywhere", "h2", "What holds for every address");
        Json.Obj options = Described.object(Described.object(api.root(), "x-every-address"), "options");
        Json.Obj other = Described.object(api.root(), "x-any-other-address");
        section = section.and(Html.element("h3", "OPTIONS"))
                .and(Operation.answers("Answers to OPTIONS", Described.object(options, "responses"), api, schemas))
                .and(Html.element("h3", "Any other address"))
                .and(Operation.answers(
                        "Answers of any other address", Described.object(other, "responses"), api, schemas))
                .and(Html.element("h3", "Headers"));
        var rows = new ArrayList<List<List<Html>>>();
        for (Json.Obj headers : List.of(
                Described.object(Described.object(api.root(), "components"), "headers"),
                Described.object(Described.object(api.root(), "x-every-answer"), "headers"))) {
            headers.members().forEach((name, value) -> {
                var header = (Json.Obj) value;
                rows.add(List.of(
                        List.of(Prose.code(name)),
                        schemas.phrase(Described.object(header, "schema")),
                        Prose.of(Described.text(header, "description"))));
            });
        }
        return section.and(Prose.table("Headers", List.of("header", "type", "what it says"), rows));
    }

    private Html problems(@Nullable String register) {
        Html.Element section = Prose.section("problems", "h2", "Problems")
                .and(Prose.paragraph("What the register refuses comes as problem details (RFC 9457), media type"
                        + " `application/problem+json`; at the address of a page as HTML to those who prefer it."
                        + " Its `type` is one of these."));
        Json.Obj all = Described.object(api.root(), "x-problems");
        for (ProblemType type : ProblemType.values()) {
            Json.Obj said = Described.object(all, type.term());
            section = section.and(
                    Prose.section("problem-" + type.term(), "h3", type.status() + " " + Described.text(said, "title"))
                            .and(Html.element("p", Prose.code(type.address(register))))
                            .and(Prose.paragraph(Described.text(said, "meaning")))
                            .and(Html.element("p", Html.element("strong", "What to do: "))
                                    .and(Prose.of(Described.text(said, "todo")))));
        }
        return section;
    }

    private Html allSchemas() {
        Html.Element section = Prose.section("schemas", "h2", "Schemas");
        for (Described document : schemas.all()) {
            var table = new SchemaTable(document, schemas.all());
            if (Described.holds(document.root(), "properties")) {
                section = section.and(
                        table.section(document.anchor(), Described.text(document.root(), "title"), document.root()));
            }
            for (Map.Entry<String, Json.Obj> schema : document.named().entrySet()) {
                String name = schema.getKey().substring(document.anchor().length() + 1);
                section = section.and(table.section(
                        schema.getKey(),
                        document.equals(api) ? name : document.anchor() + ": " + name,
                        schema.getValue()));
            }
        }
        return section;
    }
}
