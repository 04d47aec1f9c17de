package register.importing.source;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A list as CSV (RFC 4180), separated by commas, semicolons or tabs; its first row names the columns.
public final class CsvPage {
    private CsvPage() {}

    public static List<Block> read(String text) throws RefusedException {
        var rows = new ArrayList<Block.Row>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            long line = 1;
            for (CSVRecord row : parser) {
                rows.add(new Block.Row(
                        (int) line, row.stream().map(Source::clean).toList()));
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new RefusedException("not CSV (RFC 4180): " + Source.clean(String.valueOf(e.getMessage())));
        }
        rows.removeIf(row -> row.cells().stream().allMatch(String::isEmpty));
        return rows.isEmpty()
                ? List.of()
                : List.of(new Block.Table(rows.getFirst().line(), rows, Block.Head.FIRST_ROW));
    }

    private static String delimiter(String text) {
        String head = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return Stream.of(",", ";", "\t")
                .max(Comparator.comparingLong(
                        one -> head.chars().filter(c -> c == one.charAt(0)).count()))
                .orElse(",");
    }
}
