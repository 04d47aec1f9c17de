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
import java.util.Set;
import java.util.stream.Collectors;
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

/// A workbook (`.xlsx`), of which each visible sheet is a table. Merged cells count in each row; a formula counts as
/// its last result.
public final class SheetPage {
    private static final int ROWS = 5000;
    private static final int COLUMNS = 60;
    private static final int LETTERS = 8 * 1024 * 1024;
    private static final int MERGED = 1_000_000;

    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);

    private long letters;

    private SheetPage() {
        formatter.setUseCachedValuesForFormulaCells(true);
    }

    public static Page read(byte[] bytes) throws RefusedSourceException {
        Packed.check(bytes, ".xlsx", "/xl/workbook.xml");
        try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            return new SheetPage().read(workbook);
        } catch (IOException | RuntimeException e) {
            throw new RefusedSourceException(
                    "cannot be read as .xlsx: " + Source.clean(String.valueOf(e.getMessage())));
        }
    }

    private Page read(Workbook workbook) throws RefusedSourceException {
        var parts = new ArrayList<SourcePart>();
        boolean several = workbook.getNumberOfSheets() > 1;
        for (Sheet sheet : workbook) {
            List<SourcePart.Row> rows = rows(sheet);
            String name = Source.clean(sheet.getSheetName());
            if (rows.isEmpty()) {
                continue;
            }
            if (workbook.isSheetHidden(workbook.getSheetIndex(sheet))
                    || workbook.isSheetVeryHidden(workbook.getSheetIndex(sheet))) {
                parts.add(new SourcePart.Aside(0, name, "a hidden sheet"));
            } else {
                if (several) {
                    parts.add(new SourcePart.Heading(0, 2, MarkedText.of(name)));
                }
                parts.add(
                        new SourcePart.Grid(rows.getFirst().line(), several ? name : "", rows, SourcePart.Form.TABLE));
            }
        }
        return Page.of(parts);
    }

    private List<SourcePart.Row> rows(Sheet sheet) throws RefusedSourceException {
        List<CellRangeAddress> ranges = sheet.getMergedRegions();
        Map<String, MarkedText> merged = merged(sheet, ranges);
        Set<Integer> across = ranges.stream()
                .filter(range ->
                        range.getFirstRow() == range.getLastRow() && range.getLastColumn() > range.getFirstColumn())
                .map(CellRangeAddress::getFirstRow)
                .collect(Collectors.toSet());
        var rows = new ArrayList<SourcePart.Row>();
        for (Row row : sheet) {
            if (row.getZeroHeight()) {
                continue;
            }
            int width = Math.clamp(row.getLastCellNum(), 0, COLUMNS);
            var cells = new ArrayList<MarkedText>();
            for (int i = 0; i < width; i++) {
                MarkedText shared = merged.get(row.getRowNum() + " " + i);
                MarkedText text = shared == null ? text(row.getCell(i)) : shared;
                letters += text.length();
                cells.add(text);
            }
            if (letters > LETTERS) {
                throw new RefusedSourceException("more than " + LETTERS
                        + " letters, counting each cell that is merged or shares its text: expected a list");
            }
            boolean one = across.contains(row.getRowNum()) && saysOne(cells);
            var read = new SourcePart.Row(row.getRowNum() + 1, cells, false, one);
            if (!read.isEmpty()) {
                rows.add(read);
            }
            if (rows.size() > ROWS) {
                throw new RefusedSourceException("more than " + ROWS + " rows in a sheet: expected a list");
            }
        }
        return rows;
    }

    /// The text of the cells merged with one above or beside them.
    private Map<String, MarkedText> merged(Sheet sheet, List<CellRangeAddress> ranges) throws RefusedSourceException {
        var merged = new HashMap<String, MarkedText>();
        long cells = 0;
        for (CellRangeAddress range : ranges) {
            Row first = sheet.getRow(range.getFirstRow());
            Cell cell = first == null ? null : first.getCell(range.getFirstColumn());
            if (cell == null) {
                continue;
            }
            MarkedText text = text(cell);
            int last = Math.min(range.getLastRow(), range.getFirstRow() + ROWS);
            for (int i = range.getFirstRow(); i <= last; i++) {
                for (int j = range.getFirstColumn(); j <= Math.min(range.getLastColumn(), COLUMNS); j++) {
                    merged.put(i + " " + j, text);
                    cells++;
                }
            }
            // Other programs never write overlapping ranges; a forged file may have any number of them.
            if (cells > MERGED) {
                throw new RefusedSourceException("more than " + MERGED + " merged cells in a sheet: expected a list");
            }
        }
        return merged;
    }

    private static boolean saysOne(List<MarkedText> cells) {
        return cells.stream()
                        .map(MarkedText::plain)
                        .filter(cell -> !cell.isEmpty())
                        .distinct()
                        .count()
                == 1;
    }

    private MarkedText text(@Nullable Cell cell) {
        if (cell == null) {
            return MarkedText.of("");
        }
        String words = words(cell);
        String link = cell.getHyperlink() == null ? null : cell.getHyperlink().getAddress();
        return words.isBlank()
                ? MarkedText.of("")
                : MarkedText.lines(words.strip()
                        .lines()
                        .map(line -> new MarkedText(Collections.singletonList(new MarkedText.Run(
                                line, link == null ? MarkedText.Mark.PLAIN : MarkedText.Mark.LINK, link))))
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
