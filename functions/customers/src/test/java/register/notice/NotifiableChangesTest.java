package register.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import register.json.Json;
import register.json.JsonText;
import register.notice.NotifiableChange.Kind;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.PolicyVersion;
import register.policy.Samples;
import register.policy.Subprocessor;
import register.sample.SampleList;
import register.value.Language;

/// The changes of which customers must be notified, field by field.
class NotifiableChangesTest {
    private static final LocalDate DATE = LocalDate.parse("2026-01-01");
    private static final Json NONE = Json.Null.NULL;

    private static final Engagement SERVERS = SampleList.engagement(
            "servers",
            Localized.of(Map.of(Language.ENGLISH, "Servers")),
            Localized.of(Map.of(Language.ENGLISH, "Runs the servers")),
            in -> in.put("locations", json("[{'country': 'DE', 'role': 'storage'}, {'region': 'EU'}]"))
                    .put(
                            "personalDataCategories",
                            json("[{'name': {'en': 'names'}}, {'name': {'en': 'addresses'}, 'term': "
                                    + "'pd:PhysicalAddress'}]"))
                    .put("dataSubjectCategories", json("[{'name': {'en': 'callers'}}]"))
                    .put("retention", json("{'en': '30 days'}"))
                    .put("transfers", json("[{'from': 'DE', 'to': 'US', 'mechanism': 'scc', 'module': 3}]"))
                    .put("modelTraining", false)
                    .put("appliesWhen", json("{'region': 'EU'}"))
                    .put("existingCustomersFrom", "2026-06-01"));
    private static final Subprocessor HOST = SampleList.subprocessor(
            "host",
            in -> in.put("legalName", "Host Ltd")
                    .put("displayName", "Host")
                    .put("registrationId", "123")
                    .put("identifiers", json("[{'scheme': 'VAT', 'value': 'DE136695976'}]"))
                    .put("address", "Street 1")
                    .put("country", "DE"),
            SERVERS);

    private static Stream<Arguments> changesOfTheService() {
        return Stream.of(
                told("purpose", "{'en': 'Runs the servers and reads them'}"),
                told("purpose", "{'de': 'Betreibt die Server'}"),
                untold("purpose", "{'en': 'Runs the servers', 'de': 'Betreibt die Server'}"),
                told("locations", "[{'country': 'DE', 'role': 'storage'}, {'region': 'APAC'}]"),
                told("locations", "[{'country': 'DE', 'role': 'access'}, {'region': 'EU'}]"),
                told(
                        "locations",
                        "[{'country': 'DE', 'role': 'storage', 'place': {'en': 'Bonn'}}, {'region': " + "'EU'}]"),
                told("locations", "[{'country': 'DE', 'role': 'storage'}]"),
                untold("locations", "[{'region': 'EU'}, {'country': 'DE', 'role': 'storage'}]"),
                told("transfers", "[{'from': 'DE', 'to': 'US', 'mechanism': 'adequacy'}]"),
                told("transfers", "null"),
                told(
                        "personalDataCategories",
                        "[{'name': {'en': 'names'}}, {'name': {'en': 'addresses'}}, {'name': {'en': 'voices'}}]"),
                untold("personalDataCategories", "[{'name': {'en': 'addresses'}}, {'name': {'en': 'names'}}]"),
                told("personalDataCategories", "[{'name': {'en': 'addresses'}}, {'name': {'en': 'name'}}]"),
                told("personalDataCategories", "[{'name': {'et': 'nimed'}}, {'name': {'et': 'aadressid'}}]"),
                untold(
                        "personalDataCategories",
                        "[{'name': {'en': 'names', 'et': 'nimed'}, 'term': 'pd:Name'},"
                                + " {'name': {'en': 'addresses', 'et': 'aadressid'}}]"),
                told("dataSubjectCategories", "[{'name': {'en': 'callers'}}, {'name': {'en': 'staff'}}]"),
                untold("dataSubjectCategories", "[{'name': {'en': 'callers', 'et': 'helistajad'}}]"),
                told("retention", "{'en': '90 days'}"),
                told("retention", "null"),
                untold("retention", "{'en': '30 days', 'et': '30 päeva'}"),
                told("modelTraining", "true"),
                told("modelTraining", "null"),
                told("appliesWhen", "{'region': 'US'}"),
                told("appliesWhen", "null"),
                told("existingCustomersFrom", "'2026-05-01'"),
                told("existingCustomersFrom", "null"),
                untold("existingCustomersFrom", "'2026-07-01'"),
                untold("service", "{'en': 'Machines'}"),
                untold("category", "'infrastructure'"),
                untold("newCustomersFrom", "'2026-03-01'"));
    }

    @ParameterizedTest
    @MethodSource
    void changesOfTheService(String field, String value, boolean told) {
        Engagement after = SampleList.changed(SERVERS, in -> in.put(field, json(value)));
        List<NotifiableChange> changes = between(HOST, HOST.withEngagements(List.of(after)));
        LocalDate stated = after.existingCustomersFrom();
        LocalDate start = stated == null ? DATE : stated;
        assertEquals(
                told
                        ? List.of(
                                new NotifiableChange(Kind.CHANGED, HOST.withEngagements(List.of(after)), after, start))
                        : List.of(),
                changes);
    }

    @Test
    void statingTheRetentionForTheFirstTimePromisesMore() {
        Engagement before = SampleList.changed(SERVERS, in -> in.put("retention", json("null")));
        assertEquals(List.of(), between(HOST.withEngagements(List.of(before)), HOST));
    }

    private static Stream<Arguments> changesOfTheSubprocessor() {
        return Stream.of(
                told("legalName", "'Host Inc.'"),
                told("legalName", "null"),
                told("registrationId", "'124'"),
                told("identifiers", "[{'scheme': 'VAT', 'value': 'AT136695976'}]"),
                told("identifiers", "[{'scheme': 'VAT', 'value': 'DE136695976'}, {'scheme': 'VAT', 'value': 'AT1'}]"),
                untold("identifiers", "null"),
                untold("identifiers", "[{'scheme': 'LEI', 'value': '529900T8BM49AURSDO55'}]"),
                untold("identifiers", "[{'scheme': 'LEI', 'value': '5'}, {'scheme': 'VAT', 'value': 'DE136695976'}]"),
                told("country", "'FR'"),
                told("naturalPerson", "true"),
                untold("displayName", "'Hosty'"),
                untold("address", "'Street 2'"),
                untold("website", "'https://host.example'"),
                untold("dpaUrl", "'https://host.example/dpa'"),
                untold("relationship", "'third-party'"),
                untold("contact", "{'role': {'en': 'Office'}, 'email': 'office@host.example'}"));
    }

    @ParameterizedTest
    @MethodSource
    void changesOfTheSubprocessor(String field, String value, boolean told) {
        Subprocessor after = changed(HOST, in -> in.put(field, json(value)));
        assertEquals(
                told ? List.of(new NotifiableChange(Kind.CHANGED, after, null, DATE)) : List.of(),
                between(HOST, after));
    }

    @Test
    void aBrandIsTheLegalPersonWhereNoOtherNameIsStated() {
        Subprocessor brand = changed(HOST, in -> in.put("legalName", NONE));
        Subprocessor other = changed(brand, in -> in.put("displayName", "Hosty"));
        assertEquals(List.of(new NotifiableChange(Kind.CHANGED, other, null, DATE)), between(brand, other));
    }

    @Test
    void additionsAndRemovals() {
        Subprocessor more = SampleList.subprocessor("mail", in -> in.put("legalName", "Mail Ltd"));
        Engagement backups = Samples.engagement("backups", "Keeps copies");
        Subprocessor both = HOST.withEngagements(List.of(SERVERS, backups));
        assertEquals(
                List.of(
                        new NotifiableChange(Kind.ADDED, HOST, SERVERS, LocalDate.parse("2026-06-01")),
                        new NotifiableChange(Kind.REMOVED, more, null, DATE)),
                between(more, HOST));
        assertEquals(
                List.of(
                        new NotifiableChange(Kind.ADDED, more, null, DATE),
                        new NotifiableChange(Kind.REMOVED, HOST, SERVERS, DATE)),
                between(HOST, more));
        assertEquals(List.of(new NotifiableChange(Kind.ADDED, both, backups, DATE)), between(HOST, both));
        assertEquals(List.of(new NotifiableChange(Kind.REMOVED, both, backups, DATE)), between(both, HOST));
    }

    @Test
    void anEndThatIsStatedIsARemovalOfThatDay() {
        Engagement ending = SampleList.changed(SERVERS, in -> in.put("endsOn", "2026-09-30"));
        Subprocessor after = HOST.withEngagements(List.of(ending));
        assertEquals(
                List.of(new NotifiableChange(Kind.REMOVED, after, ending, LocalDate.parse("2026-09-30"))),
                between(HOST, after));
        assertEquals(List.of(), between(after, HOST), "it goes on, as customers knew before");
    }

    @Test
    void theOrderOfTheListSaysNothing() {
        Subprocessor more = Samples.subprocessor("mail", "Mail Ltd", Samples.engagement("mail", "Sends"));
        assertEquals(
                List.of(),
                NotifiableChanges.between(
                        Samples.version(List.of(), HOST, more),
                        Samples.version(List.of(Samples.section("New")), more, HOST)));
    }

    private static Arguments told(String field, String value) {
        return arguments(field, value, true);
    }

    private static Arguments untold(String field, String value) {
        return arguments(field, value, false);
    }

    private static List<NotifiableChange> between(Subprocessor before, Subprocessor after) {
        PolicyVersion was = Samples.version(List.of(), before);
        return NotifiableChanges.between(was, Samples.version(List.of(), after));
    }

    private static Subprocessor changed(Subprocessor subprocessor, Consumer<Json.Builder> with) {
        return SampleList.changed(subprocessor, with);
    }

    private static Json json(String text) {
        return JsonText.parse(text.replace('\'', '"'));
    }
}
