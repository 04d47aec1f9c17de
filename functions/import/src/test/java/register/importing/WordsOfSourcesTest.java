package register.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.importing.meaning.ColumnMeaning;
import register.importing.meaning.DateLine;
import register.importing.meaning.LegalForm;
import register.importing.meaning.PlaceNames;
import register.policy.DateBasis;
import register.policy.Location;

/// Reading names, places, dates and columns in sources.
class WordsOfSourcesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "Linode, LLC (ELi asukoht); Linode, LLC; ELi asukoht; -; -",
                "Linode, LLC (Singapur); Linode, LLC; Singapur; -; -",
                "Amazon Web Services, LLC (Ühendriikide kliendid) – Põhja-California;"
                        + " Amazon Web Services, LLC; Põhja-California; Ühendriikide kliendid; -",
                "Websupport, s.r.o. (EU Kliendid); Websupport, s.r.o.; -; EU Kliendid; -",
                "Example (Germany); Example; Germany; -; -",
                "Example Ltd (Search); Example Ltd (Search); -; -; Search",
                "Smith - Jones; Smith - Jones; -; -; -",
                "Hosting GmbH (Kunden in der EU) ; Hosting GmbH; -; Kunden in der EU; -"
            })
    void aNameIsTakenApartOnlyWhereWordsTellWhatTheyAre(
            String cell, String name, String where, String whom, String unclear) {
        assertEquals(new NameCell(name, where, whom, unclear), NameCell.of(cell));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Twilio, Inc.; Twilio; Inc.",
                "Websupport, s.r.o.; Websupport; s.r.o.",
                "Quality Unit, s. r. o.; Quality Unit; s. r. o.",
                "Example GmbH & Co. KG; Example; GmbH & Co. KG",
                "Näide OÜ; Näide; OÜ",
                "Amazon Web Services EMEA SARL; Amazon Web Services EMEA; SARL",
                "Example Pty Ltd; Example; Pty Ltd",
                "Example Sp. z o.o.; Example; Sp. z o.o."
            })
    void aLegalFormIsKnownAtTheEnd(String name, String core, String form) {
        assertEquals(Optional.of(form), LegalForm.in(name));
        assertEquals(core, LegalForm.core(name));
    }

    @ParameterizedTest
    @CsvSource({"OpenAI", "Intuit", "Quality Unit Ukraina", "LLC", "Incognito", "Limited Edition Mail"})
    void aBrandHasNone(String name) {
        assertEquals(Optional.empty(), LegalForm.in(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Viimati uuendatud: 2. oktoobril 2023; LAST_UPDATED; 2023-10-02",
                "Last updated October 2nd, 2023; LAST_UPDATED; 2023-10-02",
                "Last Updated: 2023-10-02; LAST_UPDATED; 2023-10-02",
                "Effective date: 1 June 2024; EFFECTIVE; 2024-06-01",
                "Effective as of 31/01/2024; EFFECTIVE; 2024-01-31",
                "Kehtib alates 1. juulist 2024; EFFECTIVE; 2024-07-01",
                "Kehtib alates 5. mai 2024; EFFECTIVE; 2024-05-05",
                "Zuletzt aktualisiert: 4. März 2024; LAST_UPDATED; 2024-03-04",
                "Gültig ab 01.12.2024; EFFECTIVE; 2024-12-01",
                "Naposledy aktualizované: 7. júna 2024; LAST_UPDATED; 2024-06-07",
                "Platné od 9. marca 2024; EFFECTIVE; 2024-03-09"
            })
    void aDateIsReadInItsLanguage(String line, DateBasis basis, String date) {
        DateLine read = DateLine.in(line, "und").orElseThrow();
        assertEquals(basis, read.basis());
        assertEquals(List.of(date), read.days().stream().map(Object::toString).toList());
    }

    @ParameterizedTest
    @CsvSource({"Founded on 2 October 2023", "Last updated: 31 February 2024", "Last updated: yesterday"})
    void noDateIsReadWhereNoneIsSaid(String line) {
        assertTrue(DateLine.in(line, "und").isEmpty());
    }

    @Test
    void placesAreThoseThatTheWordsName() {
        assertEquals("[DE Frankfurt]", told("Frankfurt, Germany"));
        assertEquals("[US San Francisco, CA]", told("San Francisco, CA, USA"));
        assertEquals("[DE, IE]", told("DE, IE"));
        assertEquals("[EE, LV]", told("Eesti ja Läti"));
        assertEquals("[EU, US]", told("European Union and United States"));
        assertEquals("[US Northern California]", told("Northern California"));
        assertEquals("[? Atlantis ?]", told("Atlantis"));
        assertEquals("[SK]", told("Slovensko"));
        assertEquals("[EEA]", told("EWR"));
    }

    private static String told(String words) {
        return PlaceNames.told(words, "en").stream()
                .map(one -> switch (one.place()) {
                            case Location.InCountry in -> in.country().code();
                            case Location.InRegion in -> in.region();
                            case Location.Unstated _ -> "?";
                        }
                        + (one.detail() == null ? "" : " " + one.detail())
                        + (one.doubtful() ? " ?" : ""))
                .toList()
                .toString();
    }

    @Test
    void columnsAreKnownByTheirNamesInFourLanguages() {
        assertColumns("Entity", "Purpose of processing", "Country");
        assertColumns("Alltöötleja", "Eesmärk", "Riik");
        assertColumns("Unterauftragsverarbeiter", "Zweck der Verarbeitung", "Standort");
        assertColumns("Názov spoločnosti", "Účel", "Krajina");
        assertEquals(Map.of(), ColumnMeaning.in(List.of("Product", "Price")));
    }

    private static void assertColumns(String... head) {
        assertEquals(
                Set.of(ColumnMeaning.NAME, ColumnMeaning.PURPOSE, ColumnMeaning.LOCATION),
                ColumnMeaning.in(List.of(head)).keySet());
        assertEquals(0, ColumnMeaning.in(List.of(head)).get(ColumnMeaning.NAME));
    }

    @Test
    void slugsAreMadeOfAnyName() {
        assertEquals("straße".replace("ß", "ss"), Slug.of("Straße", 3, "x"));
        assertEquals("noudepohine-ou", Slug.of("Nõudepõhine OÜ", 3, "x"));
        assertEquals("x", Slug.of("дані", 3, "x"));
        assertEquals(48, Slug.of("a".repeat(400), 3, "x").length());
    }
}
