package register.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "und", "und-DE", "x-klingon", "e", "de_AT", "de--AT", "abcdefghi", "en-\n"})
    void whatNamesNoLanguageIsRefused(String tag) {
        assertThrows(IllegalArgumentException.class, () -> new Language(tag));
    }

    @Test
    void usualSpellingIsRestored() {
        assertEquals("de-AT", new Language("DE-at").tag());
        assertEquals(new Language("de"), new Language("de-AT").primary());
    }

    @Test
    void everyLanguageHasAPrimaryOne() {
        qt().forAll(strings().betweenCodePoints('-', 'z').ofLengthBetween(0, 12))
                .check(tag -> {
                    Language language;
                    try {
                        language = new Language(tag);
                    } catch (IllegalArgumentException _) {
                        return true;
                    }
                    return language.primary().primary().equals(language.primary());
                });
    }
}
