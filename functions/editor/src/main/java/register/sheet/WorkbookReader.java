package register.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import register.importing.source.Packed;
import register.importing.source.RefusedSourceException;
import register.json.Json;
import register.json.JsonText;

/// Reads an untrusted workbook (.xlsx).
final class WorkbookReader {
    /// The largest file: 16 MiB.
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final int MAX_ROWS = 20_000;
    private static final int MAX_COLUMNS = 500;

    private WorkbookReader() {}

    static Workbook read(byte[] bytes) throws SheetRefusedException {
        examine(bytes);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var properties = workbook.getProperties().getCustomProperties();
            return new Workbook(
                    text(
                            properties.getProperty(WorkbookWriter.SOURCE) == null
                                    ? null
                                    : properties
                                            .getProperty(WorkbookWriter.SOURCE)
                                            .getLpwstr()),
                    base(workbook.getSheet(WorkbookWriter.BASE)),
                    text(
                            properties.getProperty(WorkbookWriter.LANGUAGE) == null
                                    ? null
                                    : properties
                                            .getProperty(WorkbookWriter.LANGUAGE)
                                            .getLpwstr()),
                    sheets(workbook));
        } catch (IOException | RuntimeException e) {
            // The library has many exceptions for malformed files.
            throw new SheetRefusedException("damaged, or not a workbook: expected a spreadsheet saved as .xlsx");
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /// Checks the parts before anything unpacks them.
    private static void examine(byte[] bytes) throws SheetRefusedException {
        if (bytes.length > MAX_BYTES) {
            throw new SheetRefusedException(bytes.length + " bytes: expected at most " + MAX_BYTES + " (16 MiB)");
        }
        try {
            if (Packed.check(bytes, ".xlsx", "/xl/workbook.xml").stream()
                    .anyMatch(part -> part.contains("vbaProject"))) {
                throw new SheetRefusedException("it has macros: expected a spreadsheet saved as .xlsx, without macros");
            }
        } catch (RefusedSourceException e) {
            throw new SheetRefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Json.Obj> base(@Nullable Sheet sheet) {
        if (sheet == null) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        for (Row row : sheet) {
            Cell cell = row.getCell(0);
            text.append(cell == null || cell.getCellType() != CellType.STRING ? "" : cell.getStringCellValue());
        }
        try {
            return JsonText.parse(text.toString()) instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<Workbook.Sheet> sheets(XSSFWorkbook workbook) throws SheetRefusedException {
        var sheets = new ArrayList<Workbook.Sheet>();
        for (Sheet sheet : workbook) {
            var rows = new ArrayList<Workbook.Row>();
            for (Row row : sheet) {
                Workbook.Row read = row(row);
                if (!read.cells().isEmpty() || !read.unread().isEmpty()) {
                    rows.add(read);
                }
                if (rows.size() > MAX_ROWS) {
                    throw new SheetRefusedException(
                            sheet.getSheetName() + ": more than " + MAX_ROWS + " rows: expected fewer");
                }
            }
            sheets.add(new Workbook.Sheet(sheet.getSheetName(), heads(rows), rows));
        }
        return sheets;
    }

    /// The first row, removed from the others.
    private static List<String> heads(List<Workbook.Row> rows) {
        if (rows.isEmpty() || rows.getFirst().number() != 1) {
            return List.of();
        }
        Workbook.Row first = rows.removeFirst();
        var heads = new ArrayList<String>();
        first.cells().keySet().stream().mapToInt(i -> i).max().ifPresent(last -> {
            for (int i = 0; i <= last; i++) {
                heads.add(first.cell(i));
            }
        });
        return heads;
    }

    private static Workbook.Row row(Row row) {
        var cells = new TreeMap<Integer, String>();
        var unread = new TreeMap<Integer, String>();
        for (Cell cell : row) {
            if (cell.getColumnIndex() >= MAX_COLUMNS) {
                continue;
            }
            if (cell.getCellType() == CellType.FORMULA) {
                unread.put(cell.getColumnIndex(), "=" + cell.getCellFormula());
                continue;
            }
            if (cell.getCellType() == CellType.ERROR) {
                unread.put(
                        cell.getColumnIndex(),
                        FormulaError.forInt(cell.getErrorCellValue()).getString());
                continue;
            }
            String text = text(cell);
            if (!text.isBlank()) {
                cells.put(cell.getColumnIndex(), text);
            }
        }
        return new Workbook.Row(row.getRowNum() + 1, Map.copyOf(cells), Map.copyOf(unread));
    }

    private static String text(Cell cell) {
        return switch (cell.getCellType()) {
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case NUMERIC -> number(cell);
            case _NONE, BLANK, FORMULA, ERROR -> "";
        };
    }

    private static String number(Cell cell) {
        if (DateUtil.isCellDateFormatted(cell)) {
            var moment = cell.getLocalDateTimeCellValue();
            if (moment != null) {
                return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? moment.toLocalDate().toString()
                        : moment.toString();
            }
        }
        return new BigDecimal(Double.toString(cell.getNumericCellValue()))
                .stripTrailingZeros()
                .toPlainString();
    }
}
