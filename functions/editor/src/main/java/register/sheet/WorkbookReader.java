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
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.JsonText;

/// Reads an untrusted workbook (.xlsx).
final class WorkbookReader {
    /// The largest file: 16 MiB.
    static final int MAX_BYTES = 16 * 1024 * 1024;

    /// The size limit of its unpacked parts: 64 MiB.
    private static final int MAX_UNPACKED = 64 * 1024 * 1024;

    private static final int MAX_PARTS = 2000;
    /// The maximum number of elements, each of which takes far more memory than its bytes in the file.
    private static final int MAX_TAGS = 3_000_000;
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
            throw new SheetRefusedException("damaged, or no workbook: expected a spreadsheet saved as .xlsx");
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
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xd0 && (bytes[1] & 0xff) == 0xcf) {
            throw new SheetRefusedException(
                    "encrypted, or in the old format .xls: expected a spreadsheet saved as .xlsx, without a password");
        }
        long unpacked = 0;
        int parts = 0;
        int tags = 0;
        boolean workbook = false;
        byte[] buffer = new byte[1 << 16];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().contains("vbaProject")) {
                    throw new SheetRefusedException(
                            "it has macros: expected a spreadsheet saved as .xlsx, without macros");
                }
                workbook |= entry.getName().equals("xl/workbook.xml");
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    for (int i = 0; i < read; i++) {
                        tags += buffer[i] == '<' ? 1 : 0;
                    }
                    if (tags > MAX_TAGS) {
                        throw new SheetRefusedException(
                                "more than " + MAX_TAGS + " tags: expected a smaller spreadsheet");
                    }
                    if (unpacked > MAX_UNPACKED) {
                        throw new SheetRefusedException(
                                "more than 64 MiB when unpacked: expected a smaller spreadsheet");
                    }
                }
                if (++parts > MAX_PARTS) {
                    throw new SheetRefusedException(
                            "more than " + MAX_PARTS + " parts: expected a smaller spreadsheet");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new SheetRefusedException("damaged: expected a spreadsheet saved as .xlsx");
        }
        if (!workbook) {
            throw new SheetRefusedException("no spreadsheet: expected one saved as .xlsx");
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
