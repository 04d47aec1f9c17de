package register.policyfile.person;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The mailboxes in a text that clearly belong to a person.
class PersonMailboxesTest {
    private static final Set<String> NOBODY = Set.of();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Write to jane.doe@acme.example.              | jane.doe@acme.example              | j.d@…
            <Jane_Doe99@acme.example>                    | Jane_Doe99@acme.example            | J_D99@…
            mailto:jean-pierre.dupont@acme.example?cc=x  | jean-pierre.dupont@acme.example    | j-p.d@…
            j.doe@acme.example or legal@acme.example     | j.doe@acme.example                 | j.d@…
            doe.j@acme.example                           | doe.j@acme.example                 | d.j@…
            jane.doe+lists@acme.example                  | jane.doe+lists@acme.example        | j.d@…
            mari-liis@acme.example                       | mari-liis@acme.example             | m-l@…
            mári.mägi@näide.example                      | mári.mägi@näide.example            | m.m@…
            """)
    void aPersonsIsFoundAndNotRepeated(String text, String mailbox, String masked) {
        assertEquals(List.of(mailbox), PersonMailboxes.in(text, NOBODY));
        assertEquals(masked, PersonMailboxes.masked(mailbox));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "privacy@acme.example",
                "dpo@acme.example",
                "legal.team@acme.example",
                "data.protection@acme.example",
                "gdpr-requests@acme.example",
                "customer.success@acme.example",
                "security.incident@acme.example",
                "subject.access@acme.example",
                "trust.centre@acme.example",
                "no-reply@acme.example",
                "do-not-reply@acme.example",
                "subprocessors@acme.example",
                "vendor.risk@acme.example",
                "eu.representative@acme.example",
                "art.27@acme.example",
                "privacy+jane.doe@acme.example",
                "zodpovedna.osoba@acme.example",
                "ochrana-osobnych-udajov@acme.example",
                "datenschutz.beauftragter@acme.example",
                "isikuandmete.kaitse@acme.example",
                "service-de@acme.example",
                "andrej@acme.example",
                "jane.doe at acme.example",
                "jane.doe@",
                "@acme.example",
                "{dpo.email}",
                "https://acme.example/jane.doe"
            })
    void aRolesOrNoneIsNot(String text) {
        assertEquals(List.of(), PersonMailboxes.in(text, NOBODY));
        assertEquals(List.of(), PersonMailboxes.in("Write to " + text + ", please.", NOBODY));
    }

    @Test
    void aMailboxWithANameInTheFileIsAPersons() {
        Set<String> names = PersonMailboxes.words("Andrej Öz Sample");
        assertEquals(Set.of("andrej", "sample"), names);
        assertEquals(List.of("andrej@acme.example"), PersonMailboxes.in("Ask andrej@acme.example", names));
        assertEquals(List.of("a-SAMPLE@acme.example"), PersonMailboxes.in("Ask a-SAMPLE@acme.example", names));
        assertEquals(List.of(), PersonMailboxes.in("Ask privacy@acme.example", names));
    }

    /// Texts meant to use up time, or to break the output.
    @Test
    void aHostileTextIsReadInOnePass() {
        for (String part : List.of("a", "a.", "@", "a@", "a@b", "a@b.", ".@.", "jane@", "\u0301@\u200b", "a+")) {
            String long_ = part.repeat(100_000 / part.length());
            assertEquals(List.of(), PersonMailboxes.in(long_ + " ", NOBODY), part);
        }
        assertEquals(
                List.of("jane.doe@acme.example"), PersonMailboxes.in("jane.doe@acme.example ".repeat(5_000), NOBODY));
        assertEquals(List.of(), PersonMailboxes.in("jane\u200b.doe\u202e@acme.example", NOBODY));
    }
}
