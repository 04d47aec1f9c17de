package register.sheet;

import java.util.HexFormat;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// The look of a workbook's cells. Whatever a person enters is a text, never a formula.
final class SheetStyles {
    private static final String AS_TEXT = "@";
    private static final String AS_DATE = "yyyy-mm-dd";

    private final XSSFWorkbook workbook;
    private final XSSFFont plain;
    private final XSSFCellStyle head;
    private final XSSFCellStyle heading;
    private final XSSFCellStyle key;
    private final XSSFCellStyle question;
    private final XSSFCellStyle date;
    private final XSSFCellStyle text;
    private final XSSFCellStyle harmless;

    SheetStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        plain = workbook.createFont();
        XSSFFont bold = workbook.createFont();
        bold.setBold(true);
        XSSFFont white = workbook.createFont();
        white.setBold(true);
        white.setColor(color("FFFFFF"));
        XSSFFont grey = workbook.createFont();
        grey.setColor(color("595959"));
        head = filled("1F3A5F");
        head.setFont(white);
        heading = style(AS_TEXT);
        heading.setFont(bold);
        key = filled("E7E6E6");
        key.setFont(grey);
        question = filled("FFE699");
        question.setQuotePrefixed(true);
        date = style(AS_DATE);
        text = style(AS_TEXT);
        harmless = style(AS_TEXT);
        harmless.setQuotePrefixed(true);
    }

    private XSSFCellStyle style(String format) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setFont(plain);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderBottom(BorderStyle.HAIR);
        return style;
    }

    private XSSFCellStyle filled(String rgb) {
        XSSFCellStyle style = style(AS_TEXT);
        style.setFillForegroundColor(color(rgb));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private static XSSFColor color(String rgb) {
        return new XSSFColor(HexFormat.of().parseHex(rgb), new DefaultIndexedColorMap());
    }

    XSSFCellStyle head() {
        return head;
    }

    XSSFCellStyle heading() {
        return heading;
    }

    XSSFCellStyle key() {
        return key;
    }

    XSSFCellStyle question() {
        return question;
    }

    XSSFCellStyle date() {
        return date;
    }

    /// Marks a text that a program may take for a formula as plain text.
    XSSFCellStyle text(String of) {
        return of.isEmpty() || "=+-@\t\r".indexOf(of.charAt(0)) < 0 ? text : harmless;
    }
}
