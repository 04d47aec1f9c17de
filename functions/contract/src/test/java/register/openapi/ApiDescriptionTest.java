package register.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers that match pass, and each mismatch is found.
class ApiDescriptionTest {
    private static final Map<String, String> SCHEMAS = Map.of("colour.schema.json", """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "enum": ["red", "blue"]}
            """, "maker.schema.json", """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object", "properties": {"name": {"type": "string"}}}
            """);

    private static final ApiDescription API = ApiDescription.parse("""
            {
              "openapi": "3.1.0",
              "info": {"title": "Lamps", "version": "1"},
              "paths": {
                "/{room}/lamp": {
                  "get": {
                    "responses": {
                      "200": {
                        "description": "The lamp.",
                        "headers": {
                          "Age": {"required": true, "schema": {"type": "integer", "minimum": 0}},
                          "ETag": {"schema": {"type": "string", "pattern": "^\\"[0-9]+\\"$"}}
                        },
                        "content": {
                          "application/json": {"schema": {"$ref": "#/components/schemas/Lamp"}},
                          "text/plain": {"schema": {"type": "string", "pattern": "^lamp"}}
                        }
                      },
                      "304": {"$ref": "#/components/responses/Same"},
                      "404": {"description": "No.", "x-problems": ["dark"], "content": {"application/problem+json": {"schema": {"type": "object"}}}}
                    }
                  }
                },
                "/attic/lamp": {"get": {"responses": {"200": {"description": "No lamp here."}}}},
                "/attic": {"get": {"responses": {"200": {"description": "Dark."}}}},
                "/{room}": {"get": {"responses": {"304": {"description": "Lit."}}}}
              },
              "components": {
                "responses": {"Same": {"description": "Known."}},
                "schemas": {
                  "Lamp": {
                    "type": "object",
                    "properties": {
                      "since": {"type": "string", "format": "date"},
                      "colour": {"$ref": "colour.schema.json"},
                      "maker": {"$ref": "maker.schema.json"}
                    },
                    "required": ["since"],
                    "additionalProperties": false
                  }
                }
              },
              "x-every-address": {"options": {"responses": {"204": {"description": "Methods."}}}},
              "x-any-other-address": {
                "responses": {"404": {"description": "None.", "content": {"text/plain": {"schema": {"type": "string"}}}}}
              }
            }
            """, SCHEMAS::get);

    private static final String LAMP = "{\"since\":\"2026-01-31\",\"colour\":\"red\"}";
    private static final Map<String, String> JSON = Map.of("age", "7", "content-type", "application/json");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET     | /kitchen/lamp?x=1 | 200 | application/json; charset=utf-8 | {\"since\":\"2026-01-31\"}",
                "GET     | /kitchen/lamp/    | 200 | TEXT/plain                      | lamp",
                "GET     | /%2F/lamp         | 200 | text/plain                      | lamp",
                "HEAD    | /kitchen/lamp     | 200 | application/json                | ''",
                "POST    | /kitchen/lamp     | 404 | application/problem+json        | {\"type\":\"/docs#problem-dark\"}",
            })
    void whatIsDescribedPasses(String method, String address, int status, String type, String body) {
        Map<String, String> headers =
                status == 200 ? Map.of("AGE", "0", "Content-Type", type) : Map.of("content-type", type);
        assertEquals(List.of(), API.problems(new ApiExchange(method, address, status, headers, body)));
    }

    @Test
    void anAnswerWithoutABodyPasses() {
        assertEquals(List.of(), problems("GET", "/kitchen/lamp", 304, Map.of("date", "today"), ""));
        assertEquals(List.of(), problems("OPTIONS", "/kitchen/lamp", 204, Map.of(), ""));
        assertEquals(List.of(), problems("GET", "/attic/lamp", 200, Map.of(), ""));
        assertEquals(List.of(), problems("GET", "/attic", 200, Map.of(), ""));
        assertEquals(List.of(), problems("GET", "/kitchen/", 304, Map.of(), ""));
        assertEquals(List.of(), problems("GET", "/no/thing", 404, Map.of("content-type", "text/plain"), "none"));
        assertEquals(List.of(), problems("GET", "/%zz/lamp", 404, Map.of("content-type", "text/plain"), "none"));
    }

    @Test
    void anotherStatusIsFound() {
        one("the status is not described", problems("GET", "/kitchen/lamp", 500, JSON, LAMP));
        one("the status is not described", problems("OPTIONS", "/kitchen/lamp", 200, Map.of(), ""));
        one("the status is not described", problems("GET", "/no/thing", 200, JSON, LAMP));
        one("the status is not described", problems("GET", "//lamp", 200, JSON, LAMP));
    }

    @Test
    void anotherBodyIsFound() {
        one("body: /since: does not match", lamp("{\"since\":\"2026-02-30\"}"));
        one("body: /since: integer found", lamp("{\"since\":1}"));
        one("body: : required property 'since'", lamp("{}"));
        one("body: : property 'size' is not defined", lamp("{\"since\":\"2026-01-31\",\"size\":1}"));
        one("body: /colour: does not have a value", lamp("{\"since\":\"2026-01-31\",\"colour\":\"green\"}"));
        one("body: /maker: property 'age' is not defined", lamp("{\"since\":\"2026-01-31\",\"maker\":{\"age\":1}}"));
        one("body: not JSON", lamp("{"));
        one("body: not JSON", lamp("{\"since\":\"2026-01-31\",\"since\":\"2026-01-31\"}"));
        one("body: not JSON", lamp(""));
        one(
                "body: : does not match",
                problems("GET", "/kitchen/lamp", 200, Map.of("age", "1", "content-type", "text/plain"), "candle"));
        one(
                "body: is empty",
                problems("GET", "/kitchen/lamp", 200, Map.of("age", "1", "content-type", "text/plain"), ""));
    }

    @Test
    void aBodyWhereNoneBelongsIsFound() {
        one("a body where none is described", problems("GET", "/kitchen/lamp", 304, Map.of(), "x"));
        one("a body where none is described", problems("HEAD", "/kitchen/lamp", 200, JSON, LAMP));
        one(
                "a media type where no body is described",
                problems("GET", "/kitchen/lamp", 304, Map.of("content-type", "text/plain"), ""));
    }

    @Test
    void anotherMediaTypeIsFound() {
        one(
                "the media type text/html is not one of",
                problems("GET", "/kitchen/lamp", 200, Map.of("age", "1", "content-type", "text/html"), "lamp"));
        one("no media type: expected one of", problems("GET", "/kitchen/lamp", 200, Map.of("age", "1"), LAMP));
    }

    @Test
    void anotherHeaderIsFound() {
        one("no header Age", problems("GET", "/kitchen/lamp", 200, Map.of("content-type", "application/json"), LAMP));
        one("header Age: : must have a minimum", with("age", "-1"));
        one("header Age: : string found", with("age", "old"));
        one("header ETag: : does not match", with("etag", "7"));
        one("header X-Trace is not described", with("X-Trace", "7"));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        var wrong = new ApiExchange("GET", "/kitchen/lamp", 200, Map.of("content-type", "application/json"), "{}");
        AssertionError error = assertThrows(AssertionError.class, () -> API.hold(wrong));
        String message = String.valueOf(error.getMessage());
        assertTrue(
                message.startsWith("GET /kitchen/lamp answered 200, not as described: no header Age; body: "), message);
    }

    private static List<String> lamp(String body) {
        return problems("GET", "/kitchen/lamp", 200, JSON, body);
    }

    private static List<String> with(String header, String value) {
        var headers = new java.util.HashMap<>(JSON);
        headers.put(header, value);
        return problems("GET", "/kitchen/lamp", 200, headers, LAMP);
    }

    private static List<String> problems(
            String method, String address, int status, Map<String, String> headers, String body) {
        return API.problems(new ApiExchange(method, address, status, headers, body));
    }

    @Test
    void aProblemIsOfATypeThatTheResponseNames() {
        one(
                "the problem /docs#problem-cold is not one of [\"dark\"]",
                problems(
                        "GET",
                        "/kitchen/lamp",
                        404,
                        Map.of("content-type", "application/problem+json"),
                        "{\"type\":\"/docs#problem-cold\"}"));
    }

    private static void one(String start, List<String> problems) {
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.getFirst().startsWith(start), problems.toString());
    }
}
