package register.read.export;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.value.Term;

/// Rows as CSV (RFC 4180). Cells are safe to open in a spreadsheet: none is a formula.
final class CsvRows {
    /// Positions where a spreadsheet would start a formula: before one of these characters at the start of a cell, or
    /// after a semicolon, a tab or a line break, which some spreadsheets treat as separators even within quotes.
    private static final Pattern FORMULA = Pattern.compile(
            "(?:^|(?<=;))(?=[=+\\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])|(?<=[\t\r\n])(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    private final StringBuilder text = new StringBuilder();
    private final int columns;

    /// @param names of the columns, the first row
    CsvRows(List<String> names) {
        columns = names.size();
        add(names);
    }

    /// @param row with no more cells than columns; the rest is empty
    void add(List<? extends @Nullable Object> row) {
        for (int i = 0; i < columns; i++) {
            text.append(i == 0 ? "" : ",").append(i < row.size() ? cell(row.get(i)) : "");
        }
        text.append("\r\n");
    }

    String text() {
        return text.toString();
    }

    private static String cell(@Nullable Object value) {
        String text = switch (value) {
            case null -> "";
            case Term term -> term.term();
            case URI uri -> uri.toASCIIString();
            default -> Objects.toString(value);
        };
        String safe = FORMULA.matcher(text).replaceAll("'");
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
