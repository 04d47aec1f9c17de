package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The published schema on its own: every list that is sent conforms to it, and other documents do not. Members that
/// it does not describe are allowed, for lists of others; `ApiDescription` refuses them in the register's.
class ListSchemaTest {
    private static final String LIST = "/v1/policies/desk/subprocessors";

    private final Story story = new Story();
    private final Schema schema = SchemaRegistry.withDefaultDialect(
                    Dialects.getDraft202012(),
                    builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()))
            .getSchema(story.get(schemaAddress()).body(), InputFormat.JSON);

    private String schemaAddress() {
        return story.get(LIST).at("links.schema");
    }

    private List<String> problems(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LIST,
                LIST + ".json?lang=en",
                LIST + "?lang=ja&category=support&region=eu&feature=mail",
                LIST + "?asOf=2026-12-31",
                LIST + "?asOf=2026-03-01&knownAt=2026-03-01T00:00:00Z",
                LIST + "?asOf=2025-12-31",
            })
    void everyListFitsIt(String address) {
        Reply list = story.get(address);
        assertEquals(200, list.status());
        assertEquals(List.of(), problems(list.body()));
    }

    @Test
    void itIsASchemaItself() {
        Schema dialect = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertEquals(List.of(), dialect.validate(story.get(schemaAddress()).body(), InputFormat.JSON));
        assertEquals("application/schema+json", story.get(schemaAddress()).header("content-type"));
    }

    @Test
    void aListMayHaveMembersOfItsOwn() {
        String list = story.get(LIST).body();
        assertEquals(List.of(), problems(list.replaceFirst("\\{", "{\"more\":{\"of\":1},")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"effectiveDate\":\"2026-03-01\"|\"effectiveDate\":\"1 March 2026\"",
                "\"revision\":2|\"revision\":0",
                "\"status\":\"in-force\"|\"status\":\"valid\"",
                "\"reason\":\"A name was misspelt\",|",
                "\"additions\":[],|",
                "{\"unstated\":true}|{}",
                "\"format\":\"subprocessor-list/1\"|\"format\":\"subprocessor-list/2\"",
                "\"format\":\"subprocessor-list/1\",|",
                "\"id\":\"nordhost\",|",
                "\"country\":\"NO\"|\"country\":\"Norway\"",
            })
    void whatIsNoListFailsIt(String of, String instead) {
        String list = story.get(LIST).body();
        String changed = list.replace(of, instead == null ? "" : instead);
        assertFalse(changed.equals(list), of);
        assertFalse(problems(changed).isEmpty(), changed);
    }
}
