package register.notices.contacts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import register.json.JsonText;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.value.Problem;

class UnknownPartsTest {
    private static final PolicyVersion VERSION = PolicyCodec.decode(JsonText.parse("""
            {"policy": "acme", "effectiveDate": "2027-01-01", "dateBasis": "effective",
             "editions": {"en": {"status": "original", "title": "List", "provider": "Acme", "sections": []}},
             "subprocessors": [{"id": "speech", "legalName": "Speech Ltd", "engagements": [
                 {"id": "speech", "service": {"en": "Speech"}, "purpose": {"en": "Speech"}, "category": "support",
                  "locations": [{"unstated": true}],
                  "appliesWhen": {"region": "EU", "feature": {"id": "ai-assistant", "name": {"en": "AI assistant"}}}}]}]}
            """));

    private static Map<Integer, ContactRow> contacts(String regions, String features) {
        ContactsFile file = ContactsFile.read("""
                external_id,customer,email,language,notice_days,objection_days,regions,features,terms
                C-1,Acme,privacy@acme.example,en,,,%s,%s,
                """.formatted(regions, features).getBytes(UTF_8));
        assertEquals(List.of(), file.problems());
        return file.contacts();
    }

    private static List<String> said(String regions, String features) {
        return UnknownParts.of(contacts(regions, features), List.of(VERSION)).stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void aFeatureIsKnownByItsIdWhateverTheLetterCase() {
        assertEquals(List.of(), said("eu", "AI-Assistant"));
        assertEquals(
                List.of("line 2, features: \"ai assistant\": no engagement of the policy names it; ai-assistant?"),
                said("EU", "ai assistant"));
        assertEquals(
                List.of(
                        "line 2, regions: \"APAC\": no engagement of the policy names it",
                        "line 2, features: \"calls\": no engagement of the policy names it"),
                said("APAC", "calls"));
    }

    @Test
    void aCustomerWithTheFeatureIsTouchedWhateverTheLetterCase() {
        var when = VERSION.subprocessors().getFirst().engagements().getFirst().appliesWhen();
        ContactRow contact =
                Objects.requireNonNull(contacts("eu", "AI-Assistant|calls").get(2));
        assertTrue(contact.terms().touches(when));
    }
}
