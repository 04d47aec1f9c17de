package register.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.policy.AppliesWhen;
import register.policy.Country;
import register.policy.Localized;
import register.policy.Location;
import register.value.Language;
import register.value.Writing;

class PlacesTest {
    private static final Language ESTONIAN = new Language("et");
    private static final Words WORDS = Words.glossary().in(ESTONIAN);

    @Test
    void countriesAndLanguagesAreNamedInTheReadersLanguage() {
        assertEquals("Norra", Places.country(new Country("NO"), ESTONIAN));
        assertEquals("saksa", Places.language(new Language("de"), ESTONIAN));
        assertEquals("Estónia", Places.country(new Country("EE"), new Language("pt")));
        assertEquals("Estônia", Places.country(new Country("EE"), new Language("pt-BR")));
    }

    @Test
    void everyCountryHasANameInEveryLanguageWhateverTheDefaultLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.JAPAN);
            for (Language language : Words.LANGUAGES) {
                for (String code : Locale.getISOCountries()) {
                    String name = Places.country(new Country(code), language);
                    assertFalse(name.isBlank() || name.equals(code), code + " in " + language);
                }
            }
            assertEquals("Norra", Places.country(new Country("NO"), ESTONIAN));
        } finally {
            Locale.setDefault(before);
        }
    }

    /// A list in any language that the register accepts names countries in letters that its documents have.
    @Test
    void everyCountrysNameCanBePrinted() {
        assertEquals("Azərbaycan", Places.country(new Country("AZ"), new Language("az")));
        assertEquals("Andorra", Places.country(new Country("AD"), new Language("kok")));
        Stream.concat(
                        Arrays.stream(Locale.getISOLanguages()).map(Locale::of),
                        Arrays.stream(Locale.getAvailableLocales()))
                .map(locale -> locale.stripExtensions().toLanguageTag())
                .filter(tag -> !tag.equals("und") && tag.matches("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"))
                .map(Language::new)
                .filter(Writing::isWritable)
                .forEach(language -> {
                    for (String code : Locale.getISOCountries()) {
                        String name = Places.country(new Country(code), language);
                        assertTrue(name.codePoints().allMatch(Writing::isPrintable), name + " in " + language);
                    }
                });
    }

    @Test
    void locationSaysWhatIsStatedAndThatNothingIs() {
        assertEquals(
                "pole märgitud",
                Places.location(new Location(Location.Unstated.UNSTATED, null, null), WORDS, ESTONIAN, ESTONIAN));
        assertEquals(
                "Euroopa Liit (säilitamine)",
                Places.location(
                        new Location(new Location.InRegion("EU"), null, Location.Role.STORAGE),
                        WORDS,
                        ESTONIAN,
                        ESTONIAN));
        assertEquals(
                "Mars",
                Places.location(new Location(new Location.InRegion("Mars"), null, null), WORDS, ESTONIAN, ESTONIAN));
        assertEquals(
                "Ameerika Ühendriigid, Põhja-California",
                Places.location(
                        new Location(
                                new Location.InCountry(new Country("US")),
                                Localized.of(Map.of(ESTONIAN, "Põhja-California")),
                                null),
                        WORDS,
                        ESTONIAN,
                        ESTONIAN));
    }

    @Test
    void everyRegionHasAWordOfItsOwnInEveryLanguage() {
        for (Language language : Words.LANGUAGES) {
            Words glossary = Words.glossary().in(language);
            var named = new HashSet<String>();
            for (String region : Places.REGIONS) {
                assertTrue(named.add(Places.region(region, glossary)), language + ": " + region);
                assertNotEquals(region, Places.region(region, glossary), language.tag());
            }
            Places.ALIKE.forEach(region -> assertTrue(named.contains(Places.region(region, glossary)), region));
        }
        assertEquals("Nordamerika", Places.region("NA", Words.glossary().in(new Language("de"))));
        assertEquals("Kogu maailm", Places.region("GLOBAL", WORDS));
        assertEquals("Namiibia", Places.country(new Country("NA"), ESTONIAN));
    }

    @Test
    void customersAreShownOnlyIfStated() {
        assertEquals("", Places.appliesTo(null, WORDS, ESTONIAN));
        assertEquals(
                "kliendid: Euroopa Liit; funktsiooniga kõned; valikuline",
                Places.appliesTo(
                        new AppliesWhen(
                                "EU",
                                new AppliesWhen.Feature(
                                        "calls", Localized.of(Map.of(ESTONIAN, "kõned", new Language("en"), "calls"))),
                                true),
                        WORDS,
                        ESTONIAN));
    }
}
