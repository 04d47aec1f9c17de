package register.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Contents of name cells, and tables that are not lists of subprocessors.
class CellsTest {
    private static final String HEAD = "<tr><th>%s<th>Zweck<th>Location</tr>";
    private static final String[] NAMES = {"Vendor", "Unternehmen", "Ettevõte", "Spoločnosť"};

    /// A cell, the names read from it (the company first), the address, and the website.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "<b>Heron GmbH</b><br><a href='https://h.example/privacy'>Privacy</a> · <a "
                        + "href='https://h.example/dpa'>DPA</a>;Heron GmbH;-;-",
                "Reiher AG <a href='https://r.example/agb'>AGB</a>;Reiher AG;-;-",
                "<a href='https://haigur.example'>Haigur OÜ</a>;Haigur OÜ;-;https://haigur.example",
                "Heron<br><span>Heron Ireland Ltd</span>;Heron Ireland Ltd|Heron;-;-",
                "<b>Volavka</b><br><small>Volavka Cloud, s.r.o.</small>;Volavka Cloud, s.r.o.|Volavka;-;-",
                "Heron (Heron Ireland Ltd);Heron Ireland Ltd|Heron;-;-",
                "Haigur / Haigur OÜ;Haigur OÜ|Haigur;-;-",
                "Heron <span class='badge badge-new'>Coming in v2</span>;Heron;-;-",
                "Reiher<sup>2</sup>;Reiher;-;-",
                "Haigur*;Haigur;-;-",
                "↳ Volavka;Volavka;-;-",
                "3. Heron Ltd;Heron Ltd;-;-",
                "Heron Inc., 156, 2nd Street, 94105, San Francisco, California, USA;Heron Inc.;156, 2nd Street, "
                        + "94105, San Francisco, California, USA;-",
                "Reiher GmbH<br>Weg 5, 55118 Mainz;Reiher GmbH;Weg 5, 55118 Mainz;-",
                "Haigur OÜ, Pikk 1, 10111 Tallinn, Eesti;Haigur OÜ;Pikk 1, 10111 Tallinn, Eesti;-",
                "<img src=v.svg alt='Volavka logo'>;Volavka;-;-",
                "Heron (optional);Heron;-;-"
            })
    void theNameStandsAlone(String cell, String names, String address, String website) {
        for (String head : NAMES) {
            Draft draft = Sources.draft(
                    "page.html",
                    "<h1>T</h1><table>" + HEAD.formatted(head) + "<tr><td>" + cell
                            + "<td>Hosting<td>Germany</tr><tr><td>Zzz SE<td>Mail<td>France</tr></table>");
            List<DraftFacts.Named> read = DraftFacts.of(draft.yaml()).subprocessors();
            assertEquals(List.of(names.split("\\|", -1)), read.getFirst().names(), draft.yaml());
            assertEquals(2, read.size(), draft.yaml());
            assertEquals(address != null, draft.yaml().contains("address: "), draft.yaml());
            assertTrue(address == null || draft.yaml().contains("address: " + address), draft.yaml());
            assertTrue(website == null || draft.yaml().contains("website: " + website), draft.yaml());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "None currently",
                "—",
                "n/a",
                "Derzeit keine",
                "Keine weiteren Unterauftragnehmer",
                "Hetkel puudub",
                "Žiadny subdodávateľ",
                "Aucun sous-traitant",
                "Ninguno",
                "Nessuno",
                "Brak",
                "Geen",
                "Ingen",
                "Ei mitään"
            })
    void aRowThatSaysNoneNamesNobody(String none) {
        Draft draft = Sources.draft(
                "page.html",
                "<h1>T</h1><table>" + HEAD.formatted("Company") + "<tr><td>" + none
                        + "<td>Endpoint<td>—</tr><tr><td>Heron Ltd<td>Hosting<td>Germany</tr></table>");
        assertEquals(1, draft.subprocessors(), draft.yaml());
        assertTrue(draft.leftOut().stream().anyMatch(one -> one.text().contains(none)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nova Ltd", "Noname Inc.", "Navicat", "Ningxia Cloud", "Kein & Abel GmbH", "Engine Yard"})
    void aNameThatBeginsLikeThatIsAName(String name) {
        Draft draft = Sources.draft(
                "page.html",
                "<h1>T</h1><table>" + HEAD.formatted("Company") + "<tr><td>" + name.replace("&", "&amp;")
                        + "<td>Hosting<td>Germany</tr></table>");
        assertEquals(
                List.of(name),
                DraftFacts.of(draft.yaml()).subprocessors().getFirst().names());
    }

    /// Each next to a list, whose entries must all be found.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h2>Changes</h2><table><tr><th>Date<th>Subprocessor<th>Change</tr><tr><td>2026-01-02<td>Moa "
                        + "Ltd<td>Removed</tr><tr><td>2025-01-02<td>Heron Ltd<td>Added</tr></table>",
                "<table><tr><th>Datum<th>Unternehmen</tr><tr><td>1. März 2026<td>Moa Ltd</tr><tr><td>2. April "
                        + "2025<td>Dodo Ltd</tr></table>",
                "<h2>Frühere Auftragsverarbeiter</h2><table><tr><th>Unternehmen<th>Zweck</tr><tr><td>Moa "
                        + "Ltd<td>Mail</tr></table>",
                "<h2>Endised alltöötlejad</h2><ul><li>Moa Ltd – post</li><li>Dodo OÜ – post</li></ul>",
                "<h2>Küpsised</h2><table><tr><th>Nimi<th>Teenusepakkuja<th>Eesmärk</tr><tr><td>_x<td>Moa "
                        + "Ltd<td>Analüüs</tr></table>",
                "<table><tr><th>Cookie<th>Provider<th>Purpose</tr><tr><td>_x<td>Moa Ltd<td>Statistics</tr></table>",
                "<h2>Third parties that are not"
                        + " subprocessors</h2><table><tr><th>Company<th>Purpose</tr><tr><td>Moa"
                        + " Ltd<td>Mail</tr></table>",
                "<h2>Keine Unterauftragsverarbeiter</h2><ul><li>Moa Bank AG</li><li>Dodo GmbH</li></ul>",
                "<h2>Nie sú sprostredkovatelia</h2><ul><li>Moa banka, a. s.</li><li>Dodo s.r.o.</li></ul>",
                "<h2>Zertifikate</h2><ul><li><b>Siegel Eins</b> – Stufe 2</li><li><b>Siegel Zwei</b> – Stufe "
                        + "1</li></ul>",
                "<h2>Certifications</h2><table><tr><th>Name<th>Purpose</tr><tr><td>Moa Seal<td>Security</tr></table>",
                "<ul><li><b>ISO 27001</b>: Security</li><li><b>SOC 2 Type II</b>: Security</li></ul>",
                "<h2>Data flow</h2><table><tr><th>Data"
                        + " type<th>Sub-processors<th>Purpose</tr><tr><td>Content<td>Heron,"
                        + " Plover<td>Storage</tr></table>",
                "<h2>How we choose them</h2><ul><li><b>Due diligence</b>: we look at "
                        + "them.</li><li><b>Contracts</b>: we sign.</li></ul>",
                "<h2>Pflichten</h2><ul><li><b>Vertraulichkeit:</b> Alle sind "
                        + "verpflichtet.</li><li><b>Löschung:</b> Am Ende.</li></ul>",
                "<h2>See also</h2><ul><li><a href='/terms'>Terms of Service</a></li><li><a href='/privacy'>Privacy "
                        + "Policy</a></li></ul>",
                "<ul><li><a href='#a'>Introduction</a></li><li><a href='#b'>Infrastructure</a></li></ul>",
                "<table><tr><th>Plan<th>Price</tr><tr><td>Basic<td>10</tr></table>"
            })
    void whatListsOthersNamesNobody(String other) {
        String list = "<h2>List</h2><table>" + HEAD.formatted("Company")
                + "<tr><td>Heron Ltd<td>Hosting<td>Germany</tr><tr><td>Plover<td>Mail<td>France</tr></table>";
        for (String page : new String[] {list + other, other + list}) {
            Draft draft = Sources.draft("page.html", "<h1>Subprocessors</h1>" + page);
            assertEquals(2, draft.subprocessors(), draft.yaml());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Affiliates, en",
        "Verbundene Unternehmen, de",
        "Kontserni ettevõtted, et",
        "Prepojené" + " spoločnosti, sk"
    })
    void affiliatesAreSubprocessorsOfTheOwnGroup(String heading, String language) {
        Draft draft = Sources.draft(
                "page.html",
                "<html lang=" + language + "><h1>Subprocessors</h1><table>" + HEAD.formatted("Company")
                        + "<tr><td>Heron Ltd<td>Hosting<td>Germany</tr></table><h2>" + heading
                        + "</h2><ul><li>Acme UK Ltd</li><li>Acme Baltics OÜ</li></ul>");
        assertEquals(3, draft.subprocessors(), draft.yaml());
        assertEquals(3, draft.yaml().split("relationship: group-affiliate", -1).length, draft.yaml());
    }

    @ParameterizedTest
    @CsvSource({"EU customers, US customers", "EU-Kunden, US-Kunden", "Clients UE, Clients USA"})
    void placesByRegionOfCustomersStandTogetherAndAreAsked(String first, String second) {
        Draft draft = Sources.draft(
                "page.html",
                "<h1>T</h1><table><tr><th>Company<th>Purpose<th>" + first + "<th>" + second
                        + "</tr><tr><td>Heron Ltd<td>Hosting<td>Germany<td>United States</tr>"
                        + "<tr><td>Reiher GmbH<td>Mail<td>Ireland<td>Ireland</tr></table>");
        List<DraftFacts.Named> read = DraftFacts.of(draft.yaml()).subprocessors();
        assertEquals(Set.of("DE", "US"), read.getFirst().places(), draft.yaml());
        assertEquals(Set.of("IE"), read.getLast().places(), draft.yaml());
        assertTrue(
                draft.questions().stream().anyMatch(one -> one.toString().contains("which customers")), draft.yaml());
    }

    @ParameterizedTest
    @CsvSource({"Tool, What for?", "Tool, Wozu?", "Software, À quoi ?"})
    void toolsThatLeadToTheirMakersAreNames(String first, String second) {
        Draft draft = Sources.draft(
                "page.html",
                "<h1>Subprocessors</h1><table><tr><td><b>" + first + "</b><td><b>" + second
                        + "</b></tr><tr><td><a href='https://h.example'>Heron</a><td>Counting visits</tr>"
                        + "<tr><td><a href='https://p.example'>Plover</a><td>Taking payments</tr></table>");
        List<DraftFacts.Named> read = DraftFacts.of(draft.yaml()).subprocessors();
        assertEquals(
                List.of(List.of("Heron"), List.of("Plover")),
                read.stream().map(DraftFacts.Named::names).toList(),
                draft.yaml());
        assertTrue(draft.yaml().contains("Counting visits"), draft.yaml());
    }

    @Test
    void aHostInAColumnOfSitesIsAnAddress() {
        String yaml = Sources.draft("list.csv", "Company,Purpose,Website\nHeron Inc.,Mail,heron.example\n")
                .yaml();
        assertTrue(yaml.contains("    website: https://heron.example\n"), yaml);
    }

    @Test
    void aHostIsTheAddressAlthoughItLeadsElsewhere() {
        String yaml = Sources.draft(
                        "page.html",
                        "<h1>Subprocessors</h1><table><tr><th>Company<th>Purpose<th>Website</tr><tr><td>Heron Inc.<td>Mail"
                                + "<td><a href=https://heron.example/legal/privacy>heron.example</a></tr></table>")
                .yaml();
        assertTrue(yaml.contains("    website: https://heron.example\n"), yaml);
    }
}
