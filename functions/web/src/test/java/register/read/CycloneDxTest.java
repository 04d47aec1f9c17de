package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.json.Json;
import register.json.JsonText;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.read.endpoint.ServedSite;
import register.sample.SampleList;
import register.testing.Checkout;

/// Lists as CycloneDX, which the schema of CycloneDX's own npm package accepts.
class CycloneDxTest {
    private static final String LIST = "/v1/policies/desk/subprocessors.cdx.json";
    private static final String NAMESPACE = "http://cyclonedx.org/schema/";

    /// The folder in which `infra/test` installs npm packages.
    private static final Path SCHEMAS =
            Checkout.file(".build/npm/node_modules/@cyclonedx/cyclonedx-library/res/schema");

    private final Story story = new Story();

    private static Schema schema() {
        boolean installed = Files.exists(SCHEMAS);
        if ("true".equals(System.getenv("REGISTER_REQUIRE_TOOLS"))) {
            assertTrue(installed, "infra/test installs @cyclonedx/cyclonedx-library");
        }
        Assumptions.assumeTrue(installed, "infra/test installs @cyclonedx/cyclonedx-library");
        return SchemaRegistry.withDefaultDialect(
                        Dialects.getDraft7(),
                        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                        .formatAssertionsEnabled(true)
                                        .build())
                                .schemas(CycloneDxTest::published))
                .getSchema(SchemaLocation.of(NAMESPACE + "bom-1.6.schema.json"));
    }

    private static String published(String iri) {
        String name = iri.substring(NAMESPACE.length()).replaceFirst("(\\.SNAPSHOT)?\\.schema", ".SNAPSHOT.schema");
        try {
            return Files.readString(SCHEMAS.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(iri, e);
        }
    }

    private static List<String> problems(Schema schema, String document) {
        return schema.validate(document, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static Map<String, String> properties(Json of) {
        var properties = new HashMap<String, String>();
        ((Json.Obj) of).list("properties").forEach(each -> {
            var property = (Json.Obj) each;
            properties.merge(property.text("name"), property.text("value"), (one, other) -> one + " | " + other);
        });
        return properties;
    }

    @Test
    void everyListIsValid() {
        var lists = new ArrayList<String>();
        for (String query : List.of("", "?lang=en", "?region=eu", "?asOf=2025-12-31&knownAt=2026-01-01T00:00:00Z")) {
            lists.add(story.get(LIST + query).body());
        }
        lists.add(story.get("/v1/policies/desk/versions/2025-10-02/subprocessors.cdx.json")
                .body());
        for (String text : List.of("]]>", "\u0000\u001f\u007f", "\u202eabc", "\uD83D\uDE00", "=1+1", "\\;,:\\n")) {
            var register = new TestRegister();
            register.acceptedBeforeTheRules("2026-01-01T00:00:00Z", Policies.desk("2026-02-01", words -> text + words));
            register.clock.set(Story.NOW);
            lists.add(register.get(LIST).body());
        }
        var register = new TestRegister();
        register.publish("2026-01-01T00:00:00Z", Policies.withPerson("2026-02-01", "Mari Maasikas"));
        register.clock.set(Story.NOW);
        lists.add(register.get(LIST).body());
        register.redact("2026-06-16T09:00:00Z", "person", "On request");
        lists.add(register.get(LIST).body());
        assertFalse(lists.getLast().contains("Mari"), lists.getLast());
        Schema schema = schema();
        lists.forEach(list -> assertEquals(List.of(), problems(schema, list), list));
        String list = lists.getFirst();
        for (String broken : List.of(
                list.replaceFirst("urn:uuid:", "uuid:"),
                list.replaceFirst("\"flow\":\"unknown\"", "\"flow\":\"none\""),
                list.replaceFirst("\"bom-ref\":\"nordhost\"", "\"ref\":\"nordhost\""),
                list.replace("\"https://nordhost.example/\"", "\"n o r d\""))) {
            assertNotEquals(list, broken);
            assertFalse(problems(schema, broken).isEmpty(), broken);
        }
    }

    @Test
    void aSubprocessorIsAServiceOfItsProvider() {
        Reply list = story.get(LIST + "?lang=en");
        assertEquals("nordhost", list.at("services.0.bom-ref"));
        assertEquals("Nordhost AS", list.at("services.0.provider.name"));
        assertEquals("NO", list.at("services.0.provider.address.country"));
        assertEquals("Fjordgata 1, 0150 Oslo", list.at("services.0.provider.address.streetAddress"));
        assertEquals("https://nordhost.example/", list.at("services.0.provider.url.0"));
        assertEquals("true", list.at("services.0.x-trust-boundary"));
        assertEquals(
                "Desk's servers stand in facilities with spare power, each with its own generators.",
                list.at("services.0.description"));
        assertEquals("Postvogel", list.at("services.1.name"));
        assertEquals("https://w3id.org/dpv/pd#EmailAddress", list.at("services.1.data.0.classification"));
        assertEquals("unknown", list.at("services.1.data.0.flow"));
        Map<String, String> properties = properties(list.list("services").get(1));
        assertEquals(
                "US, Northern California (processing)", properties.get("subprocessor-list:engagements:mail:locations"));
        assertEquals("EE>US scc module 3", properties.get("subprocessor-list:engagements:mail:transfers"));
        assertEquals("2026-02-01", properties.get("subprocessor-list:engagements:mail:newCustomersFrom"));
        Map<String, String> first = properties(list.list("services").getFirst());
        assertEquals("987 654", first.get("subprocessor-list:registrationId"));
        assertEquals("529900T8BM49AURSDO55", first.get("subprocessor-list:identifiers:LEI"));
    }

    @Test
    void theCompanyIsTheManufacturerAndRetentionIsAProperty() {
        PolicyVersion desk = Policies.desk("2026-02-01");
        Subprocessor host = desk.subprocessors().getFirst();
        PolicyVersion stated = SampleList.changed(
                desk.withSubprocessors(List.of(host.withEngagements(List.of(SampleList.changed(
                        host.engagements().getFirst(),
                        in -> in.put("retention", JsonText.parse("{\"en\": \"30 days\", \"et\": \"30 päeva\"}"))))))),
                in -> in.put("company", JsonText.parse("""
                        {
                          "legalName": "Laud & Tool OÜ",
                          "address": "Tartu mnt 1, Tallinn, Eesti",
                          "country": "EE",
                          "identifiers": [{"scheme": "LEI", "value": "529900T8BM49AURSDO55"}],
                          "email": "dpo@desk.example"
                        }""")));
        var register = new TestRegister();
        register.publish("2026-01-01T00:00:00Z", stated);
        register.clock.set(Story.NOW);
        Reply list = register.get(LIST + "?lang=en");
        assertEquals("Tartu mnt 1, Tallinn", list.at("metadata.manufacturer.address.streetAddress"));
        assertEquals("EE", list.at("metadata.manufacturer.address.country"));
        assertTrue(list.body().contains("subprocessor-list:company:identifiers:LEI"), list.body());
        assertEquals("dpo@desk.example", list.at("metadata.manufacturer.contact.0.email"));
        assertEquals(
                "30 days",
                properties(list.list("services").getFirst()).get("subprocessor-list:engagements:servers-eu:retention"));
    }

    /// Or behind no other if the one that engages it is not in the answer.
    @Test
    void aSubprocessorOfASubprocessorIsBehindIt() {
        Reply list = story.get(LIST);
        assertEquals(List.of("nordhost", "postvogel"), list.each("services", "bom-ref"));
        assertEquals(List.of("desk-ua"), list.each("services.0.services", "bom-ref"));
        Reply support = story.get(LIST + "?category=support");
        assertEquals(List.of("desk-ua"), support.each("services", "bom-ref"));
        assertEquals("nordhost", properties(support.list("services").getFirst()).get("subprocessor-list:parentId"));
    }

    @Test
    void noneIsLostIfTwoEngageEachOther() {
        PolicyVersion desk = Policies.desk("2026-02-01");
        var register = new TestRegister();
        register.acceptedBeforeTheRules(
                "2026-01-01T00:00:00Z",
                desk.withSubprocessors(List.of(
                        SampleList.changed(desk.subprocessors().getFirst(), in -> in.put("parentId", "desk-ua")),
                        desk.subprocessors().getLast())));
        register.clock.set(Story.NOW);
        Reply list = register.get(LIST);
        assertEquals(List.of("nordhost"), list.each("services", "bom-ref"));
        assertEquals(List.of("desk-ua"), list.each("services.0.services", "bom-ref"));
    }

    @Test
    void itStatesWhichListItIs() {
        Reply list = story.get(LIST + "?lang=en&region=eu");
        assertEquals("Laud & Tool OÜ", list.at("metadata.manufacturer.name"));
        assertEquals("2026-03-10T09:00:00Z", list.at("metadata.timestamp"));
        Map<String, String> properties = properties(Reply.member(list.json(), "metadata"));
        Reply json = story.get("/v1/policies/desk/subprocessors.json");
        assertEquals(json.at("contentHash"), properties.get("subprocessor-list:contentHash"));
        assertEquals(json.at("entryHash"), properties.get("subprocessor-list:entryHash"));
        assertEquals("2026-03-01", properties.get("subprocessor-list:effectiveDate"));
        assertEquals("2", properties.get("subprocessor-list:revision"));
        assertEquals("en", properties.get("subprocessor-list:language"));
        assertEquals("eu", properties.get("subprocessor-list:filter:region"));
        assertNull(properties.get("subprocessor-list:trial"));
        Reply absolute = TestRegister.reply(TestRegister.call(
                story.register.read(story.register.chain, new ServedSite(null, true, "https://trust.example")),
                TestRegister.event("GET", LIST)));
        assertTrue(absolute.at("externalReferences.1.url").startsWith("https://trust.example/log/desk/proofs/"));
    }

    @Test
    void theSerialNumberIsOfTheContent() {
        Reply list = story.get(LIST);
        assertEquals(list.body(), story.get(LIST).body());
        assertTrue(
                list.at("serialNumber")
                        .matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}"),
                list.at("serialNumber"));
        assertEquals(
                list.at("serialNumber"),
                new Story().get(LIST.replace("cdx.json", "et.cdx.json")).at("serialNumber"));
        for (String other : List.of("?lang=en", "?region=eu", "?asOf=2025-12-31")) {
            assertNotEquals(list.at("serialNumber"), story.get(LIST + other).at("serialNumber"), other);
        }
    }

    /// Not by `Accept`, whose kinds the edge keeps apart.
    @ParameterizedTest
    @ValueSource(
            strings = {
                LIST,
                "/v1/policies/desk/subprocessors.en.cdx.json",
                "/v1/policies/desk/versions/2026-03-01/2/subprocessors.en.cdx.json"
            })
    void clientsAskForItByAddress(String address) {
        Reply reply = story.get(address);
        assertEquals(200, reply.status());
        assertEquals("application/vnd.cyclonedx+json; version=1.6", reply.header("content-type"));
        assertEquals("CycloneDX", reply.at("bomFormat"));
        String list = "/v1/policies/desk/subprocessors";
        assertTrue(story.get(list).at("links.cyclonedx").endsWith(".cdx.json"));
        assertEquals(
                406, story.get(list, "accept", "application/vnd.cyclonedx+json").status());
    }
}
