package register.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The forms in which pages present a list, each in several languages: always the same two subprocessors with their
/// places, and nothing from the surrounding text.
class FormsTest {
    record Tongue(
            String lang,
            String title,
            String intro,
            String name,
            String purpose,
            String location,
            String first,
            String hosting,
            String germany,
            String mail,
            String ireland,
            String contact,
            String former) {}

    private static final Tongue[] TONGUES = {
        new Tongue(
                "en",
                "Subprocessors",
                "We use the following companies:",
                "Company",
                "Purpose",
                "Location",
                "Heron Hosting Ltd",
                "Runs the servers.",
                "Germany",
                "Sends messages.",
                "Ireland",
                "Contact",
                "Former subprocessors"),
        new Tongue(
                "de",
                "Unterauftragsverarbeiter",
                "Wir setzen diese Unternehmen ein:",
                "Unternehmen",
                "Zweck",
                "Standort",
                "Reiher Rechenzentrum GmbH",
                "Betreibt die Server.",
                "Deutschland",
                "Verschickt Nachrichten.",
                "Irland",
                "Kontakt",
                "Frühere Unterauftragsverarbeiter"),
        new Tongue(
                "et",
                "Alltöötlejad",
                "Kasutame järgmisi ettevõtteid:",
                "Ettevõte",
                "Eesmärk",
                "Asukoht",
                "Haigru Majutus OÜ",
                "Hoiab servereid töös.",
                "Saksamaa",
                "Saadab sõnumeid.",
                "Iirimaa",
                "Kontakt",
                "Endised alltöötlejad"),
        new Tongue(
                "sk",
                "Subdodávatelia",
                "Využívame tieto spoločnosti:",
                "Spoločnosť",
                "Účel",
                "Krajina",
                "Volavka Hosting s.r.o.",
                "Prevádzkuje servery.",
                "Nemecko",
                "Odosiela správy.",
                "Írsko",
                "Kontakt",
                "Bývalí subdodávatelia")
    };

    /// The second is a brand without a legal form.
    private static final String BRAND = "Plover";

    /// By these words, in this order: name, purpose, location; what the first does and where, what the second does
    /// and where.
    private static final String[][] FORMS = {
        {"table", "<table><tr><th>N<th>P<th>L</tr><tr><td>A<td>AP<td>AL</tr><tr><td>B<td>BP<td>BL</tr></table>"},
        {
            "table, its rows begun by th",
            "<table><thead><tr><th>N<th>P<th>L</tr></thead><tbody><tr><th>A<td>AP<td>AL</tr><tr><th>B<td>BP<td>BL</tr></table>"
        },
        {
            "table with a title and groups",
            "<table><tr><td colspan=3>2026</tr><tr><td>N<td>P<td>L</tr><tr><td colspan=3><b>I</b></tr><tr><td>A<td>AP<td>AL</tr>"
                    + "<tr><td colspan=3><b>II</b></tr><tr><td>B<td>BP<td>BL</tr></table>"
        },
        {
            "table with a head of two rows",
            "<table><thead><tr><th rowspan=2>N<th rowspan=2>P<th colspan=2>L</tr><tr><th>L<th>2026</tr></thead>"
                    + "<tr><td>A<td>AP<td>AL<td>x</tr><tr><td>B<td>BP<td>BL<td>y</tr></table>"
        },
        {
            "table on its side",
            "<table><tr><th>N<td>A<td>B</tr><tr><th>P<td>AP<td>BP</tr><tr><th>L<td>AL<td>BL</tr></table>"
        },
        {
            "table on its side, the names above",
            "<table><tr><th></th><th>A<th>B</tr><tr><th>P<td>AP<td>BP</tr><tr><th>L<td>AL<td>BL</tr></table>"
        },
        {
            "table with labels in the second cell",
            "<table><tr><th>N<th>2026</tr><tr><td><b>A</b><td><ul><li><b>P:</b> AP</li><li><b>L:</b> AL</li></ul></tr>"
                    + "<tr><td><b>B</b><td>P: BP<br>L: BL</tr></table>"
        },
        {
            "buttons above certificates",
            "<ul><li><button><span>A</span><span>AP</span><span>AL</span></button></li><li><button><span>B</span><span>BP</span><span>BL</span></button></li></ul>"
                    + "<h2>2026</h2><ul><li><span>SOC 2</span><span>Type II</span></li><li><span>ISO 27001</span><span>2022</span></li></ul>"
        },
        {
            "bold lines in one of two boxes",
            "<div><section><div><p>2026</p></div></section><section><div><p><b>A</b></p><p>AP</p><p>L: AL</p><p><b>B</b></p><p>BP</p><p>L: BL</p></div></section></div>"
        },
        {
            "a small table each",
            "<h3>A</h3><table><tr><td>P<td>AP</tr><tr><td>L<td>AL</tr></table><h3>B</h3><table><tr><td>P<td>BP</tr><tr><td>L<td>BL</tr></table>"
        },
        {
            "two tables",
            "<table><tr><th>N<th>P<th>L</tr><tr><td>A<td>AP<td>AL</tr></table><p>2026</p><table><tr><th>N<th>P<th>L</tr><tr><td>B<td>BP<td>BL</tr></table>"
        },
        {
            "rows of boxes",
            "<div><div><div>N</div><div>P</div><div>L</div></div><div><div><b>A</b></div><div>AP</div><div>AL</div></div>"
                    + "<div><div><b>B</b></div><div>BP</div><div>BL</div></div></div>"
        },
        {
            "boxes marked as a table",
            "<div role=table><div role=row><span role=columnheader>N</span><span role=columnheader>P</span><span role=columnheader>L</span></div>"
                    + "<div role=row><span role=cell>A</span><span role=cell>AP</span><span role=cell>AL</span></div>"
                    + "<div role=row><span role=cell>B</span><span role=cell>BP</span><span role=cell>BL</span></div></div>"
        },
        {
            "cells in one box",
            "<div><div>N</div><div>P</div><div>L</div><div>A</div><div>AP</div><div>AL</div><div>B</div><div>BP</div><div>BL</div></div>"
        },
        {"list with brackets", "<ul><li><b>A</b> (AL): AP</li><li><b>B</b> (BL): BP</li></ul>"},
        {
            "list of links",
            "<ul><li><a href='https://a.example'>A</a>, AP AL</li><li><a href='https://b.example'>B</a>, BP BL</li></ul>"
        },
        {"list with dashes", "<ol><li>A – AP – AL</li><li>B – BP – BL</li></ol>"},
        {
            "list with labels",
            "<ul><li><b>N:</b> A<ul><li><b>P:</b> AP</li><li><b>L:</b> AL</li></ul></li><li><b>N:</b> B<ul><li><b>P:</b> BP</li><li><b>L:</b> BL</li></ul></li></ul>"
        },
        {"list with labels in one line", "<ul><li><b>A:</b> AP L: AL</li><li><b>B:</b> BP L: BL</li></ul>"},
        {
            "headings, numbered, with items",
            "<h3>1. A</h3><ul><li><b>P:</b> AP</li><li><b>L:</b> AL</li></ul><h3>2. B</h3><ul><li><b>P:</b> BP</li><li><b>L:</b> BL</li></ul>"
        },
        {
            "headings with terms",
            "<h3>A</h3><dl><dt>P:</dt><dd>AP</dd><dt>L:</dt><dd>AL</dd></dl><h3>B</h3><dl><dt>P</dt><dd>BP</dd><dt>L</dt><dd>BL</dd></dl>"
        },
        {"headings with a text", "<h4>A</h4><p>AP</p><p>AL</p><h4>B</h4><p>BP</p><p>BL</p>"},
        {"bold lines with texts", "<p><b>A</b></p><p>AP</p><p>AL</p><p><b>B</b></p><p>BP</p><p>BL</p>"},
        {"texts of several lines", "<p><b>A</b><br>AP<br>L: AL</p><p><b>B</b><br>BP<br>L: BL</p>"},
        {"labelled lines", "<p>N: A<br>P: AP<br>L: AL</p><p>N: B<br>P: BP<br>L: BL</p>"},
        {"labelled texts", "<p>N: A</p><p>P: AP</p><p>L: AL</p><p>N: B</p><p>P: BP</p><p>L: BL</p>"},
        {"terms", "<dl><dt>A</dt><dd>AP</dd><dd>AL</dd><dt>B</dt><dd>BP</dd><dd>BL</dd></dl>"},
        {
            "cards",
            "<div><div class=card><h3>A</h3><p>AP</p><p>AL</p></div><div class=card><h3>B</h3><p>BP</p><p>BL</p></div></div>"
        },
        {
            "cards without headings",
            "<div><div class=card><div class=t>A</div><div>AP</div><div>AL</div></div><div class=card><div class=t>B</div><div>BP</div><div>BL</div></div></div>"
        },
        {
            "cards with labels set apart",
            "<div><div><div><span>N</span><span>A</span></div><div><span>P</span><span>AP</span></div><div><span>L</span><span>AL</span></div></div>"
                    + "<div><div><span>N</span><span>B</span></div><div><span>P</span><span>BP</span></div><div><span>L</span><span>BL</span></div></div></div>"
        },
        {
            "folds",
            "<details><summary>A</summary><p>AP</p><p>L: AL</p></details><details><summary>B</summary><p>BP</p><p>L: BL</p></details>"
        },
        {
            "folds of divs",
            "<div><div><h3><button aria-expanded=false>A</button></h3><div class=panel style='display: none'><p>AP</p><p>L: AL</p></div></div>"
                    + "<div><h3><button>B</button></h3><div class=panel hidden><p>BP</p><p>L: BL</p></div></div></div>"
        }
    };

    static Stream<Arguments> pages() {
        return Stream.of(FORMS)
                .flatMap(form -> Stream.of(TONGUES)
                        .map(tongue ->
                                Arguments.of(form[0] + " in " + tongue.lang(), filled(form[1], tongue), tongue)));
    }

    private static String filled(String form, Tongue tongue) {
        String list = form.replaceAll("(?<![\\p{L}/])(AP|AL|BP|BL|A|B|N|P|L)(?![\\p{L}'.])", "{$1}")
                .replace("{AP}", tongue.hosting())
                .replace("{BP}", tongue.mail())
                .replace("{AL}", tongue.germany())
                .replace("{BL}", tongue.ireland())
                .replace("{A}", tongue.first())
                .replace("{B}", BRAND)
                .replace("{N}", tongue.name())
                .replace("{P}", tongue.purpose())
                .replace("{L}", tongue.location());
        return """
                <!doctype html><html lang="%s"><head><title>x</title></head><body>
                <header><a href="/">Acme</a></header><nav><ul><li><a href="/a">A</a></li></ul></nav>
                <main><h1>%s</h1><ul><li><a href="#list">%s</a></li><li><a href="#contact">%s</a></li></ul>
                <p>%s</p>%s
                <h2 id="contact">%s</h2><p>privacy@acme.example</p>
                <h2>%s</h2><ul><li>Dodo Ltd</li><li>Moa GmbH</li></ul></main>
                <div class="cookie-banner"><p>Cookies</p><button>OK</button></div>
                <footer><ul><li>Acme Inc.</li></ul></footer></body></html>
                """.formatted(
                        tongue.lang(),
                        tongue.title(),
                        tongue.title(),
                        tongue.contact(),
                        tongue.intro(),
                        list,
                        tongue.contact(),
                        tongue.former());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void theListIsRead(String form, String page, Tongue tongue) {
        DraftFacts facts = DraftFacts.of(Sources.draft("page.html", page).yaml());
        assertEquals(2, facts.subprocessors().size(), () -> form + "\n" + facts.yaml());
        assertRead(facts, 0, tongue.first(), "DE", tongue.hosting());
        assertRead(facts, 1, BRAND, "IE", tongue.mail());
    }

    private static void assertRead(DraftFacts facts, int at, String name, String country, String purpose) {
        DraftFacts.Named one = facts.subprocessors().get(at);
        assertTrue(one.names().contains(name), () -> name + "\n" + facts.yaml());
        assertEquals(Set.of(country), one.places(), facts::yaml);
        String bare = purpose.substring(0, purpose.length() - 1);
        assertTrue(one.texts().stream().anyMatch(text -> text.startsWith(bare)), () -> purpose + "\n" + facts.yaml());
    }

    /// Brands that begin like the word of a column.
    @ParameterizedTest
    @CsvSource({"Datadog, Statuspage", "Postmark, ServiceNow", "Databricks, Productboard", "Typeform, Toolstation"})
    void aBrandThatBeginsLikeALabelIsAName(String first, String second) {
        for (Tongue tongue : TONGUES) {
            for (String form : List.of(
                    "<ul><li><b>A</b> (AL): AP</li><li><b>B</b> (BL): BP</li></ul>",
                    "<h3>A</h3><p>AP</p><p>L: AL</p><h3>B</h3><p>BP</p><p>L: BL</p>",
                    "<div><div><h3>A</h3><p>AP</p><p>AL</p></div><div><h3>B</h3><p>BP</p><p>BL</p></div></div>")) {
                String page =
                        filled(form, tongue).replace(tongue.first(), first).replace(BRAND, second);
                DraftFacts facts =
                        DraftFacts.of(Sources.draft("page.html", page).yaml());
                assertEquals(2, facts.subprocessors().size(), () -> form + "\n" + facts.yaml());
                assertRead(facts, 0, first, "DE", tongue.hosting());
                assertRead(facts, 1, second, "IE", tongue.mail());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, Hosting, Email, Chat, USA",
        "de, Hosting, E-Mail, Chat, USA",
        "fr, Hébergement, E-mail, Visioconférence, États-Unis",
        "nl, Hosting, E-mail, Chat, Verenigde Staten"
    })
    void wordsOfServicesAreNoPlacesAndNoNames(String language, String first, String second, String third, String usa) {
        for (String form : List.of(
                "<li>Heron, Inc. — 1 — L</li><li>Reiher GmbH — 2 — L</li><li>Haigur OÜ — 3 — L</li>",
                "<li><b>Heron, Inc.</b>: 1 (L)</li><li><b>Reiher GmbH</b>: 2 (L)</li><li><b>Haigur</b>: 3 (L)</li>",
                "<li><b>1:</b> Heron, Inc. (L)</li><li><b>2:</b> Reiher GmbH (L)</li><li><b>3:</b> Haigur (L)</li>")) {
            String list = form.replace("1", first)
                    .replace("2", second)
                    .replace("3", third)
                    .replace("(L", "(" + usa)
                    .replace("— L", "— " + usa);
            DraftFacts facts = DraftFacts.of(Sources.draft(
                            "page.html",
                            "<html lang=" + language + "><h1>Subprocessors</h1><ul>" + list + "</ul></html>")
                    .yaml());
            assertEquals(3, facts.subprocessors().size(), facts::yaml);
            assertRead(facts, 0, "Heron, Inc.", "US", first + ".");
            assertRead(facts, 1, "Reiher GmbH", "US", second + ".");
            assertRead(facts, 2, form.contains("OÜ") ? "Haigur OÜ" : "Haigur", "US", third + ".");
        }
    }

    @ParameterizedTest
    @CsvSource({"Subprocessors, Cloud providers, USA", "Unterauftragsverarbeiter, Cloud-Anbieter, Deutschland"})
    void companiesWithTheirPlacesInOneParagraphAreEachRead(String title, String group, String place) {
        String page = "<h1>" + title + "</h1><h3>" + group + "</h3><p>Heron, Inc. (" + place
                + "), Plover Ltd (" + place + ")</p><h3>E-Mail</h3><p>Reiher GmbH (" + place + "), Haigur OÜ (" + place
                + ")</p>";
        DraftFacts facts = DraftFacts.of(Sources.draft("page.html", page).yaml());
        assertEquals(
                List.of("Heron, Inc.", "Plover Ltd", "Reiher GmbH", "Haigur OÜ"),
                facts.subprocessors().stream()
                        .map(one -> one.names().getFirst())
                        .toList(),
                facts::yaml);
    }
}
