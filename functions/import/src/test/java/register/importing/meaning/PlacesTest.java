package register.importing.meaning;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.policy.Country;
import register.policy.Location;
import register.words.Words;

/// Places as pages name them, in each language of the register.
class PlacesTest {
    private static final String GEORGIA = "GE";

    /// Its name in Unicode CLDR; Georgia may be a state as well.
    @Test
    void everyCountryIsKnownInEveryLanguage() {
        assertAll(LanguageWords.all().stream()
                .flatMap(words -> Stream.of(Locale.getISOCountries())
                        .filter(code -> !code.equals(GEORGIA))
                        .map(code -> () -> {
                            String name =
                                    Locale.of("", code).getDisplayCountry(Locale.forLanguageTag(words.language()));
                            assertEquals("[" + code + "]", told(name, words.language()), name);
                        })));
    }

    @Test
    void everyRegionThatIsKnownHasWordsInEveryLanguage() {
        var regions = LanguageWords.all().stream()
                .flatMap(words -> words.places().stream())
                .filter(code -> !Country.isCode(code))
                .collect(Collectors.toSet());
        assertTrue(regions.containsAll(List.of("EU", "GLOBAL", "NORTH-AMERICA")), regions.toString());
        assertAll(Words.LANGUAGES.stream()
                .flatMap(language -> regions.stream()
                        .map(region -> () -> assertNotEquals(
                                region,
                                register.words.Places.region(
                                        region, Words.glossary().in(language)),
                                language.tag()))));
        assertEquals(
                Set.of(),
                regions.stream()
                        .filter(region -> !register.words.Places.REGIONS.contains(region))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | EU + US | [EU, US]",
                "en | CZ/EU | [CZ, EU]",
                "en | EU edge | [EU]",
                "en | EU/UK data regions (selected by us) | [EU, GB]",
                "en | Global edge · Primary EU | [GLOBAL, EU]",
                "en | United Kingdom and places outside the UK/EEA | [GB]",
                "en | USA, UAE | [US, AE]",
                "en | USA · 12 Heron St, San Francisco, CA 94103 | [US <12 Heron St, San Francisco>]",
                "en | USA · Ireland | [US, IE]",
                "en | EU jurisdiction | [EU]",
                "en | Frankfurt, Germany | [DE <Frankfurt>]",
                "en | San Francisco, CA, USA | [US <San Francisco, CA>]",
                "en | Germany (EU) | [DE]",
                "en | EU (Germany, Ireland) | [DE, IE]",
                "en | EU (Frankfurt) | [EU <Frankfurt>]",
                "es | UE: Fráncfort, Alemania | [DE]",
                "es | Fráncfort | [DE <Fráncfort>]",
                "it | Italica | [? <Italica> ?]",
                "en | Germany (Frankfurt), Ireland (Dublin) | [DE <Frankfurt>, IE <Dublin>]",
                "en | Berlin, DE | [DE <Berlin, DE>]",
                "en | Austin, Texas | [US <Austin, Texas>]",
                "en | U.S. | [US]",
                "en | United States (EU-U.S. Data Privacy Framework) | [US]",
                "en | European Economic Area (EEA) | [EEA]",
                "en | Northern Ireland | [GB]",
                "en | 🇩🇪 Frankfurt | [DE <Frankfurt>]",
                "en | eu-west-1 | [IE]",
                "en | Bulgaria - Sofia | [BG <Sofia>]",
                "en | Switzerland and the EU | [CH, EU]",
                "en | — | [?]",
                "en | Not disclosed | [?]",
                "bg | САЩ и ЕС | [US, EU]",
                "cs | Německo, Spojené státy | [DE, US]",
                "cs | v Německu | [DE]",
                "da | EU/EØS | [EU, EEA]",
                "de | Deutschland (EU) und USA | [DE, US]",
                "de | außerhalb des EWR | [? <außerhalb des EWR> ?]",
                "el | Ηνωμένες Πολιτείες, Ιρλανδία | [US, IE]",
                "es | EE. UU. | [US]",
                "es | Estados Unidos / Unión Europea | [US, EU]",
                "et | EL, Ameerika Ühendriigid | [EU, US]",
                "et | Saksamaal | [DE]",
                "fi | EU ja Yhdysvallat | [EU, US]",
                "fi | Saksassa | [DE]",
                "fr | États-Unis et Royaume-Uni | [US, GB]",
                "fr | Allemagne (UE) | [DE]",
                "fr | hors de l’UE | [? <hors de l’UE> ?]",
                "ga | Stáit Aontaithe | [US]",
                "hr | SAD, Njemačka | [US, DE]",
                "hu | EGT; Egyesült Államok | [EEA, US]",
                "is | Bandaríkin og Írland | [US, IE]",
                "it | Stati Uniti | [US]",
                "it | Paesi extra UE | [? <Paesi extra UE> ?]",
                "lt | JAV, ES | [US, EU]",
                "lv | ASV un ES | [US, EU]",
                "mt | l-Irlanda, l-Istati Uniti | [IE, US]",
                "nb | Storbritannia og EØS | [GB, EEA]",
                "nl | VS, Duitsland | [US, DE]",
                "pl | Irlandia / USA | [IE, US]",
                "pl | EOG | [EEA]",
                "pl | w Niemczech | [DE]",
                "pt | EUA e União Europeia | [US, EU]",
                "ro | SUA, UE | [US, EU]",
                "sk | EHP alebo USA | [EEA, US]",
                "sl | ZDA in Nemčija | [US, DE]",
                "sv | EES, Storbritannien | [EEA, GB]",
                "tr | ABD ve Almanya | [US, DE]",
                "tr | AB | [EU]",
                "uk | США та ЄС | [US, EU]"
            })
    void placesAreThoseThatTheWordsName(String language, String words, String places) {
        assertEquals(places, told(words, language));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Georgia | [? <Georgia> ?]",
                "Atlantis | [? <Atlantis> ?]",
                "outside the EEA | [? <outside the EEA> ?]",
                "Germany and other countries | [DE, ? <other countries> ?]",
                "Ashburn, VA | [? <Ashburn, VA> ?]",
                "CA, US | [US <CA> ?]",
                "Birch Ireland Ltd, Germany | [IE <Birch, Ltd> ?, DE ?]",
                "hosted by us | [? <hosted by us> ?]"
            })
    void whatIsDoubtfulIsSaidToBe(String words, String places) {
        assertEquals(places, told(words, "en"));
    }

    private static String told(String words, String language) {
        return PlaceNames.told(words, language).stream()
                .map(one -> switch (one.place()) {
                            case Location.InCountry in -> in.country().code();
                            case Location.InRegion in -> in.region();
                            case Location.Unstated _ -> "?";
                        }
                        + (one.detail() == null ? "" : " <" + one.detail() + ">")
                        + (one.doubtful() ? " ?" : ""))
                .toList()
                .toString();
    }
}
