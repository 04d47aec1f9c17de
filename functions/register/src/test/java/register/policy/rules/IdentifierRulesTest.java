package register.policy.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.policy.Identifier;
import register.policy.Identifier.Scheme;
import register.value.Problem;
import register.words.Phrase;

class IdentifierRulesTest {
    private static List<Problem> problems(Scheme scheme, String... values) {
        var findings = new RuleFindings();
        IdentifierRules.check(
                "company.identifiers",
                List.of(values).stream()
                        .map(value -> new Identifier(scheme, value))
                        .toList(),
                findings);
        return findings.problems();
    }

    private static List<String> keys(List<Problem> problems) {
        return problems.stream()
                .map(problem -> ((Phrase) problem.sentence()).key())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATU13585627",
                "BE 0428.759.497",
                "BG175074752",
                "CHE-107.787.577 IVA",
                "CY10259033P",
                "CZ25123891",
                "DE136695976",
                "DK 13 58 56 28",
                "EE100931558",
                "EL094259216",
                "ESB58378431",
                "ESJ99216582",
                "ES54362315K",
                "FI20774740",
                "FR40303265045",
                "GB980780684",
                "HR33392005961",
                "HU12892312",
                "IE6433435F",
                "IE6433435OA",
                "IE8D79739I",
                "IT00743110157",
                "LT119511515",
                "LU15027442",
                "LV40003521600",
                "MT11679112",
                "NL004495445B01",
                "NO995525828MVA",
                "PL8567346215",
                "PT501964843",
                "RO18547290",
                "SE123456789701",
                "SI50223054",
                "SK2022749619"
            })
    void mostOtherDigitsMakeAVatNumberWrong(String number) {
        assertEquals(List.of(), problems(Scheme.VAT, number));
        // The last digits of Sweden's and the Netherlands' numbers count the registrations of one company.
        int end = number.startsWith("SE") ? 12 : number.startsWith("NL") ? 11 : number.length();
        List<String> others = IntStream.range(2, end)
                .filter(at -> Character.isDigit(number.charAt(at)))
                .boxed()
                .flatMap(at -> IntStream.rangeClosed('0', '9')
                        .filter(digit -> digit != number.charAt(at))
                        .mapToObj(digit -> number.substring(0, at) + (char) digit + number.substring(at + 1)))
                .toList();
        List<String> accepted = others.stream()
                .filter(other -> problems(Scheme.VAT, other).isEmpty())
                .toList();
        assertTrue(accepted.size() * 8 < others.size(), accepted.toString());
    }

    @Test
    void theNetherlandsHaveTwoRules() {
        assertEquals(List.of(), problems(Scheme.VAT, "NL002455799B11"));
        assertEquals(List.of("check-digits"), keys(problems(Scheme.VAT, "NL123456789B14")));
        assertEquals(List.of(), problems(Scheme.VAT, "NL123456789B13"));
    }

    @ParameterizedTest
    @CsvSource({
        "LEI, 529900T8BM49AURSDO55, ''",
        "LEI, 529900T8BM49AURSDO56, check-digits",
        "LEI, 529900T8BM49AURSD055, check-digits",
        "LEI, 529900t8bm49aursdo55, identifier-form",
        "LEI, 529900T8BM49AURSDO5, identifier-form",
        "VAT, DE136695977, check-digits",
        "VAT, 136695976, identifier-form",
        "VAT, DE13669597, identifier-form",
        "VAT, GR094259216, identifier-form",
        "VAT, QQ12345678, identifier-form",
        "VAT, EU123456789, ''",
        "VAT, IN29AABCU9603R1ZJ, ''",
        "EUID, DEK1101R.HRB116737, ''",
        "EUID, ELGEMI.000237901000, ''",
        "EUID, FR7501.318021212_01, ''",
        "EUID, GRGEMI.000237901000, identifier-form",
        "EUID, HRB 116737, identifier-form",
        "NATIONAL, any 1, ''",
        "NATIONAL, ' ', some-text"
    })
    void anIdentifierHasItsSchemesForm(Scheme scheme, String value, String key) {
        assertEquals(key.isEmpty() ? List.of() : List.of(key), keys(problems(scheme, value)));
    }

    @Test
    void anErrorNamesPlaceValueAndExpectation() {
        Problem problem = problems(Scheme.VAT, "DE136695977").getFirst();
        assertEquals("company.identifiers[0].value", problem.path());
        assertEquals("DE136695977", problem.value());
        assertEquals("expected a number whose check digits match the others: VAT, DE", problem.expected());
    }

    @Test
    void anIdentifierIsStatedOnce() {
        assertEquals(List.of("once"), keys(problems(Scheme.VAT, "DE136695976", "DE136695976")));
    }
}
