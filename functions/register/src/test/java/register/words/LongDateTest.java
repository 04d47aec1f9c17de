package register.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.value.Language;

/// Dates in words.
class LongDateTest {
    @ParameterizedTest
    @CsvSource({
        "fr, 2026-10-01, 1er octobre 2026",
        "fr, 2026-10-11, 11 octobre 2026",
        "it, 2026-10-01, 1º ottobre 2026",
        "de, 2026-10-01, 1. Oktober 2026",
        "en, 2026-10-01, 1 October 2026"
    })
    void theFirstOfAMonthIsWrittenAsTheLanguageWritesIt(String language, String date, String written) {
        assertEquals(written, LongDate.of(LocalDate.parse(date), new Language(language)));
    }
}
