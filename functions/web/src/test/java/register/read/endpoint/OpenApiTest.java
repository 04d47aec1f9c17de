package register.read.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.address.KeptAddress;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.json.Json;
import register.memory.MemoryCheckpointLog;
import register.memory.MemoryRecords;
import register.policy.rules.PolicyRules;
import register.read.Reply;
import register.read.Story;
import register.read.http.Answer;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// The document describes exactly what the code does.
class OpenApiTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private static final List<Route> ROUTES = Stream.concat(
                    Routes.read(new MemoryCheckpointLog(), new MemoryRecords()).stream(),
                    Stream.of(Routes.snapshot(_ -> Answer.empty(302))))
            .toList();

    private final Story story = new Story();
    private final Json document = story.get("/v1/openapi.json").json();

    @BeforeEach
    void sign() {
        assertEquals(6, story.register.sign().size());
    }

    /// Or its page could not be reached.
    @Test
    void noPolicyIsNamedAsTheRegistersOwnAddressesBegin() {
        Set<String> own = ROUTES.stream()
                .map(route -> route.template().split("/", -1)[1])
                .filter(first -> PolicyId.SLUG.matcher(first).matches())
                .collect(Collectors.toSet());
        assertEquals(Set.of("v1", "verify", "log", "embed", "brand"), own);
        own.forEach(first -> assertTrue(PolicyRules.isReserved(first), first));
    }

    @Test
    void everyKeptAddressIsDescribed() {
        Map<String, String> described = new TreeMap<>();
        ((Json.Obj) Reply.member(document, "x-kept-addresses"))
                .members()
                .forEach((queried, kept) -> described.put(queried, ((Json.Str) kept).value()));
        assertEquals(new TreeMap<>(KeptAddress.templates()), described);
        described.keySet().forEach(queried -> {
            String[] parts = (queried + "?").split("[?]", 2);
            Route route = ROUTES.stream()
                    .filter(one -> one.template().equals(parts[0]))
                    .findFirst()
                    .orElseThrow();
            assertTrue(
                    Stream.of(parts[1].split("[?&]"))
                            .filter(name -> !name.isEmpty())
                            .allMatch(route.parameters()::contains),
                    queried);
        });
    }

    @Test
    void everyRouteAndParameterIsDescribedAndNothingElseIs() {
        Map<String, Set<String>> served = new TreeMap<>();
        for (Route route : ROUTES) {
            var names = new TreeSet<String>();
            route.parameters().forEach(name -> names.add("query " + name));
            Matcher variables = VARIABLE.matcher(route.template());
            while (variables.find()) {
                names.add("path " + variables.group(1));
            }
            served.put(route.template(), names);
        }
        Map<String, Set<String>> described = new TreeMap<>();
        read().forEach((template, item) -> {
            assertEquals(Set.of("get"), ((Json.Obj) item).members().keySet());
            described.put(template, parameters(Reply.member(item, "get")));
        });
        assertEquals(served, described);
    }

    /// OpenAPI cannot express a variable that contains slashes, so the document uses an extension.
    @Test
    void theLastVariableTakesAllThatIsLeftWhereTheDocumentSaysSo() {
        read().forEach((template, item) -> {
            Json parameters = ((Json.Obj) Reply.member(item, "get")).get("parameters");
            boolean open = parameters instanceof Json.Arr list
                    && list.items().stream()
                            .anyMatch(parameter ->
                                    Json.of(true).equals(resolved(parameter).get("x-holds-slashes")));
            assertEquals(template.endsWith(Route.REST), open, template);
        });
    }

    /// The description of addresses without posts; the others are forms.
    private Map<String, Json> read() {
        var read = new TreeMap<>(object("paths").members());
        read.values().removeIf(item -> ((Json.Obj) item).get("post") != null);
        return read;
    }

    private Set<String> parameters(Json operation) {
        var names = new TreeSet<String>();
        if (((Json.Obj) operation).get("parameters") instanceof Json.Arr list) {
            for (Json item : list.items()) {
                var parameter = resolved(item);
                names.add(text(parameter, "in") + " " + text(parameter, "name"));
            }
        }
        return names;
    }

    @Test
    void everyRouteOffersTheMediaTypesThatAreDescribed() {
        for (Route route : ROUTES) {
            var responses = (Json.Obj) Reply.member(member(object("paths"), route.template()), "get.responses");
            if (responses.get("200") != null) {
                assertEquals(
                        new TreeSet<>(route.types()),
                        ((Json.Obj) Reply.member(responses, "200.content"))
                                .members()
                                .keySet(),
                        route.template());
            }
        }
    }

    /// Like every answer in these tests, by `TestRegister#send`.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/policies",
                "/v1/policies/desk/subprocessors",
                "/v1/policies/desk/subprocessors?lang=ja&asOf=2026-06-01&knownAt=2026-06-01T00:00:00Z&region=EU",
                "/v1/policies/desk/versions?limit=2",
                "/v1/policies/desk/versions/2026-03-01?knownAt=2026-06-01T00:00:00Z",
                "/v1/policies/desk/versions/2026-10-01",
                "/v1/policies/desk/changes?from=2025-10-02&to=2026-09-01",
                "/v1/keys",
                "/log/desk/checkpoint",
                "/log/desk/trust",
                "/log/desk/checkpoints/2",
                "/log/desk/contents/2",
                "/log/desk/proofs/2",
                "/log/desk/tile/0/000.p/6",
                "/log/desk/tile/entries/000.p/1",
            })
    void whatIsSentIsWhatIsDescribed(String address) {
        assertEquals(200, story.get(address).status());
    }

    @Test
    void documentsAreWhatIsDescribed() {
        var reference = new Reference("DPA-7K3Q-9M2X-4WTB");
        Sha256 hash = Sha256.of(new byte[] {1});
        story.register.issued.record(new IssuedDocument.Acknowledgement(
                hash, DocumentKey.acknowledgement(reference), story.register.clock.instant(), reference));
        Sha256 snapshot = story.register.snapshot(story.first, Language.ENGLISH).sha256();
        assertEquals("acknowledgement", story.get("/v1/documents/" + hash).at("kind"));
        assertEquals("snapshot", story.get("/v1/documents/" + snapshot).at("kind"));
    }

    /// An open object could contain anything. The schema of lists is open, because anyone may extend a list of theirs;
    /// `register.openapi.Schemas` closes it for this register's.
    @Test
    void everyObjectThatIsSentIsDescribedWhole() {
        var open = new ArrayList<String>();
        ((Json.Obj) Reply.member(document, "components.schemas"))
                .members()
                .forEach((name, schema) -> addOpen(name, schema, open));
        assertEquals(List.of(), open);
    }

    private static void addOpen(String path, Json value, List<String> open) {
        switch (value) {
            case Json.Obj object -> {
                if (Json.of("object").equals(object.get("type"))
                        && !Json.of(false).equals(object.get("additionalProperties"))) {
                    open.add(path);
                }
                object.members().forEach((name, member) -> addOpen(path + "." + name, member, open));
            }
            case Json.Arr list -> list.items().forEach(item -> addOpen(path + "[]", item, open));
            default -> {}
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var dead = new ArrayList<String>();
        walk(document, dead);
        assertEquals(List.of(), dead);
        assertTrue(text((Json.Obj) document, "openapi").startsWith("3.1"));
    }

    private void walk(Json value, List<String> dead) {
        switch (value) {
            case Json.Obj object -> {
                if (object.get("$ref") instanceof Json.Str reference
                        && reference.value().startsWith("#/")
                        && find(reference.value()) == null) {
                    dead.add(reference.value());
                }
                object.members().values().forEach(member -> walk(member, dead));
            }
            case Json.Arr array -> array.items().forEach(item -> walk(item, dead));
            default -> {}
        }
    }

    private Json.Obj resolved(Json value) {
        var object = (Json.Obj) value;
        if (object.get("$ref") instanceof Json.Str reference
                && reference.value().startsWith("#/")) {
            Json found = find(reference.value());
            if (found == null) {
                throw new AssertionError("nothing at " + reference.value());
            }
            return resolved(found);
        }
        return object;
    }

    @Nullable
    private Json find(String reference) {
        @Nullable Json value = document;
        for (String name : reference.substring(2).split("/", -1)) {
            value = value instanceof Json.Obj object ? object.get(name) : null;
        }
        return value;
    }

    private Json.Obj object(String name) {
        return (Json.Obj) Reply.member(document, name);
    }

    private static Json member(Json.Obj object, String name) {
        Json value = object.get(name);
        if (value == null) {
            throw new AssertionError("no " + name);
        }
        return value;
    }

    private static String text(Json.Obj object, String name) {
        return ((Json.Str) member(object, name)).value();
    }
}
