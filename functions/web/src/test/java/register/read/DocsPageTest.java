package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.read.endpoint.ServedSite;
import register.read.http.ProblemType;

/// The description of the API for people, and the problems whose addresses lead there.
class DocsPageTest {
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile(" href=\"(/v1/docs(?:/[a-z]+)?)?#([^\"]+)\"");
    private static final Pattern PART = Pattern.compile("/v1/docs/[a-z]+");
    /// The size of a page that a phone loads quickly, in characters.
    private static final int SMALL = 120_000;
    private static final Pattern CURL = Pattern.compile("curl[^\n<]*&#39;(https://register\\.example[^&\n]*)&#39;");
    private static final List<String> ADDRESSES =
            List.of("/v1/policies?x=1", "/v1/nothing", "/v1/policies/nobody/versions");

    private final Story story = new Story();
    private final Map<String, String> pages = pages();
    private final String page = String.join("", pages.values());
    private final Json document = story.get("/v1/openapi.json").json();

    /// The page must be readable without loading or running anything.
    @Test
    void itIsServedWholeToAnybodyAndRunsNothing() {
        Reply reply = story.get("/v1/docs", "accept", "text/html");
        assertEquals(200, reply.status());
        assertEquals("text/html; charset=utf-8", reply.header("content-type"));
        String policy = String.valueOf(reply.header("content-security-policy"));
        assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
        assertFalse(policy.contains("script-src"), policy);
        for (String forbidden : List.of("<script", "<img", "<link", "src=", "@import", "url(")) {
            assertFalse(page.contains(forbidden), forbidden);
        }
        assertEquals(200, story.get("/v1/docs", "accept", "application/json").status());
        assertEquals(404, story.get("/v1/docs/nothing").status());
    }

    @Test
    void itComesInSmallParts() {
        assertTrue(pages.size() > 6, pages.keySet().toString());
        pages.forEach((address, body) -> assertTrue(body.length() < SMALL, address + ": " + body.length()));
    }

    @Test
    void everyAddressStandsThereWithItsParametersAnswersAndAnExample() {
        var missing = new ArrayList<String>();
        ((Json.Obj) Reply.member(document, "paths")).members().forEach((path, item) -> {
            ((Json.Obj) item).members().forEach((method, operation) -> {
                String section = section(text(operation, "operationId"));
                var expected = new ArrayList<>(
                        List.of("<h2>" + method.toUpperCase(Locale.ROOT) + " " + path + "</h2>", "<pre>curl "));
                ((Json.Obj) Reply.member(operation, "responses"))
                        .members()
                        .keySet()
                        .forEach(status -> expected.add("role=\"rowheader\">" + status + "</th>"));
                if (((Json.Obj) operation).get("parameters") instanceof Json.Arr(List<Json> parameters)) {
                    parameters.forEach(parameter -> expected.add("<code>" + name(parameter) + "</code></th>"));
                }
                expected.stream()
                        .filter(each -> !section.contains(each))
                        .forEach(each -> missing.add(path + " lacks " + each));
            });
        });
        assertEquals(List.of(), missing);
    }

    /// A copied example must work unchanged.
    @Test
    void everyExampleIsAnsweredAsDescribed() {
        var asked = new TreeSet<String>();
        CURL.matcher(page).results().forEach(found -> {
            String address = found.group(1).substring("https://register.example".length());
            asked.add(address);
            Reply reply = story.get(address);
            assertTrue(Set.of(200, 302, 404).contains(reply.status()), address + ": " + reply.status());
        });
        int paths = ((Json.Obj) Reply.member(document, "paths")).members().size();
        assertEquals(paths, asked.size(), asked.toString());
    }

    /// Every anchor is also on the index, so that older addresses still work.
    @Test
    void everyLinkWithinItLeadsToOnePlace() {
        pages.forEach((address, body) -> {
            List<String> ids = ids(body);
            assertEquals(ids.size(), Set.copyOf(ids).size(), "an id stands twice on " + address);
            LINK.matcher(body).results().forEach(found -> {
                String to = found.group(1) == null ? address : found.group(1);
                assertTrue(ids(pages.getOrDefault(to, "")).contains(found.group(2)), address + ": " + found.group());
            });
        });
        List<String> index = ids(pages.getOrDefault("/v1/docs", ""));
        for (String schema :
                List.of("list", "policy", "schema-Problem", "list-dateBasis", "policy-engagement", "versions")) {
            assertTrue(index.contains(schema), schema);
        }
        assertEquals(
                Set.of(), ids(page).stream().filter(id -> !index.contains(id)).collect(Collectors.toSet()));
    }

    private static List<String> ids(String body) {
        return ID.matcher(body).results().map(found -> found.group(1)).toList();
    }

    /// The index, and each part that it leads to.
    private Map<String, String> pages() {
        var found = new TreeMap<String, String>();
        String index = story.get("/v1/docs").body();
        found.put("/v1/docs", index);
        PART.matcher(index).results().map(MatchResult::group).distinct().forEach(address -> {
            Reply reply = story.get(address);
            if (reply.status() == 200) {
                found.put(address, reply.body());
            }
        });
        return found;
    }

    @Test
    void everyProblemSaysWhatItMeansAndWhatToDo() {
        Map<String, String> described = new TreeMap<>();
        ((Json.Obj) Reply.member(document, "x-problems")).members().forEach((name, said) -> {
            described.put(name, Reply.member(said, "status") + " " + text(said, "title"));
            String section = section("problem-" + name);
            for (String part : List.of("meaning", "todo")) {
                assertTrue(section.contains(escaped(text(said, part))), name + ": " + part);
            }
        });
        Map<String, String> made = Stream.of(ProblemType.values())
                .collect(Collectors.toMap(
                        ProblemType::term,
                        type -> new Json.Num(type.status()) + " " + type.title(),
                        (first, _) -> first,
                        TreeMap::new));
        assertEquals(made, described);
    }

    /// Each type belongs to the status of some answer, and each answer in problem details names its types.
    @Test
    void everyAnswerInProblemDetailsNamesItsTypes() {
        var named = new TreeSet<String>();
        var responses = new TreeMap<String, List<Json>>();
        ((Json.Obj) Reply.member(document, "paths"))
                .members()
                .values()
                .forEach(item -> ((Json.Obj) item)
                        .members()
                        .values()
                        .forEach(operation -> add(Reply.member(operation, "responses"), responses)));
        add(Reply.member(document, "x-any-other-address.responses"), responses);
        add(Reply.member(document, "x-server.responses"), responses);
        responses.forEach((status, all) -> {
            for (Json response : all) {
                boolean problem = response instanceof Json.Obj object
                        && object.get("content") instanceof Json.Obj content
                        && content.get("application/problem+json") != null;
                boolean types = ((Json.Obj) response).get("x-problems") != null;
                assertEquals(problem, types, status + " " + response);
                if (types) {
                    ((Json.Arr) Reply.member(response, "x-problems"))
                            .items()
                            .forEach(name -> named.add(((Json.Str) name).value()));
                }
            }
        });
        // For an address without a description that is valid for a short time.
        named.add(ProblemType.LINK_EXPIRED.term());
        assertEquals(
                Stream.of(ProblemType.values()).map(ProblemType::term).collect(Collectors.toCollection(TreeSet::new)),
                named);
    }

    @Test
    void theTypeOfEachProblemLeadsToItsDescription() {
        for (String address : ADDRESSES) {
            String type = story.get(address).at("type");
            assertTrue(type.startsWith("/v1/docs#problem-"), type);
            assertNotNull(section(type.substring(type.indexOf('#') + 1)));
        }
    }

    @Test
    void whereTheRegisterHasAnAddressTypesAndExamplesHaveIt() {
        var site = new ServedSite(null, true, "https://subprocessors.company.example");
        var handler = story.register.read(story.register.chain, site);
        for (String address : ADDRESSES) {
            Reply reply = TestRegister.reply(TestRegister.call(handler, TestRegister.event("GET", address)));
            assertTrue(
                    reply.at("type").startsWith("https://subprocessors.company.example/v1/docs#problem-"),
                    reply.body());
            TestRegister.hold("GET", address, reply);
        }
        Reply docs = TestRegister.reply(TestRegister.call(handler, TestRegister.event("GET", "/v1/docs/policies")));
        assertTrue(docs.body().contains("&#39;https://subprocessors.company.example/v1/policies&#39;"));
        assertFalse(docs.body().contains("register.example"));
        Reply redirected = TestRegister.reply(TestRegister.call(
                story.register.redirect(story.register.chain, site),
                TestRegister.event("GET", "/v1/policies/nobody/versions/2026-03-01/snapshot.pdf")));
        assertEquals("https://subprocessors.company.example/v1/docs#problem-no-such-policy", redirected.at("type"));
    }

    private void add(Json responses, Map<String, List<Json>> all) {
        ((Json.Obj) responses)
                .members()
                .forEach((status, response) ->
                        all.computeIfAbsent(status, _ -> new ArrayList<>()).add(resolved(response)));
    }

    private Json resolved(Json value) {
        return value instanceof Json.Obj object && object.get("$ref") instanceof Json.Str(String reference)
                ? Reply.member(document, reference.substring(2).replace('/', '.'))
                : value;
    }

    private String name(Json parameter) {
        return text(resolved(parameter), "name");
    }

    private static String text(Json object, String name) {
        return ((Json.Str) Reply.member(object, name)).value();
    }

    /// A description as the page writes it.
    private static String escaped(String text) {
        return Pattern.compile("`([^`]*)`")
                .matcher(text.replace("&", "&amp;").replace("'", "&#39;").replace("\"", "&quot;"))
                .replaceAll(found -> "<code>" + MatchResult.class.cast(found).group(1) + "</code>");
    }

    /// The content between the section with this id and the next.
    private String section(String id) {
        int start = page.indexOf("<section id=\"" + id + "\">");
        assertTrue(start > 0, "no section " + id);
        int end = page.indexOf("<section id=", start + 1);
        return page.substring(start, end < 0 ? page.length() : end);
    }
}
