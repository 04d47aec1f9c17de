package register.importing.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Heads of columns in each language of the register.
class HeadsTest {
    private static final List<ColumnMeaning> MEANINGS =
            List.of(ColumnMeaning.NAME, ColumnMeaning.PURPOSE, ColumnMeaning.LOCATION, ColumnMeaning.DATA);

    @TestFactory
    Stream<DynamicTest> aHeadIsKnownInEachLanguage() {
        return resource("heads.tsv").lines().map(line -> {
            List<String> head = List.of(line.split("\t", -1)).subList(1, 5);
            return DynamicTest.dynamicTest(line, () -> assertEquals(MEANINGS, byPlace(ColumnMeaning.in(head)), line));
        });
    }

    @Test
    void eachLanguageOfTheRegisterIsThere() {
        var languages = new TreeSet<String>();
        resource("heads.tsv").lines().forEach(line -> languages.add(line.substring(0, 2)));
        assertEquals(28, languages.size());
    }

    @TestFactory
    Stream<DynamicTest> otherHeadsAreKnownAlone() {
        return resource("more-heads.tsv").lines().flatMap(line -> {
            List<String> cells = List.of(line.split("\t", -1));
            ColumnMeaning meaning = ColumnMeaning.valueOf(cells.getFirst());
            return cells.stream()
                    .skip(1)
                    .map(head -> DynamicTest.dynamicTest(
                            head,
                            () -> assertEquals(meaning, ColumnMeaning.of(head).orElse(null), head)));
        });
    }

    @Test
    void theSeatIsNoPlaceOfProcessing() {
        assertEquals(
                Map.of(
                        ColumnMeaning.NAME,
                        0,
                        ColumnMeaning.PURPOSE,
                        1,
                        ColumnMeaning.SEAT,
                        2,
                        ColumnMeaning.LOCATION,
                        3),
                ColumnMeaning.in(List.of("Sub-processor", "Purpose", "Corporate Location", "Data Processing Region")));
        assertEquals(
                Map.of(
                        ColumnMeaning.NAME,
                        0,
                        ColumnMeaning.PURPOSE,
                        1,
                        ColumnMeaning.SEAT,
                        2,
                        ColumnMeaning.LOCATION,
                        3),
                ColumnMeaning.in(List.of("Unterauftragnehmer", "Aufgabe", "Firmensitz", "Ort der Datenverarbeitung")));
    }

    @Test
    void aServiceIsTheNameWhereNothingElseIs() {
        assertEquals(
                Map.of(ColumnMeaning.NAME, 0, ColumnMeaning.PURPOSE, 1, ColumnMeaning.LOCATION, 2),
                ColumnMeaning.in(List.of("Service", "Purpose", "Region")));
        assertEquals(
                Map.of(ColumnMeaning.NAME, 0, ColumnMeaning.SERVICE, 1, ColumnMeaning.PURPOSE, 2),
                ColumnMeaning.in(List.of("Dienstleister", "Dienst", "Zweck")));
        assertTrue(ColumnMeaning.in(List.of("Product", "Price")).isEmpty());
        assertTrue(ColumnMeaning.in(List.of("Datum", "Änderung", "Version")).isEmpty());
    }

    private static List<ColumnMeaning> byPlace(Map<ColumnMeaning, Integer> columns) {
        return columns.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = HeadsTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
