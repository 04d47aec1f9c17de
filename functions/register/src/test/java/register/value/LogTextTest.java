package register.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.core.Gen;

final class LogTextTest {
    private static final Gen<String> ANY =
            strings().basicMultilingualPlaneAlphabet().ofLengthBetween(0, 12);
    private static final Gen<String> ADDRESS = lists().of(
                    strings().betweenCodePoints('a', 'z').ofLengthBetween(1, 9))
            .ofSize(3)
            .map(words -> words.get(0) + ".zq+" + words.get(1) + "@" + words.get(2) + ".example");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            550 <mari@klient.example>: no such user         | 550 (address): no such user
            "mari maasikas"@klient.example moved            | (address) moved
            mailto:mari@klient.example?subject=x            | mailto:(address)
            to=mari%40klient.example&lang=et                | (address)
            mari\uFF20klient.example                             | (address)
            õie@näide.example,jaan@[192.0.2.1]              | (address),(address)
            to=mari%2540klient.example&x                    | (address)
            {"to":"mari\\u0040klient.example"}              | {"to":"(address)"}
            mari&#64;klient.example                         | (address)
            mari&#064;klient.example mari&#X0040;klient.example | (address) (address)
            mari&commat;klient.example                      | (address)
            to mari.maasikas=40klient.example.              | to (address)
            port=4080 took=40ms rate=40.5 in a=40-b         | port=4080 took=40ms rate=40.5 in a=40-b
            mari@kli\u200Bent.example, m\u00ADari@x            | (address), (address)
            a@b@c                                           | (address)@c
            snapshot made 2026-10-01/et @ 5                 | snapshot made 2026-10-01/et @ 5
            ready http://127.0.0.1:8080 smtp://127.0.0.1:25 | ready http://127.0.0.1:8080 smtp://127.0.0.1:25""")
    void anAddressIsMasked(String text, String expected) {
        assertEquals(expected, LogText.line(text));
    }

    @Test
    void aQuotedNameIsMaskedHoweverLongItIs() {
        assertEquals("(address) moved", LogText.line("\"mari " + "maasikas ".repeat(20) + "\"@klient.example moved"));
    }

    @Test
    @Tag("property")
    void noAddressSurvivesWhateverStandsAroundIt() {
        qt().forAll(ANY, ADDRESS, ANY).checkAssert((before, address, after) -> {
            String line = LogText.line(before + address + after);
            assertEquals(-1, line.indexOf(".zq+"), line);
            assertEquals(1, line.lines().count(), line);
            assertEquals(line, line.replaceAll("\\p{Cc}", ""));
        });
    }

    @Test
    void aLongTextTakesOnePass() {
        for (String text : List.of("a".repeat(2_000_000), "\"a".repeat(1_000_000), "=40".repeat(700_000))) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertEquals(text, LogText.line(text)));
        }
        assertEquals("(address)", LogText.line("a".repeat(2_000_000) + "@x"));
    }
}
