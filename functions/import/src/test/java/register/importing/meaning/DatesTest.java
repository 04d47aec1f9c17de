package register.importing.meaning;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.policy.DateBasis;

/// Dates as pages state them, in each language of the register.
class DatesTest {
    /// A day as written by Unicode CLDR, in four styles.
    @Test
    void everyDayIsReadInEveryLanguage() {
        assertAll(LanguageWords.all().stream()
                .flatMap(words -> IntStream.rangeClosed(1, 12)
                        .boxed()
                        .flatMap(month -> Stream.of(FormatStyle.values()).map(style -> () -> {
                            LocalDate day = LocalDate.of(2026, month, 17);
                            String text = DateTimeFormatter.ofLocalizedDate(style)
                                    .withLocale(Locale.forLanguageTag(words.language()))
                                    .format(day);
                            assertEquals(
                                    List.of(day),
                                    DateWords.in(Fold.text(text), List.of(words.language(), "en"))
                                            .orElseThrow()
                                            .days(),
                                    text);
                        }))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bg | Последна актуализация: 5 май 2026 г. | LAST_UPDATED",
                "bg | В сила от 5 май 2026 г. | EFFECTIVE",
                "cs | Naposledy aktualizováno 5. května 2026 | LAST_UPDATED",
                "cs | Účinné od 5. 5. 2026 | EFFECTIVE",
                "da | Sidst opdateret den 5. maj 2026 | LAST_UPDATED",
                "da | Gældende fra 05-05-2026 | EFFECTIVE",
                "de | Stand: 5. Mai 2026 | LAST_UPDATED",
                "de | Gültig ab 05.05.2026 | EFFECTIVE",
                "el | Τελευταία ενημέρωση: 5 Μαΐου 2026 | LAST_UPDATED",
                "el | Ισχύει από 5/5/2026 | EFFECTIVE",
                "en | Last Updated: May, 5th, 2026 | LAST_UPDATED",
                "en | Effective as of 5 May 2026 | EFFECTIVE",
                "es | Actualizado el 5 de mayo de 2026 | LAST_UPDATED",
                "es | En vigor desde el 5 de mayo de 2026 | EFFECTIVE",
                "et | Viimati uuendatud 5. mail 2026 | LAST_UPDATED",
                "et | Kehtib alates 5. maist 2026 | EFFECTIVE",
                "fi | Päivitetty viimeksi 5. toukokuuta 2026 | LAST_UPDATED",
                "fi | Voimassa 5.5.2026 alkaen | EFFECTIVE",
                "fr | Mis à jour le 5 mai 2026 | LAST_UPDATED",
                "fr | En vigueur depuis le 5 mai 2026 | EFFECTIVE",
                "ga | Nuashonraithe: 5 Bealtaine 2026 | LAST_UPDATED",
                "ga | I bhfeidhm ó 5 Bealtaine 2026 | EFFECTIVE",
                "hr | Zadnje ažuriranje: 5. svibnja 2026. | LAST_UPDATED",
                "hr | Vrijedi od 5. svibnja 2026. | EFFECTIVE",
                "hu | Utoljára frissítve: 2026. május 5. | LAST_UPDATED",
                "hu | Hatályos 2026. május 5-től | EFFECTIVE",
                "is | Síðast uppfært 5. maí 2026 | LAST_UPDATED",
                "is | Gildir frá 5. maí 2026 | EFFECTIVE",
                "it | Ultimo aggiornamento: 5 maggio 2026 | LAST_UPDATED",
                "it | In vigore dal 5 maggio 2026 | EFFECTIVE",
                "lt | Atnaujinta 2026 m. gegužės 5 d. | LAST_UPDATED",
                "lt | Galioja nuo 2026-05-05 | EFFECTIVE",
                "lv | Atjaunots 2026. gada 5. maijā | LAST_UPDATED",
                "lv | Spēkā no 2026. gada 5. maija | EFFECTIVE",
                "mt | L-aħħar aġġornament: 5 ta’ Mejju 2026 | LAST_UPDATED",
                "mt | Fis-seħħ mill-5 ta’ Mejju 2026 | EFFECTIVE",
                "nb | Sist oppdatert 5. mai 2026 | LAST_UPDATED",
                "nb | Gjelder fra 5. mai 2026 | EFFECTIVE",
                "nl | Laatst gewijzigd op 5 mei 2026 | LAST_UPDATED",
                "nl | Geldig vanaf 5 mei 2026 | EFFECTIVE",
                "pl | Zaktualizowano 5 maja 2026 r. | LAST_UPDATED",
                "pl | Obowiązuje od 5 maja 2026 r. | EFFECTIVE",
                "pl | Obowiązuje od 05.05.2026r. | EFFECTIVE",
                "pt | Atualizado em 5 de maio de 2026 | LAST_UPDATED",
                "pt | Em vigor desde 5 de maio de 2026 | EFFECTIVE",
                "ro | Ultima actualizare: 5 mai 2026 | LAST_UPDATED",
                "ro | În vigoare din 5 mai 2026 | EFFECTIVE",
                "sk | Naposledy aktualizované 5. mája 2026 | LAST_UPDATED",
                "sk | Účinné od 5. mája 2026 | EFFECTIVE",
                "sl | Nazadnje posodobljeno 5. maja 2026 | LAST_UPDATED",
                "sl | Velja od 5. maja 2026 | EFFECTIVE",
                "sv | Senast uppdaterad den 5 maj 2026 | LAST_UPDATED",
                "sv | Gäller från och med 5 maj 2026 | EFFECTIVE",
                "tr | Son güncelleme: 5 Mayıs 2026 | LAST_UPDATED",
                "tr | Yürürlük tarihi: 5 Mayıs 2026 | EFFECTIVE",
                "uk | Останнє оновлення: 5 травня 2026 р. | LAST_UPDATED",
                "uk | Набирає чинності 5 травня 2026 р. | EFFECTIVE"
            })
    void wordsSayWhichKindOfDateItIs(String language, String text, DateBasis basis) {
        DateLine line = DateLine.in(text, language).orElseThrow();
        assertEquals(List.of(LocalDate.of(2026, 5, 5)), line.days());
        assertEquals(basis, line.basis());
        assertTrue(line.alone());
    }

    @Test
    void inEnglishTheDayOrTheMonthMayComeFirst() {
        List<LocalDate> both = List.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 3, 4));
        assertEquals(
                both,
                DateLine.in("Last updated: 03/04/2026", "en").orElseThrow().days());
        assertEquals(
                both,
                DateLine.in("Last updated: 03/04/2026", "und").orElseThrow().days());
        assertEquals(
                List.of(LocalDate.of(2026, 4, 3)),
                DateLine.in("Mis à jour le 03/04/2026", "fr").orElseThrow().days());
        assertEquals(
                List.of(LocalDate.of(2026, 4, 23)),
                DateLine.in("Last updated: 04/23/2026", "en").orElseThrow().days());
    }

    @Test
    void aDateOfItsOwnBetweenDotsIsThePages() {
        DateLine line = DateLine.in(
                        "Utgave 3 · Gjeldende fra 5. mai 2026 · Grunnlag: personvernforordningen artikkel 28", "no")
                .orElseThrow();
        assertEquals(List.of(LocalDate.of(2026, 5, 5)), line.days());
        assertTrue(line.sure());
    }

    @Test
    void aMonthAloneIsNoDay() {
        DateLine line = DateLine.in("Letztes Update: Januar 2025", "de").orElseThrow();
        assertEquals(List.of(), line.days());
        assertEquals(YearMonth.of(2025, 1), line.month());
    }

    @ParameterizedTest
    @CsvSource({"DATE: August 19; 2024", "/ 23 april 2026", "Version 1.1; 22.6.2026"})
    void aDateThatStandsAloneSaysNotOfWhat(String text) {
        DateLine line = DateLine.bare(text.replace(';', ','), "en").orElseThrow();
        assertNull(line.basis());
        assertEquals(1, line.days().size());
    }

    @ParameterizedTest
    @CsvSource({
        "Founded on 2 October 2023",
        "Last updated: yesterday",
        "Last updated: 31 February 2024",
        "Founded in 1999; 250 people",
        "ISO 27001:2022"
    })
    void whereNoneIsSaidNoneIsRead(String text) {
        assertTrue(DateLine.in(text, "en").isEmpty());
        assertTrue(DateLine.bare(text, "en").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nl | Zilver Diensten B.V. werkt met deze partijen. Versie: 05-05-2026",
                "pt | A Garça, S.A. utiliza os seguintes. Versão de 05/05/2026",
                "el | Η Αλκυόνη Α.Ε. χρησιμοποιεί τους εξής. Ημερομηνία: 5/5/2026",
                "en | Heron SaaS B.V. — 5 May 2026",
                "en | Heron Ltd 5th of May, 2026",
                "de | Reiher GmbH, 5. Mai 2026",
                "fr | Le 05/05/2026, la société Héron SARL travaille avec les prestataires suivants :"
            })
    void aDateInASentenceOfItsOwnOrBesideTheCompanyIsThePages(String language, String text) {
        DateLine line = DateLine.bare(text, language).orElseThrow();
        assertEquals(List.of(LocalDate.of(2026, 5, 5)), line.days());
        assertTrue(line.sure());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | We were founded on 5 May 2016, and work with the following:",
                "en | Our agreement of 5 May 2020 with Heron Ltd applies.",
                "de | Am 5. Mai 2020 schloss die Reiher GmbH den Vertrag."
            })
    void aDateThatTellsSomethingElseIsNotThePages(String language, String text) {
        assertTrue(DateLine.bare(text, language).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en | Updated May 2026 (05/05/2026)", "de | Stand: Mai 2026 (05.05.2026)"})
    void theDayBehindItsMonthCounts(String language, String text) {
        assertEquals(
                List.of(LocalDate.of(2026, 5, 5)),
                DateLine.in(text, language).orElseThrow().days());
    }
}
