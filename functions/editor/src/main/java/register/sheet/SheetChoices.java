package register.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// The choices in cells, and the cells that are protected.
final class SheetChoices {
    private static final String CHOICES = "choices";
    /// The number of rows below the last that also offer the choices.
    private static final int MORE_ROWS = 1000;

    private final XSSFWorkbook workbook;
    private final SheetWords words;
    private final Map<List<String>, String> choices = new HashMap<>();

    SheetChoices(XSSFWorkbook workbook, SheetWords words) {
        this.workbook = workbook;
        this.words = words;
    }

    /// Offers the choices of a column, in a sheet with that many rows.
    void offer(XSSFSheet sheet, SheetColumn column, int number, int rows) {
        var helper = sheet.getDataValidationHelper();
        if (column.choices().isEmpty()) {
            return;
        }
        DataValidationConstraint list =
                helper.createFormulaListConstraint(choices.computeIfAbsent(column.choices(), this::list));
        DataValidation choose =
                helper.createValidation(list, new CellRangeAddressList(1, rows + MORE_ROWS, number, number));
        choose.setShowErrorBox(!column.several());
        choose.createErrorBox(shortened(column.head()), words.get("choose"));
        choose.setEmptyCellAllowed(true);
        sheet.addValidationData(choose);
    }

    /// Protects the names by which rows are found, unless they are open questions.
    void keep(XSSFSheet sheet, SheetColumn key, List<ListRows> rows) {
        var places = new CellRangeAddressList();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).isAsked()) {
                places.addCellRangeAddress(i + 1, 0, i + 1, 0);
            }
        }
        if (places.countRanges() > 0) {
            var helper = sheet.getDataValidationHelper();
            DataValidation keep = helper.createValidation(helper.createCustomConstraint("FALSE"), places);
            keep.setShowErrorBox(true);
            keep.createErrorBox(shortened(key.head()), words.get("keep"));
            sheet.addValidationData(keep);
        }
    }

    /// At most 32 characters, the limit for the title of a box.
    private static String shortened(String head) {
        return head.substring(0, Math.min(31, head.length()));
    }

    /// A hidden column of the sheet with the choices.
    private String list(List<String> offered) {
        XSSFSheet sheet = workbook.getSheet(CHOICES);
        if (sheet == null) {
            sheet = workbook.createSheet(CHOICES);
            workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.HIDDEN);
        }
        int column = choices.size();
        for (int i = 0; i < offered.size(); i++) {
            Row row = sheet.getRow(i) == null ? sheet.createRow(i) : sheet.getRow(i);
            Cell cell = row.createCell(column);
            cell.setCellValue(offered.get(i));
        }
        String letters = Workbook.cell(column, 1).replace("1", "");
        var name = workbook.createName();
        name.setNameName("choices_" + (column + 1));
        name.setRefersToFormula(CHOICES + "!$" + letters + "$1:$" + letters + "$" + offered.size());
        return name.getNameName();
    }
}
