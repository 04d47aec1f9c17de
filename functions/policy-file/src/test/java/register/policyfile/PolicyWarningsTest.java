package register.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.memory.MemoryRegister;
import register.policyfile.person.RoleMailboxes;
import register.value.Problem;

/// Unusual content that deserves a second look.
class PolicyWarningsTest {
    private static final String SOUND = Resources.text("sound.yaml");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info@a.ee",
                "Privacy@a.ee",
                "dpo@a.ee",
                "legal.team@a.ee",
                "gdpr-requests@a.ee",
                "support2@a.ee",
                "datenschutz@a.de",
                "andmekaitse@a.ee",
                "isikuandmed@a.ee",
                "ochrana-osobnych-udajov.kontakt@a.sk",
                "zodpovedna.osoba@a.sk",
                "dataprotection@a.com"
            })
    void aRoleHasItsMailbox(String address) {
        assertTrue(RoleMailboxes.isRole(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"andrej@a.com", "jane.doe@a.com", "j_smith99@a.com", "mari-liis@a.ee", "ingo@a.de"})
    void aPersonsMailboxIsNone(String address) {
        assertFalse(RoleMailboxes.isRole(address));
    }

    @Test
    void aSubcontractorIsSoughtInFourLanguages() {
        for (String word : List.of("alltöövõtjatega", "Sub-contractors", "Unterauftragnehmer", "subdodávatelia")) {
            assertEquals(List.of("editions.en.sections[0]"), paths(SOUND.replace("These companies", word)), word);
        }
        assertEquals(List.of(), paths(SOUND.replace("These companies", "Unterauftragsverarbeiter")));
    }

    @Test
    void aCompanyThatIsListedTwiceIsNoticed() {
        assertEquals(
                List.of("subprocessors[1].legalName"),
                paths(SOUND.replace("displayName: Mail", "legalName: HOSTING, Ltd.")));
        assertEquals(List.of(), paths(SOUND.replace("displayName: Mail", "legalName: Hosting AG")));
    }

    @Test
    void aNameInAWordProcessorsQuotationMarksIsNoticed() {
        assertEquals(List.of("subprocessors[0].legalName"), paths(SOUND.replace("Hosting Ltd", "“Hosting Ltd”")));
        assertEquals(
                List.of("editions.en.title"),
                paths(SOUND.replace("Subprocessors of Acme Ltd", "„Subprocessors of Acme Ltd“")));
        assertEquals(List.of(), paths(SOUND.replace("Hosting Ltd", "UAB „Hosting“")));
    }

    @Test
    void aNamedContractorIsNoneUnnamed() {
        assertEquals(
                List.of(),
                paths(SOUND.replace("These companies", "Subcontractors")
                        .replace("displayName: Mail", "displayName: Mail\n    relationship: contractor")));
    }

    @Test
    void anythingElseWorthALook() {
        String source = SOUND.replace("2031-03-01", "2026-05-31")
                        .replace(
                                "displayName: Mail",
                                "displayName: Mail\n    contact: {role: {en: x}, email: " + "jo@a.com}")
                        .replace("title: Subprocessors", "title: Sub-processors")
                + "authoritativeLanguage: en\n";
        assertEquals(List.of("effectiveDate", "subprocessors[1]", "subprocessors[1].contact.email"), all(source));
        assertEquals(
                List.of("editions.de.status"),
                paths(SOUND.replace(
                                        "\nsubprocessors:",
                                        "\n  de: {status: machine-translation, title: t, provider: p,"
                                                + " sections: []}\nsubprocessors:")
                                .replaceAll("\\{en: ([^}]*)}", "{en: $1, de: $1}"))
                        .stream()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            country: IN  | outside the EEA and without an adequacy decision of the Commission (list of 2026-02-01): state the transfer and its legal basis (GDPR Art. 44 to 46)
            country: US  | outside the EEA; the Commission's adequacy decision of 2023-07-10 covers only companies certified under the EU-US Data Privacy Framework: state the transfer and its legal basis
            region: APAC | extends beyond the EEA: state the transfers and their legal basis (GDPR Art. 44 to 46)
            country: GB  | -
            country: CH  | -
            country: BR  | -
            country: NO  | -
            country: RE  | -
            region: EU   | -
            """)
    void aPlaceOutsideTheEeaNeedsADecisionOrATransfer(String place, @Nullable String warning) {
        String source = SOUND.replace("country: IE", place);
        assertEquals(
                warning == null ? List.of() : List.of(warning),
                warnings(source).stream()
                        .filter(one -> one.path().contains("locations"))
                        .map(Problem::expected)
                        .toList());
        String stated = source.replace(
                "category: infrastructure\n        locations",
                "category: infrastructure\n        transfers: [{from: IE, to: "
                        + place.replaceAll("region: .*|country: ", "").replaceAll("^$", "IN")
                        + ", mechanism: scc}]\n        locations");
        assertEquals(
                List.of(),
                all(stated).stream().filter(path -> path.contains("locations")).toList());
    }

    /// The warnings, except the sound file's own: a brand without a legal name.
    private static List<String> paths(String source) {
        return all(source).stream()
                .filter(path -> !path.equals("subprocessors[1]"))
                .toList();
    }

    private static List<String> all(String source) {
        return warnings(source).stream().map(Problem::path).toList();
    }

    private static List<Problem> warnings(String source) {
        PolicyFile.Result result = PolicyFile.read("f", source.getBytes(UTF_8));
        var read = assertInstanceOf(PolicyFile.Read.class, result, result::toString);
        return PolicyWarnings.of(read.version(), MemoryRegister.CLOCK);
    }
}
