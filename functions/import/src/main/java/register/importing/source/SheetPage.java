package register.importing.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/// A workbook (`.xlsx`): each sheet that is shown is a table. Cells that are merged count in each row; of a formula
/// counts what it gave last.
public final class SheetPage {
    private static final int ROWS = 5000;
    private static final int COLUMNS = 60;

    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);

    private SheetPage() {
        formatter.setUseCachedValuesForFormulaCells(true);
    }

    public static Page read(byte[] bytes) throws RefusedException {
        Packed.check(bytes, ".xlsx", "/xl/workbook.xml");
        try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            return new SheetPage().read(workbook);
        } catch (IOException | RuntimeException e) {
            throw new RefusedException("cannot be read as .xlsx: " + Source.clean(String.valueOf(e.getMessage())));
        }
    }

    private Page read(Workbook workbook) throws RefusedException {
        var parts = new ArrayList<Part>();
        boolean several = workbook.getNumberOfSheets() > 1;
        for (Sheet sheet : workbook) {
            List<Part.Row> rows = rows(sheet);
            String name = Source.clean(sheet.getSheetName());
            if (rows.isEmpty()) {
                continue;
            }
            if (workbook.isSheetHidden(workbook.getSheetIndex(sheet))
                    || workbook.isSheetVeryHidden(workbook.getSheetIndex(sheet))) {
                parts.add(new Part.Aside(0, name, "a hidden sheet"));
            } else {
                if (several) {
                    parts.add(new Part.Heading(0, 2, Text.of(name)));
                }
                parts.add(new Part.Grid(rows.getFirst().line(), several ? name : "", rows, Part.Form.TABLE));
            }
        }
        return Page.of(parts);
    }

    private List<Part.Row> rows(Sheet sheet) throws RefusedException {
        Map<String, Cell> merged = merged(sheet);
        var rows = new ArrayList<Part.Row>();
        for (Row row : sheet) {
            if (row.getZeroHeight()) {
                continue;
            }
            int width = Math.clamp(row.getLastCellNum(), 0, COLUMNS);
            var cells = new ArrayList<Text>();
            for (int i = 0; i < width; i++) {
                Cell own = row.getCell(i);
                cells.add(text(merged.getOrDefault(row.getRowNum() + " " + i, own)));
            }
            var read = new Part.Row(row.getRowNum() + 1, cells, false, isAcross(sheet, row, cells));
            if (!read.isEmpty()) {
                rows.add(read);
            }
            if (rows.size() > ROWS) {
                throw new RefusedException("more than " + ROWS + " rows in a sheet: expected a list");
            }
        }
        return rows;
    }

    /// The cells below or beside the first of those that are merged.
    private static Map<String, Cell> merged(Sheet sheet) {
        var merged = new HashMap<String, Cell>();
        for (CellRangeAddress range : sheet.getMergedRegions()) {
            Row first = sheet.getRow(range.getFirstRow());
            Cell cell = first == null ? null : first.getCell(range.getFirstColumn());
            int last = Math.min(range.getLastRow(), range.getFirstRow() + ROWS);
            for (int i = range.getFirstRow(); cell != null && i <= last; i++) {
                for (int j = range.getFirstColumn(); j <= Math.min(range.getLastColumn(), COLUMNS); j++) {
                    merged.put(i + " " + j, cell);
                }
            }
        }
        return merged;
    }

    private static boolean isAcross(Sheet sheet, Row row, List<Text> cells) {
        boolean one = cells.stream()
                        .map(Text::plain)
                        .filter(cell -> !cell.isEmpty())
                        .distinct()
                        .count()
                == 1;
        return one
                && sheet.getMergedRegions().stream()
                        .anyMatch(range -> range.getFirstRow() == row.getRowNum()
                                && range.getLastRow() == row.getRowNum()
                                && range.getLastColumn() > range.getFirstColumn());
    }

    private Text text(@Nullable Cell cell) {
        if (cell == null) {
            return Text.of("");
        }
        String words = words(cell);
        String link = cell.getHyperlink() == null ? null : cell.getHyperlink().getAddress();
        return words.isBlank()
                ? Text.of("")
                : Text.lines(words.strip()
                        .lines()
                        .map(line -> new Text(Collections.singletonList(
                                new Text.Run(line, link == null ? Text.Mark.PLAIN : Text.Mark.LINK, link))))
                        .toList());
    }

    private String words(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (type == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
            LocalDateTime at = cell.getLocalDateTimeCellValue();
            return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? at.toLocalDate().toString()
                    : at.toString();
        }
        return type == CellType.ERROR ? "" : formatter.formatCellValue(cell);
    }
}
