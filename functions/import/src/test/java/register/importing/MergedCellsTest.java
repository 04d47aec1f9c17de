package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocument1;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;
import register.importing.source.RefusedSourceException;
import register.testing.Waiting;

/// A few kilobytes whose cells expand to gigabytes are refused, in time.
class MergedCellsTest {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private interface Sheet {
        void fill(XSSFSheet sheet);
    }

    private static byte[] workbook(Sheet filling) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            filling.fill(workbook.createSheet("List"));
            workbook.write(out);
        }
        return out.toByteArray();
    }

    private static void row(XSSFSheet sheet, int number, String... cells) {
        var row = sheet.createRow(number);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    @Test
    void aLongTextInManyMergedCellsIsRefused() throws IOException {
        byte[] list = workbook(sheet -> {
            row(sheet, 0, "Name", "Purpose", "Country");
            row(sheet, 1, "Acme Ltd " + "a ".repeat(15_000), "Hosting", "Germany");
            for (int i = 2; i < 1500; i++) {
                sheet.createRow(i).createCell(59);
            }
            sheet.addMergedRegion(new CellRangeAddress(1, 1499, 0, 58));
        });
        assertRefused("more than 8388608 letters", "list.xlsx", list);
    }

    /// A workbook stores a text once, however many cells contain it.
    @Test
    void aLongTextThatManyCellsShareIsRefused() throws IOException {
        byte[] list = workbook(sheet -> {
            row(sheet, 0, "Name", "Purpose", "Country");
            String text = "Acme Ltd " + "a ".repeat(15_000);
            for (int i = 1; i < 500; i++) {
                row(sheet, i, text, "Hosting", "Germany");
            }
        });
        assertRefused("more than 8388608 letters", "list.xlsx", list);
    }

    @Test
    void aTextThatSpansAPageIsRefused() {
        String page = "<table><tr><th>Name<th>Purpose</tr><tr><td rowspan=1500 colspan=39>" + "a ".repeat(15_000)
                + "<td>x</tr>" + "<tr><td>x</tr>".repeat(1400) + "</table>";
        assertRefused("letters, counting each merged cell", "list.html", page.getBytes(UTF_8));
    }

    @Test
    void moreElementsThanAnyListHasAreRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<c/>".repeat(3_000_001).getBytes(UTF_8));
        }
        assertRefused("more than 3000000 tags", "list.xlsx", out.toByteArray());
    }

    @Test
    void cellsThatAreMergedAgainAndAgainAreRefused() throws IOException {
        byte[] list = workbook(sheet -> {
            row(sheet, 0, "Name", "Purpose", "Country");
            row(sheet, 1, "Acme Ltd", "Hosting", "Germany");
            var merged = sheet.getCTWorksheet().addNewMergeCells();
            for (int i = 0; i < 3000; i++) {
                merged.addNewMergeCell().setRef("A1:BH5000");
            }
        });
        assertRefused("more than 1000000 merged cells in a sheet", "list.xlsx", list);
    }

    /// Each table is the first cell of the next, and occurs there twice.
    @Test
    void mergedCellsThatHoldMergedCellsAreRefused() throws Exception {
        String inner = "<w:p><w:r><w:t>again</w:t></w:r></w:p>";
        for (int i = 0; i < 28; i++) {
            inner = "<w:tbl><w:tr><w:tc>" + inner + "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/>"
                    + "</w:tc></w:tr></w:tbl>";
        }
        var out = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            CTDocument1 read = DocumentDocument.Factory.parse(new ByteArrayInputStream(
                            ("<w:document xmlns:w=\"" + WORD + "\"><w:body>" + inner + "</w:body></w:document>")
                                    .getBytes(UTF_8)))
                    .getDocument();
            document.getDocument().set(read);
            document.write(out);
        }
        assertRefused("merged cells with too much text", "list.docx", out.toByteArray());
    }

    private static void assertRefused(String why, String name, byte[] source) {
        RefusedSourceException refused = assertTimeoutPreemptively(
                Waiting.HANG,
                () -> assertThrows(RefusedSourceException.class, () -> PageImport.read(name, source, Answers.NONE)));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(why), message);
        assertEquals(1, message.lines().count(), message);
    }
}
