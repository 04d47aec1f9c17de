package register.documents;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import register.policy.AppliesWhen;
import register.policy.Category;
import register.policy.Contact;
import register.policy.Country;
import register.policy.DateBasis;
import register.policy.DpaDocument;
import register.policy.DpaFile;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Language;
import register.policy.Localized;
import register.policy.Location;
import register.policy.LocationRole;
import register.policy.Objection;
import register.policy.PolicyId;
import register.policy.PolicyVersion;
import register.policy.Relationship;
import register.policy.RequestChannel;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.Transfer;
import register.policy.TransferMechanism;

/// A made-up policy that states everything there is to state, in German and Slovak, with names and
/// addresses that are hard to set.
final class RichPolicy {
    static final Language GERMAN = new Language("de");
    static final Language SLOVAK = new Language("sk");

    private static final List<Category> CATEGORIES =
            List.of(Category.SUPPORT, Category.INFRASTRUCTURE, Category.SERVICE_SPECIFIC);

    private RichPolicy() {}

    static PolicyVersion version() {
        return version(12);
    }

    /// @param subprocessors how many it lists
    static PolicyVersion version(int subprocessors) {
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
                new Objection(
                        LocalDateTime.of(2027, 2, 15, 18, 0),
                        ZoneId.of("Europe/Bratislava"),
                        both("Schreiben Sie an privacy@example.com.", "Napíšte na privacy@example.com.")),
                30);
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
        boolean plain = number % 4 == 0;
        return new Subprocessor(
                "s" + number,
                false,
                null,
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk " + number + " GmbH",
                plain ? null : "Marke " + number,
                plain ? null : "HRB 12345" + number,
                plain ? null : "Lange Straße " + number + ", 10115 Berlin",
                plain ? null : new Country("DE"),
                plain ? null : Relationship.THIRD_PARTY,
                plain ? null : new Contact("Datenschutz", "privacy" + number + "@example.org"),
                plain ? null : URI.create("https://example.org/" + "sehr-langer-weg/".repeat(6)),
                plain ? null : URI.create("https://example.org/dpa"),
                plain ? null : URI.create("https://example.org/subprocessors"),
                number == 2 ? "s1" : null,
                List.of(engagement(number)));
    }

    private static Engagement engagement(int number) {
        Category category = CATEGORIES.get(number % CATEGORIES.size());
        return new Engagement(
                "e",
                both("Datenverarbeitung", "Spracúvanie"),
                both(
                        "Verarbeitet Kundendaten im Auftrag. "
                                .repeat(1 + number % 5)
                                .strip(),
                        "Spracúva údaje zákazníkov. ".repeat(1 + number % 5).strip()),
                category,
                List.of(
                        new Location(
                                new Location.InCountry(new Country("DE")),
                                both("Frankfurt am Main", "Frankfurt nad Mohanom"),
                                LocationRole.STORAGE),
                        new Location(new Location.InRegion("Nordics"), null, LocationRole.ACCESS),
                        new Location(Location.Unstated.UNSTATED, null, null)),
                number % 3 == 0 ? new AppliesWhen("EEA", "Telefonie", true) : null,
                List.of("Kontaktdaten", "Inhalte von Nachrichten"),
                List.of("Endkunden"),
                List.of(
                        new Transfer(new Country("DE"), new Country("US"), TransferMechanism.SCC, 3),
                        new Transfer(new Country("DE"), new Country("GB"), TransferMechanism.ADEQUACY, null)),
                number % 2 == 0,
                LocalDate.of(2027, 3, 1),
                LocalDate.of(2027, 4, 1),
                number == 5 ? LocalDate.of(2028, 1, 1) : null);
    }

    static Localized both(String german, String slovak) {
        return Localized.of(Map.of(GERMAN, german, SLOVAK, slovak));
    }
}
