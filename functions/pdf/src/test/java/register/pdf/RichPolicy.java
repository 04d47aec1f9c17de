package register.pdf;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import register.json.Json;
import register.json.JsonText;
import register.policy.Category;
import register.policy.Company;
import register.policy.Country;
import register.policy.DateBasis;
import register.policy.DpaDocument;
import register.policy.DpaFile;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.policy.Section;
import register.policy.Subprocessor;
import register.sample.SampleList;
import register.value.Language;
import register.value.PolicyId;

/// A fictitious policy that states everything possible, in German and Slovak, with names and addresses that are hard
/// to typeset.
public final class RichPolicy {
    public static final Language GERMAN = new Language("de");
    public static final Language SLOVAK = new Language("sk");

    private static final List<Category> CATEGORIES =
            List.of(Category.SUPPORT, Category.INFRASTRUCTURE, Category.SERVICE_SPECIFIC);

    private RichPolicy() {}

    public static PolicyVersion version() {
        return version(12);
    }

    /// @param subprocessors the number in the list
    public static PolicyVersion version(int subprocessors) {
        var list = new ArrayList<Subprocessor>();
        for (int number = 1; number <= subprocessors; number++) {
            list.add(subprocessor(number));
        }
        return listing(list);
    }

    static PolicyVersion listing(List<Subprocessor> list) {
        return listing(
                list, edition(EditionStatus.ORIGINAL, "Liste der Unterauftragsverarbeiter für die Beispielplattform"));
    }

    /// @param german the edition in German
    static PolicyVersion listing(List<Subprocessor> list, Edition german) {
        return new PolicyVersion(
                new PolicyId("example-with-a-rather-long-name-for-a-policy-of-sixty-three-chr"),
                LocalDate.of(2027, 3, 1),
                DateBasis.EFFECTIVE,
                ZoneId.of("Europe/Bratislava"),
                null,
                GERMAN,
                new TreeMap<>(Map.of(
                        GERMAN,
                        german,
                        SLOVAK,
                        edition(EditionStatus.MACHINE_TRANSLATION, "Zoznam ďalších sprostredkovateľov"))),
                list,
                new RequestChannel(
                        List.of("privacy@example.com", "dpa@example.com"),
                        new DpaDocument(
                                URI.create("https://www.example.com/legal/dpa.pdf"),
                                new DpaFile("dpa-2027-01.pdf", "5d".repeat(32))),
                        URI.create("https://www.example.com/privacy")),
                new ObjectionPeriod(
                        LocalDateTime.of(2027, 2, 15, 18, 0),
                        ZoneId.of("Europe/Bratislava"),
                        both("Schreiben Sie an privacy@example.com.", "Napíšte na privacy@example.com."),
                        "privacy@example.com"),
                30,
                new Company(
                        "Beispiel Analytik GmbH",
                        "Musterweg 5, 10115 Berlin",
                        new Country("DE"),
                        "HRB 000000",
                        List.of(),
                        "privacy@example.com",
                        Company.Role.PROCESSOR));
    }

    private static Edition edition(EditionStatus status, String title) {
        return new Edition(
                status,
                title,
                "Beispiel Gesellschaft für Kundendienst mbH & Co. KG",
                List.of(
                        new Section(
                                null,
                                List.of(
                                        "Siehe https://www.example.com/legal (auch"
                                                + " https://example.com/a/b?c=d&e=f_(g)). Nicht: javascript:alert(1),"
                                                + " ftp://example.com/x, data:text/html,x.",
                                        "Eine Zeile\nund eine zweite; ẞ, Ø, ł, Ž, Ş, Ț, Ελλάδα, Київ, № 5, €."),
                                List.of(),
                                null),
                        new Section("Kundendienst", List.of(), List.of(), Category.SUPPORT)));
    }

    private static Subprocessor subprocessor(int number) {
        String legalName = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk " + number + " GmbH";
        return SampleList.subprocessor(
                "s" + number,
                in -> {
                    in.put("legalName", legalName).put("parentId", number == 2 ? "s1" : null);
                    if (number % 4 != 0) {
                        in.put("displayName", "Marke " + number)
                                .put("registrationId", "HRB 12345" + number)
                                .put("address", "Lange Straße " + number + ", 10115 Berlin")
                                .put("country", "DE")
                                .put("relationship", "third-party")
                                .put(
                                        "contact",
                                        Json.object()
                                                .put(
                                                        "role",
                                                        both("Datenschutz", "Ochrana údajov")
                                                                .json())
                                                .put("email", "privacy" + number + "@example.org")
                                                .build())
                                .put("website", "https://example.org/" + "sehr-langer-weg/".repeat(6))
                                .put("dpaUrl", "https://example.org/dpa")
                                .put("subprocessorListUrl", "https://example.org/subprocessors");
                    }
                },
                engagement(number));
    }

    private static Json kinds(String... names) {
        return Json.array(Stream.of(names)
                .<Json>map(name -> Json.object().put("name", same(name)).build())
                .toList());
    }

    /// The same words in both languages.
    private static Json same(String words) {
        return both(words, words).json();
    }

    private static Engagement engagement(int number) {
        Category category = CATEGORIES.get(number % CATEGORIES.size());
        return SampleList.engagement(
                "e",
                both("Datenverarbeitung", "Spracúvanie"),
                both(
                        "Verarbeitet Kundendaten im Auftrag. "
                                .repeat(1 + number % 5)
                                .strip(),
                        "Spracúva údaje zákazníkov. ".repeat(1 + number % 5).strip()),
                in -> in.put("category", category.id())
                        .put("locations", JsonText.parse("""
                                [
                                    {
                                        "country": "DE",
                                        "place": {"de": "Frankfurt am Main", "sk": "Frankfurt nad Mohanom"},
                                        "role": "storage"
                                    },
                                    {"region": "Nordics", "role": "access"},
                                    {"unstated": true}
                                ]"""))
                        .put(
                                "appliesWhen",
                                number % 3 != 0
                                        ? null
                                        : JsonText.parse(
                                                "{\"region\": \"EEA\", \"feature\": {\"id\": \"calls\", \"name\": {\"de\": \"Telefonie\", \"sk\": \"Telefonie\"}},"
                                                        + " \"optional\": true}"))
                        .put("personalDataCategories", kinds("Kontaktdaten", "Inhalte von Nachrichten"))
                        .put("dataSubjectCategories", kinds("Endkunden"))
                        .put("transfers", JsonText.parse("""
                                [
                                    {"from": "DE", "to": "US", "mechanism": "scc", "module": 3},
                                    {"from": "DE", "to": "GB", "mechanism": "adequacy"}
                                ]"""))
                        .put("modelTraining", number % 2 == 0)
                        .put("newCustomersFrom", "2027-03-01")
                        .put("existingCustomersFrom", "2027-04-01")
                        .put("endsOn", number == 5 ? "2028-01-01" : null));
    }

    static Localized both(String german, String slovak) {
        return Localized.of(Map.of(GERMAN, german, SLOVAK, slovak));
    }
}
