package register.policy.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.json.Json;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Samples;
import register.policy.Subprocessor;
import register.sample.SampleList;
import register.value.Problem;

class PersonNamesTest {
    private static final PersonNames AINO = PersonNames.of(Json.object()
            .put("legalName", "FIE Aino Maria Näidis")
            .put("displayName", "Näidistõlked")
            .put("registrationId", "14012345")
            .put("address", "Väike 1, Tallinn")
            .put(
                    "contact",
                    Json.object()
                            .put("role", SampleList.english("Office"))
                            .put("email", "tolk@kodu.example")
                            .build())
            .put("website", "https://kodu.example/aino")
            .build());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Aino Näidis moved",
                "NAIDIS, Aino",
                "asked by aino.naidis@example.com",
                "aino-naidis",
                "ainonaidis",
                "Aino M. Naeidis",
                "Aino Na\u0308idis",
                "works as naidistolked",
                "at väike 1, tallinn",
                "write to TOLK@kodu.example",
                "see https://kodu.example/aino for more",
                "number 14012345"
            })
    void aPersonIsFoundHoweverTheNameIsWritten(String text) {
        assertTrue(AINO.in(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Aino is a name", "FIE", "the interpreter asked", "Office", "Maria", "Interprets calls", ""})
    void whatNamesNobodyIsNotFound(String text) {
        assertFalse(AINO.in(text), text);
    }

    @Test
    void nothingThatStaysMayNameThePerson() {
        PolicyVersion version = Samples.version(
                List.of(Samples.section("Aino Näidis interprets")),
                person("aino-naidis", Samples.engagement("calls", "Näidis, Aino interprets")),
                host("Aino Näidis", "privacy@host.example"));
        assertEquals(
                List.of(
                        "editions.en.sections[0].heading",
                        "subprocessors[0].engagements[0].purpose.en",
                        "subprocessors[0].id",
                        "subprocessors[1].contact.role.en"),
                PolicyRules.problems(version).stream()
                        .filter(problem -> problem.expected().contains("permanently"))
                        .map(Problem::path)
                        .toList());
        assertFalse(PolicyRules.problems(version).toString().contains("Aino"));
    }

    @Test
    void aRoleThatItsMailboxShowsToBeAPersonIsRefused() {
        assertEquals(List.of("subprocessors[0].contact.role.en"), contact("Mari Maasikas", "mari.maasikas@a.example"));
        assertEquals(List.of("subprocessors[0].contact.role.en"), contact("Maasikas, Mari", "mari_maasikas@a.example"));
        assertEquals(List.of(), contact("Data Protection Officer", "data.protection.officer@a.example"));
        assertEquals(List.of(), contact("Privacy Desk", "privacy.desk@a.example"));
        assertEquals(List.of(), contact("Office", "mari.maasikas@a.example"));
    }

    private static List<String> contact(String role, String mailbox) {
        return PolicyRules.problems(Samples.version(List.of(), host(role, mailbox))).stream()
                .map(Problem::path)
                .filter(path -> path.contains("contact"))
                .toList();
    }

    private static Subprocessor host(String role, String mailbox) {
        return SampleList.subprocessor(
                "host",
                in -> in.put("legalName", "Host Ltd")
                        .put(
                                "contact",
                                Json.object()
                                        .put("role", SampleList.english(role))
                                        .put("email", mailbox)
                                        .build()),
                Samples.engagement("oslo", "Runs servers"));
    }

    private static Subprocessor person(String id, Engagement engagement) {
        return SampleList.subprocessor(
                id,
                in -> in.put("naturalPerson", true)
                        .put("legalName", "Aino Näidis")
                        .put("website", "https://kodu.example"),
                engagement);
    }
}
