package register.recipient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.json.JsonText;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.request.ChangeAuthor;
import register.value.Language;
import register.value.PolicyId;

class ExclusionTest {
    private static final PolicyVersion VERSION = PolicyCodec.decode(JsonText.parse("""
            {"policy": "sample", "effectiveDate": "2026-01-01", "dateBasis": "effective",
             "editions": {"en": {"status": "original", "title": "T", "provider": "P", "sections": []}},
             "subprocessors": [
               {"id": "host", "legalName": "Host Ltd", "displayName": "Hosty", "engagements": []},
               {"id": "voice", "legalName": "Voice Ltd", "engagements": [
                 {"id": "calls", "service": {"en": "s"}, "purpose": {"en": "p"}, "category": "support",
                  "locations": [{"unstated": true}], "appliesWhen": {"region": "US"}}]}]}"""));

    private static Recipient contact(@Nullable String id, String region, String... excludes) {
        return Recipient.added(
                new RecipientId("1".repeat(32)),
                new PolicyId("sample"),
                Recipient.Kind.CONTACT,
                new Recipient.Who(id, "Customer", "who@customer.example"),
                Language.ENGLISH,
                new Terms(null, null, List.of(region), List.of(), List.of(excludes), null),
                "import",
                ChangeAuthor.register(Instant.EPOCH));
    }

    private static List<Exclusion> exclusions(Recipient... recipients) {
        return Exclusion.of(VERSION, Stream.of(recipients));
    }

    @Test
    void aSubprocessorIsExcludedByIdOrName() {
        assertEquals(
                List.of(new Exclusion("host", List.of("A", "B", "C"))),
                exclusions(
                        contact("A", "EU", "HOST"),
                        contact("B", "EU", "host ltd", "Others"),
                        contact("C", "EU", "Hosty"),
                        contact("D", "EU", "Hoster")));
    }

    @Test
    void onlyCustomersOfAServiceAreTouched() {
        assertEquals(
                List.of(new Exclusion("voice", List.of("A"))),
                exclusions(contact("A", "US", "voice"), contact("B", "EU", "voice")));
    }

    @Test
    void anEndedContactIsNotTouched() {
        Recipient ended = contact("A", "EU", "host").ended("complete-import", ChangeAuthor.register(Instant.EPOCH));
        assertEquals(List.of(), exclusions(ended));
    }

    @Test
    void withoutAnExternalIdTheRegistersOwnStandsForTheCustomer() {
        assertEquals(List.of(new Exclusion("host", List.of("1".repeat(32)))), exclusions(contact(null, "EU", "host")));
    }
}
