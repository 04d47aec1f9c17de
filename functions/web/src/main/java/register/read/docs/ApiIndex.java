package register.read.docs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.page.Html;
import register.page.Hyperlinks;
import register.read.http.ProblemType;

/// The index page of the API's description: links to every section of the parts, rules common to all addresses, and
/// the problems that problem types link to.
///
/// @param register its public address; null if it has none
record ApiIndex(
        Described api,
        SchemaTable schemas,
        List<Operation> operations,
        @Nullable String register) {
    static final String TITLE = "The API of this register";

    Html.Element main() {
        return Html.element("main", Html.element("h1", TITLE))
                .and(ApiProse.paragraph(Described.text(Described.object(api.root(), "info"), "description")))
                .and(documents())
                .and(contents())
                .and(everywhere())
                .and(problems())
                .and(schemaNames());
    }

    private static Html documents() {
        return Html.element("p", Html.text("For programs: "))
                .and(ApiProse.joined(List.of(
                        Hyperlinks.own("/v1/openapi.json", "the OpenAPI document"),
                        Hyperlinks.own("/v1/list.schema.json", "the schema of a list"),
                        Hyperlinks.own("/v1/policy.schema.json", "the schema of a policy"))))
                .and(Html.text("."));
    }

    private Html contents() {
        Html.Element list = Html.element("ul");
        for (ApiPart part : ApiPart.OF_ADDRESSES) {
            Html.Element within = Html.element("ul");
            for (Operation operation : Operation.of(part, operations)) {
                within = within.and(Html.element(
                                "li",
                                ApiProse.link(part, operation.anchor(), operation.name()),
                                Html.element("span").and(ApiProse.of(" – " + operation.summary())))
                        .with("id", operation.anchor()));
            }
            list = list.and(Html.element("li", Hyperlinks.own(part.address(), part.title()), within));
        }
        return Html.element(
                        "nav",
                        list.and(here("everywhere", "What holds for every address"))
                                .and(here("problems", "Problems"))
                                .and(here("schemas", "Schemas")))
                .with("aria-label", "Contents");
    }

    private static Html here(String anchor, String text) {
        return Html.element("li", Hyperlinks.own("#" + anchor, text));
    }

    private Html everywhere() {
        Html.Element section = ApiProse.section("everywhere", "h2", "What holds for every address");
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
                        List.of(ApiProse.code(name)),
                        schemas.phrase(Described.object(header, "schema")),
                        ApiProse.of(Described.text(header, "description"))));
            });
        }
        return section.and(ApiProse.table("Headers", List.of("header", "type", "what it says"), rows));
    }

    private Html problems() {
        Html.Element section = ApiProse.section("problems", "h2", "Problems")
                .and(ApiProse.paragraph("What the register refuses comes as problem details (RFC 9457), media type"
                        + " `application/problem+json`; at the address of a page as HTML to those who prefer it."
                        + " Its `type` is one of these."));
        Json.Obj all = Described.object(api.root(), "x-problems");
        for (ProblemType type : ProblemType.values()) {
            Json.Obj said = Described.object(all, type.term());
            section = section.and(ApiProse.section(
                            "problem-" + type.term(), "h3", type.status() + " " + Described.text(said, "title"))
                    .and(Html.element("p", ApiProse.code(type.address(register))))
                    .and(ApiProse.paragraph(Described.text(said, "meaning")))
                    .and(Html.element("p", Html.element("strong", "What to do: "))
                            .and(ApiProse.of(Described.text(said, "todo")))));
        }
        return section;
    }

    private Html schemaNames() {
        Html.Element section = ApiProse.section("schemas", "h2", "Schemas");
        for (Described document : schemas.all()) {
            Html.Element names = Html.element("ul");
            for (Described.Named schema : document.all()) {
                names = names.and(Html.element("li", ApiProse.link(document.part(), schema.anchor(), schema.name()))
                        .with("id", schema.anchor()));
            }
            section = section.and(Html.element(
                            "h3",
                            Hyperlinks.own(
                                    document.part().address(), document.part().title())))
                    .and(names);
        }
        return section;
    }
}
