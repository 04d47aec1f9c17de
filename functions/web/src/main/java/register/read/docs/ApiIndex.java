package register.read.docs;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.Tags;
import register.read.http.ProblemType;

/// The index page of the API's description: links to every section of the parts, rules common to all addresses, and
/// the problems that problem types link to.
///
/// @param register its public address; null if it has none
record ApiIndex(
        ApiDocument api,
        SchemaTable schemas,
        List<Operation> operations,
        @Nullable String register) {
    static final String TITLE = "The API of this register";

    Html.Element main() {
        return Tags.main(
                h1(TITLE),
                ApiProse.paragraph(api.root().object("info").text("description")),
                documents(),
                contents(),
                everywhere(),
                problems(),
                schemaNames());
    }

    private static Html documents() {
        return p(
                text("For programs: "),
                all(ApiProse.joined(List.of(
                        Hyperlinks.own("/v1/openapi.json", "the OpenAPI document"),
                        Hyperlinks.own("/v1/list.schema.json", "the schema of a list"),
                        Hyperlinks.own("/v1/policy.schema.json", "the schema of a policy")))),
                text("."));
    }

    private Html contents() {
        Html.Element list = ul();
        for (ApiPart part : ApiPart.OF_ADDRESSES) {
            Html.Element within = ul(each(
                    Operation.of(part, operations),
                    operation -> li(
                            id(operation.anchor()),
                            ApiProse.link(part, operation.anchor(), operation.name()),
                            span(all(ApiProse.of(" – " + operation.summary()))))));
            list = list.with(li(Hyperlinks.own(part.address(), part.title()), within));
        }
        return element(
                "nav",
                attribute("aria-label", "Contents"),
                list.with(
                        here("everywhere", "All addresses"), here("problems", "Problems"), here("schemas", "Schemas")));
    }

    private static Html here(String anchor, String text) {
        return li(Hyperlinks.own("#" + anchor, text));
    }

    private Html everywhere() {
        Html.Element section = ApiProse.section("everywhere", "h2", "All addresses");
        Json.Obj options = api.root().object("x-every-address").object("options");
        Json.Obj other = api.root().object("x-any-other-address");
        section = section.with(
                h3("OPTIONS"),
                Operation.answers("Answers to OPTIONS", options.object("responses"), api, schemas),
                h3("Any other address"),
                Operation.answers("Answers of any other address", other.object("responses"), api, schemas),
                h3("Headers"));
        var rows = new ArrayList<List<List<Html>>>();
        for (Json.Obj headers : List.of(
                api.root().object("components").object("headers"),
                api.root().object("x-every-answer").object("headers"))) {
            headers.members().forEach((name, value) -> {
                var header = (Json.Obj) value;
                rows.add(List.of(
                        List.of(ApiProse.code(name)),
                        schemas.phrase(header.object("schema")),
                        ApiProse.of(header.text("description"))));
            });
        }
        return section.with(ApiProse.table("Headers", List.of("header", "type", "description"), rows));
    }

    private Html problems() {
        Html.Element section = ApiProse.section("problems", "h2", "Problems")
                .with(ApiProse.paragraph("Refusals are problem details (RFC 9457), media type"
                        + " `application/problem+json`; addresses of pages answer with HTML if the client prefers it."
                        + " Its `type` is one of these."));
        Json.Obj all = api.root().object("x-problems");
        for (ProblemType type : ProblemType.values()) {
            Json.Obj said = all.object(type.term());
            section = section.with(ApiProse.section(
                            "problem-" + type.term(), "h3", type.status() + " " + said.text("title"))
                    .with(
                            p(ApiProse.code(type.address(register))),
                            ApiProse.paragraph(said.text("meaning")),
                            p(strong("What to do: "), all(ApiProse.of(said.text("todo"))))));
        }
        return section;
    }

    private Html schemaNames() {
        Html.Element section = ApiProse.section("schemas", "h2", "Schemas");
        for (ApiDocument document : schemas.all()) {
            Html.Element names = ul(each(
                    document.all(),
                    schema -> li(id(schema.anchor()), ApiProse.link(document.part(), schema.anchor(), schema.name()))));
            section = section.with(
                    h3(Hyperlinks.own(document.part().address(), document.part().title())), names);
        }
        return section;
    }
}
