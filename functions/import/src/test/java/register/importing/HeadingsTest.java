package register.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.importing.meaning.LanguageWords;

/// Subprocessors below headings of their own, with an address and a list of labels each, and the headings above them.
class HeadingsTest {
    private static final String PAGE = """
            <html lang="de"><h1>Unterauftragsverarbeiter</h1>
            <h2>Hosting</h2>
            <h3>Reiher Rechenzentrum GmbH</h3><p>Industriestr. 25, 91710 Gunzenhausen, Deutschland</p>
            <ul><li>Leistung: Betrieb der Server</li><li>Daten: alle</li><li>Ort der Verarbeitung: Österreich</li></ul>
            <h3>Heron Ireland Ltd.</h3><p>One Heron Place, South Park, Dublin 18, Irland</p>
            <ul><li>Leistung: Videokonferenzen</li><li>Daten: Inhalte</li>
            <li>Ort der Verarbeitung: EU; Fernzugriff aus den USA nicht ausgeschlossen</li><li>Garantien: SCC</li></ul>
            <h2>Kommunikation</h2>
            <h3>Haigur OÜ</h3><p>Pikk 1, 10123 Tallinn</p>
            <ul><li>Leistung: Versand</li><li>Daten: E-Mail</li><li>Ort der Verarbeitung: Estland</li></ul>
            <h2>Buchhaltung</h2>
            <h3>Volavka Zürich AG</h3><p>Bahnhofstrasse 10, 8001 Zürich, Schweiz (verbundenes Unternehmen)</p>
            <ul><li>Leistung: Rechnungen</li><li>Daten: Namen</li>
            <li>Ort der Verarbeitung: Schweiz (Angemessenheitsbeschluss)</li></ul>
            </html>""";

    private final Draft draft = Sources.draft("page.html", PAGE);
    private final String yaml = draft.yaml();

    @Test
    void anAddressBelowAHeadingIsTheCompanysWithItsCountryAndNoPlaceOfProcessing() {
        assertIn("""
                    address: Industriestr. 25, 91710 Gunzenhausen, Deutschland
                    country: DE
                """);
        assertIn("""
                    address: One Heron Place, South Park, Dublin 18, Irland
                    country: IE
                """);
        assertIn("""
                        service: {de: Betrieb der Server}
                        purpose: {de: Betrieb der Server}
                        category: infrastructure
                        locations:
                          - country: AT
                        personalDataCategories:
                """);
        assertEquals(1, yaml.split("country: IE", -1).length - 1, yaml);
    }

    @Test
    void aPlaceThatWordsLeaveOpenIsAskedAndWhatIsSaidBesideOnceForAll() {
        assertIn("country: \"? US: correct? The source: \\\"EU; Fernzugriff aus den USA nicht ausgeschlossen\\\"\"");
        assertAsks("locations: the source says more about these places than this file does: does any of it"
                + " matter? The source: \"Volavka Zürich AG: Schweiz (Angemessenheitsbeschluss)\"");
    }

    @Test
    void aListIsNotCutInItsMiddle() {
        assertFalse(yaml.contains("- \"Garantien: SCC\""), yaml);
        assertAsks("\"SCC (Heron Ireland Ltd.)\"");
    }

    @Test
    void aCompanyIsAnAffiliateWhereBracketsSaySo() {
        assertIn("""
                    address: Bahnhofstrasse 10, 8001 Zürich, Schweiz
                    country: CH
                    relationship: group-affiliate
                """);
        assertEquals(1, yaml.split("group-affiliate", -1).length - 1, yaml);
    }

    @Test
    void affiliatesInBracketsAreKnownInEachLanguage() {
        for (LanguageWords words : LanguageWords.all()) {
            List<String> all = words.said("affiliate").toList();
            assertFalse(all.isEmpty(), words.language());
            for (String affiliate : all) {
                Draft one = Sources.draft(
                        "list.csv", "Company,Purpose,Country\nHeron Ltd (" + affiliate + "),Mail,Estonia\n");
                assertTrue(one.yaml().contains("legalName: Heron Ltd\n    relationship: group-affiliate"), one::yaml);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"subsidiary of Google LLC", "Affiliate Marketing", "EU", "Heron Affiliates"})
    void otherBracketsSayNothingOfTheProvidersGroup(String brackets) {
        Draft one = Sources.draft("list.csv", "Company,Purpose,Country\nHeron Ltd (" + brackets + "),Mail,Estonia\n");
        assertFalse(one.yaml().contains("group-affiliate"), one::yaml);
    }

    @Test
    void wordsAboutDataMakeNobodyAnAffiliate() {
        Draft one = Sources.draft("list.csv", """
                Company,Purpose,Location,Personal data
                Heron Ltd,Mail (intra-group),Norway,Staff (group company)
                """);
        assertFalse(one.yaml().contains("group-affiliate"), one::yaml);
        assertTrue(one.yaml().contains("en: Staff (group company)"), one::yaml);
    }

    /// A state is written in two letters, and one is named as a country is.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "1 Main Street, Dublin 2, Ireland;IE",
                "1 Main Street, Wilmington, DE;-",
                "1 Main Street, Atlanta, Georgia;-",
                "1 Main Street, Atlanta, GA 30303, USA;US",
                "Pikk 1, 10123 Tallinn;-",
                "Ireland;-"
            })
    void theCountryOfTheCompanyIsTheLastWordOfItsAddress(String address, String country) {
        Draft one = Sources.draft(
                "list.csv", "Company,Purpose,Location,Address\nHeron Ltd,Mail,Norway,\"" + address + "\"\n");
        String expected = "    address: " + address + "\n" + (country == null ? "" : "    country: " + country + "\n")
                + "    engagements:";
        assertTrue(one.yaml().contains(expected), one::yaml);
    }

    @Test
    void aSecondHeadingOfACategoryIsAskedAboutOnce() {
        assertFalse(yaml.contains("# table:"), yaml);
        assertAsks("the source's list below this heading is in this file with the other engagements of the"
                + " category service-specific, below \"Kommunikation\", because each category is listed once. Give"
                + " its engagements another category, and write that as the section's table, or change the"
                + " headings. The source: \"Buchhaltung\"");
    }

    @Test
    void rowsThatNameACategoryEachAreAskedAbout() {
        Draft one = Sources.draft("page.html", """
                <html lang=en><h1>Subprocessors</h1><h2>All of them</h2>
                <table><tr><th>Company<th>Purpose<th>Category</tr><tr><td>A Ltd<td>Mail<td>Infrastructure</tr>
                <tr><td>B Ltd<td>Calls<td>Support</tr></table></html>""");
        assertTrue(
                one.questions().stream()
                        .anyMatch(question -> question.text()
                                .startsWith("? its rows name several categories, but a section lists one")),
                one::yaml);
    }

    @ParameterizedTest
    @CsvSource({
        "Support und Wartung, support",
        "Technischer Support, support",
        "Anwendersupport, support",
        "Support & onboarding, support",
        "Podpora a údržba, support",
        "Ylläpito ja tuki, support",
        "Assistance technique, support",
        "Wsparcie użytkowników, support",
        "Kullanıcı desteği, service-specific",
        "Companies that support our infrastructure, infrastructure",
        "Companies that help us support customers, service-specific"
    })
    void headingsOfSupportAreKnown(String heading, String category) {
        Draft one = Sources.draft(
                "page.html",
                "<html lang=en><h1>Subprocessors</h1><h2>" + heading.replace("&", "&amp;")
                        + "</h2><table><tr><th>Company<th>Purpose</tr><tr><td>A Ltd<td>Mail</tr></table></html>");
        assertTrue(one.yaml().contains("category: " + category), one::yaml);
    }

    private void assertIn(String part) {
        assertTrue(yaml.contains(part), yaml);
    }

    private void assertAsks(String question) {
        assertTrue(draft.questions().stream().anyMatch(one -> one.text().contains(question)), yaml);
    }

    @Test
    void aCompanysDocumentBelowItsHeadingIsNoOtherEntry() {
        String each = "<h3>%s</h3><p>%s sends messages.</p><ul><li><a href=https://%s.example/dpa>%s data processing"
                + " agreement</a></li><li><a href=https://%s.example/trust>%s privacy policy</a></li></ul>";
        var page = new StringBuilder("<title>Subprocessors</title><h1>Our subprocessors</h1>");
        for (String name : new String[] {"Stripe", "Sentry", "Heronpost"}) {
            page.append(each.replace("%s", name));
        }
        DraftFacts draft =
                DraftFacts.of(Sources.draft("page.html", page.toString()).yaml());
        assertEquals(
                List.of(List.of("Stripe"), List.of("Sentry"), List.of("Heronpost")),
                draft.subprocessors().stream().map(DraftFacts.Named::names).toList());
        assertFalse(draft.yaml().contains("service-2"), draft.yaml());
        assertFalse(draft.yaml().contains("website"), draft.yaml());
    }
}
