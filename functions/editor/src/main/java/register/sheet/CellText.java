package register.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.policy.Country;
import register.value.Language;
import register.words.Places;
import register.words.Words;

/// Converts between a value and the text of a cell.
sealed interface CellText {
    /// A cell with unexpected text.
    final class UnexpectedException extends Exception {
        private static final long serialVersionUID = 1;

        /// @param expected the expected value, such as `a country, such as Germany`
        UnexpectedException(String expected) {
            super(expected);
        }
    }

    default String text(Json value) {
        return asItIs(value);
    }

    /// @param text not blank
    Json value(String text) throws UnexpectedException;

    /// The expected text: `a country, such as Germany`.
    String expected();

    /// A value of another kind is shown as in the file.
    private static String asItIs(Json value) {
        return value instanceof Json.Str(String text) ? text : new String(CanonicalJson.bytes(value), UTF_8);
    }

    record Plain() implements CellText {
        @Override
        public Json value(String text) {
            return Json.of(text);
        }

        @Override
        public String expected() {
            return "a text";
        }
    }

    record Day() implements CellText {
        @Override
        public Json value(String text) throws UnexpectedException {
            try {
                return Json.of(LocalDate.parse(text).toString());
            } catch (DateTimeException e) {
                throw new UnexpectedException(expected());
            }
        }

        @Override
        public String expected() {
            return "a date, such as 2031-03-01";
        }
    }

    record Whole() implements CellText {
        @Override
        public Json value(String text) throws UnexpectedException {
            if (!text.matches("-?[0-9]{1,9}")) {
                throw new UnexpectedException(expected());
            }
            return Json.of(Long.parseLong(text));
        }

        @Override
        public String expected() {
            return "a whole number";
        }
    }

    /// One of several values, each by a word.
    ///
    /// @param words by the text in the file: a term, a code, `true`
    /// @param kind `a country`
    record Choice(Map<String, String> words, String kind) implements CellText {
        static Choice yesNo(String yes, String no) {
            var words = new LinkedHashMap<String, String>();
            words.put("true", yes);
            words.put("false", no);
            return new Choice(words, "");
        }

        @Override
        public String text(Json value) {
            String text = asItIs(value);
            return words.getOrDefault(text, text);
        }

        @Override
        public Json value(String text) throws UnexpectedException {
            String term = term(text);
            if (term == null && kind.equals(REGION) && text.matches(SHORT_NAME)) {
                return Json.of(text);
            }
            if (term == null) {
                throw new UnexpectedException(expected());
            }
            return kind.isEmpty() ? Json.of(term.equals("true")) : Json.of(term);
        }

        @Nullable
        String term(String text) {
            for (Map.Entry<String, String> word : words.entrySet()) {
                if (same(word.getValue(), text) || same(word.getKey(), text)) {
                    return word.getKey();
                }
            }
            return kind.equals(COUNTRY) ? countryInAnyLanguage(text) : null;
        }

        @Override
        public String expected() {
            if (kind.equals(COUNTRY)) {
                return COUNTRY;
            }
            return words.size() > 12 ? kind : "one of: " + String.join(", ", words.values());
        }
    }

    String COUNTRY = "a country";
    String REGION = "a region or a country";

    /// A region's short name.
    String SHORT_NAME = "[A-Z][A-Z0-9-]{1,19}";

    /// A place: a country, a region, or unstated. Three members, of which one is stated.
    record Place(Choice countries, Map<String, String> regions, String unstated) implements CellText {
        @Override
        public String text(Json location) {
            if (!(location instanceof Json.Obj object)) {
                return asItIs(location);
            }
            Json country = object.get("country");
            Json region = object.get("region");
            if (country != null) {
                return countries.text(country);
            }
            if (region != null) {
                String text = asItIs(region);
                return regions.getOrDefault(text, text);
            }
            return Json.of(true).equals(object.get("unstated")) ? unstated : "";
        }

        @Override
        public Json value(String text) throws UnexpectedException {
            if (same(text, unstated)) {
                return Json.object().put("unstated", true).build();
            }
            for (Map.Entry<String, String> region : regions.entrySet()) {
                if (same(region.getValue(), text) || same(region.getKey(), text)) {
                    return Json.object().put("region", region.getKey()).build();
                }
            }
            String country = countries.term(text);
            if (country != null) {
                return Json.object().put("country", country).build();
            }
            if (text.matches(SHORT_NAME)) {
                return Json.object().put("region", text).build();
            }
            throw new UnexpectedException(expected());
        }

        @Override
        public String expected() {
            return "a country, a region, or \"" + unstated + "\"";
        }
    }

    /// Compares as people do, ignoring capitals and the encoding of accents.
    static boolean same(String one, String other) {
        return Normalizer.normalize(one, Normalizer.Form.NFC)
                .strip()
                .equalsIgnoreCase(
                        Normalizer.normalize(other, Normalizer.Form.NFC).strip());
    }

    private static @Nullable String countryInAnyLanguage(String text) {
        for (Language language : Words.LANGUAGES) {
            for (String code : Locale.getISOCountries()) {
                if (Country.isCode(code) && same(Places.country(new Country(code), language), text)) {
                    return code;
                }
            }
        }
        return null;
    }
}
