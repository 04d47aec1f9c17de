package register.read.docs;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.brand.Brand;
import register.json.Json;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.Layout;
import register.page.Look;
import register.page.PageFrame;
import register.page.PageHead;
import register.page.SiteAddresses;
import register.value.Language;

/// The API's description for people, generated from the OpenAPI document and its schemas, so that it cannot deviate
/// from them. In English like these: an index with every anchor, and a page for each part.
public final class DocsPage {
    /// The placeholder for a register without a public address (RFC 2606).
    private static final String SOMEWHERE = "https://register.example";

    private final ApiDocument api =
            ApiDocument.of("openapi.json", ApiPart.SCHEMAS, "/register/read/", "components", "schemas");
    private final ApiDocument list =
            ApiDocument.of("list.schema.json", ApiPart.LIST_SCHEMA, "/register/read/", "$defs");
    private final ApiDocument policy =
            ApiDocument.of("policy.schema.json", ApiPart.POLICY_SCHEMA, "/register/policy/", "$defs");
    private final SchemaTable schemas = new SchemaTable(api, List.of(api, list, policy));
    private final List<Operation> operations = operations();
    private final @Nullable String register;
    private final boolean trial;

    private DocsPage(@Nullable String register, boolean trial) {
        this.register = register;
        this.trial = trial;
    }

    /// The addresses of all pages but the index.
    public static List<String> addresses() {
        return Stream.of(ApiPart.values()).map(ApiPart::address).toList();
    }

    /// @param register its public address, without a trailing slash; null if it has none
    /// @param trial true if the register is a trial
    /// @return the pages by the last segment of the address; the index under the empty text
    public static Map<String, String> render(@Nullable String register, boolean trial) {
        var docs = new DocsPage(register, trial);
        var pages = new HashMap<String, String>();
        pages.put(
                "", docs.page(ApiIndex.TITLE, new ApiIndex(docs.api, docs.schemas, docs.operations, register).main()));
        for (ApiPart part : ApiPart.OF_ADDRESSES) {
            pages.put(part.key(), docs.addresses(part));
        }
        for (ApiDocument document : docs.schemas.all()) {
            pages.put(document.part().key(), docs.schemas(document));
        }
        return Map.copyOf(pages);
    }

    private String addresses(ApiPart part) {
        Html.Element main = begun(part)
                .with(
                        register == null
                                ? ApiProse.paragraph("In the examples, replace `" + SOMEWHERE
                                        + "` with this register’s address, and `example` with a policy’s name.")
                                : ApiProse.paragraph("In the examples, replace `example` with a policy’s name."));
        for (Operation operation : Operation.of(part, operations)) {
            main = main.with(operation.section(schemas, register == null ? SOMEWHERE : register));
        }
        return page("The API: " + part.title(), main);
    }

    private String schemas(ApiDocument document) {
        Html.Element main = begun(document.part());
        var table = new SchemaTable(document, schemas.all());
        for (ApiDocument.NamedSchema schema : document.all()) {
            main = main.with(table.section(schema.anchor(), schema.name(), schema.node()));
        }
        return page("The API: " + document.part().title(), main);
    }

    /// The heading, and links to the other parts.
    private static Html.Element begun(ApiPart part) {
        var links = new ArrayList<Html>(List.of(Hyperlinks.own(SiteAddresses.DOCS, "Contents")));
        for (ApiPart other : ApiPart.values()) {
            links.add(other == part ? strong(other.title()) : Hyperlinks.own(other.address(), other.title()));
        }
        return main(h1(part.title()), element("nav", attribute("aria-label", "Parts"), p(all(ApiProse.joined(links)))));
    }

    private String page(String title, Html.Element main) {
        return PageFrame.ofRegister(
                        Layout.words(Language.ENGLISH), null, null, new Look(Brand.SOBER, register, false, trial, null))
                .page(PageHead.of(title), main);
    }

    private List<Operation> operations() {
        var all = new ArrayList<Operation>();
        api.root()
                .object("paths")
                .members()
                .forEach((path, item) -> ((Json.Obj) item)
                        .members()
                        .forEach((method, node) ->
                                all.add(new Operation(api, path, method.toUpperCase(Locale.ROOT), (Json.Obj) node))));
        return all;
    }
}
