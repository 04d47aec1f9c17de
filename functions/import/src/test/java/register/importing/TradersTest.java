package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.importing.meaning.LanguageWords;
import register.importing.source.RefusedSourceException;

/// Companies and persons who trade under another name: both names are kept, and a question is asked about persons.
class TradersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Heron Software, Inc. d/b/a Plover;Heron Software, Inc.;Plover",
                "Heron Software, Inc. (dba Plover);Heron Software, Inc.;Plover",
                "Plover (Heron Software, Inc. d/b/a Plover);Heron Software, Inc.;Plover",
                "Heron GmbH, handelnd unter „Reiher Hosting“;Heron GmbH;Reiher Hosting",
                "Haigur OÜ (tegutseb nime all Plover);Haigur OÜ;Plover",
                "Heron B.V. h.o.d.n. Plover;Heron B.V.;Plover"
            })
    void aCompanyKeepsBothItsNames(String cell, String legal, String shown) {
        String yaml = draft(cell).yaml();
        assertTrue(yaml.contains("    legalName: " + legal + "\n    displayName: " + shown + "\n    engage"), yaml);
        assertFalse(yaml.contains("naturalPerson"), yaml);
    }

    @Test
    void thePlaceBehindBothNamesIsTheirs() {
        String yaml = Sources.draft("list.csv", "Company,Purpose\n\"Heron, Inc. d/b/a Plover (Estonia)\",Mail\n")
                .yaml();
        assertTrue(yaml.contains("    legalName: Heron, Inc.\n    displayName: Plover\n    engage"), yaml);
        assertTrue(yaml.contains("- country: EE"), yaml);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Siobhán Keane t/a Keane Onboarding;Siobhán Keane;Keane Onboarding",
                "Petra Vogel e.K., handelnd unter Vogel IT;Petra Vogel e.K.;Vogel IT",
                "Plovers trading as Birch;Plovers;Birch"
            })
    void whoStatesNoLegalFormIsAskedWhetherItIsAPerson(String cell, String legal, String shown)
            throws RefusedSourceException {
        Draft draft = draft(cell);
        assertTrue(draft.yaml().contains("  - id: subprocessor\n"), draft.yaml());
        assertTrue(draft.yaml().contains("\n    legalName: " + legal + "\n    displayName: " + shown), draft.yaml());
        assertEquals(
                List.of("? is it a sole trader, a natural person? (true | false) The source: \"" + cell + "\""),
                draft.questions().stream()
                        .filter(one -> one.path().equals("subprocessors[0].naturalPerson"))
                        .map(OpenQuestion::text)
                        .toList());
        AnsweredTest.assertIsPolicyOnceAnswered("list.csv", list(cell).getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Petra Vogel IT-Beratung e.K.", "Mari Maasikas FIE", "Novák Jan, OSVČ"})
    void theNameWithASoleTradersFormIsTheLegalName(String name) {
        Draft draft = draft(name);
        assertTrue(draft.yaml().contains("    legalName: " + name + "\n"), draft.yaml());
        assertFalse(draft.yaml().contains("displayName"), draft.yaml());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DBA Software", "Plover", "Petra Vogel"})
    void aBrandStaysABrand(String name) {
        assertTrue(draft(name).yaml().contains("    displayName: " + name + "\n"), draft(name)::yaml);
    }

    /// A heading that continues in lower case is not a sentence there.
    @Test
    void aHeadingOrAnItemMayNameThemToo() {
        String headings = """
                <html lang="fr"><h1>Sous-traitants ultérieurs</h1>
                <h3>Héron SAS</h3><ul><li>Finalité : Hébergement</li><li>Localisation : France</li></ul>
                <h3>Jean Dupont, exerçant sous le nom commercial «\u00a0Pluvier Conseil\u00a0»</h3>
                <ul><li>Finalité : Formation</li><li>Localisation : France</li></ul></html>""";
        assertNames(headings, "Jean Dupont", "Pluvier Conseil");
        String items = """
                <html lang="en"><h1>Subprocessors</h1><ul><li>Heron Ltd – Hosting – Germany</li>
                <li>Birch Software, Inc. d/b/a Plover – Error monitoring – Ireland</li></ul></html>""";
        assertNames(items, "Birch Software, Inc.", "Plover");
    }

    private static void assertNames(String page, String legal, String shown) {
        Draft draft = Sources.draft("page.html", page);
        assertEquals(2, draft.subprocessors(), draft.yaml());
        assertTrue(
                draft.yaml().contains("    legalName: " + legal + "\n    displayName: " + shown + "\n"), draft.yaml());
    }

    @Test
    void suchWordsAreKnownInEachLanguage() {
        for (LanguageWords language : LanguageWords.all()) {
            List<String> all = language.said("trading").toList();
            assertFalse(all.isEmpty(), language.language());
            for (String words : all) {
                String yaml = draft("Heron Ltd " + words + " Plover").yaml();
                assertTrue(yaml.contains("    legalName: Heron Ltd\n    displayName: Plover\n"), yaml);
            }
        }
    }

    private static Draft draft(String name) {
        return Sources.draft("list.csv", list(name));
    }

    private static String list(String name) {
        return "Company,Purpose,Country\n\"" + name + "\",Mail,Norway\n";
    }
}
