package register.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// A workbook in which a person changes cells.
final class SheetFile {
    interface Work {
        void with(XSSFWorkbook workbook) throws IOException;
    }

    private SheetFile() {}

    static byte[] changed(byte[] workbook, Work work) {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            work.with(opened);
            opened.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void look(byte[] workbook, Work work) {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            work.with(opened);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The column with this head.
    static int column(XSSFSheet sheet, String head) {
        for (Cell cell : sheet.getRow(0)) {
            if (cell.getStringCellValue().equals(head)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + head);
    }

    /// @param row counted from 1, as the program shows it
    static void set(XSSFSheet sheet, int row, String head, String text) {
        Row of = sheet.getRow(row - 1) == null ? sheet.createRow(row - 1) : sheet.getRow(row - 1);
        int column = column(sheet, head);
        Cell cell = of.getCell(column) == null ? of.createCell(column) : of.getCell(column);
        cell.setCellValue(text);
    }

    static String get(XSSFSheet sheet, int row, String head) {
        Cell cell = sheet.getRow(row - 1).getCell(column(sheet, head));
        return cell == null ? "" : cell.toString();
    }

    /// Deletes the row and moves up those below.
    static void delete(XSSFSheet sheet, int row) {
        sheet.removeRow(sheet.getRow(row - 1));
        if (row <= sheet.getLastRowNum()) {
            sheet.shiftRows(row, sheet.getLastRowNum(), -1);
        }
    }
}
