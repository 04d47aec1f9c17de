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

/// A list as CSV (RFC 4180), separated by commas, semicolons, tabs or bars.
public final class CsvPage {
    private static final int LOOKED_AT = 20;
    private static final int COLUMNS = 200;

    private CsvPage() {}

    public static Page read(String text) throws RefusedSourceException {
        var rows = new ArrayList<SourcePart.Row>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            long line = 1;
            for (CSVRecord row : parser) {
                if (row.size() > COLUMNS) {
                    throw new RefusedSourceException(
                            "line " + line + ": " + row.size() + " columns: expected at most " + COLUMNS);
                }
                rows.add(SourcePart.Row.of(
                        (int) line, row.stream().map(Source::clean).toList()));
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new RefusedSourceException("not CSV (RFC 4180): " + Source.clean(String.valueOf(e.getMessage())));
        }
        rows.removeIf(SourcePart.Row::isEmpty);
        return Page.of(
                rows.isEmpty()
                        ? List.of()
                        : List.of(new SourcePart.Grid(rows.getFirst().line(), "", rows, SourcePart.Form.TABLE)));
    }

    /// The delimiter on most of the first lines; of two, the more frequent one.
    private static String delimiter(String text) {
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(LOOKED_AT).toList();
        return Stream.of(",", ";", "\t", "|")
                .max(Comparator.<String>comparingLong(one -> lines.stream()
                                .filter(line -> line.contains(one))
                                .count())
                        .thenComparingLong(one -> lines.isEmpty() ? 0 : count(lines.getFirst(), one)))
                .orElse(",");
    }

    private static long count(String line, String delimiter) {
        return line.chars().filter(c -> c == delimiter.charAt(0)).count();
    }
}
