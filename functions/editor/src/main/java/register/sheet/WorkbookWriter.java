package register.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;

/// Writes a file's list as a workbook.
final class WorkbookWriter {
    static final String SOURCE = "register.source";
    static final String LANGUAGE = "register.language";
    /// The hidden sheet with the content of the file.
    static final String BASE = "register";

    private static final int CHUNK = 30_000;
    private static final int WIDTH_UNIT = 256;

    private final SheetWords words;
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final SheetStyles styles = new SheetStyles(workbook);
    private final SheetChoices choices;
    private final Set<String> asked;

    private WorkbookWriter(SheetWords words, Set<String> asked) {
        this.words = words;
        this.asked = asked;
        choices = new SheetChoices(workbook, words);
    }

    /// @param hash of the file, SHA-256 in hexadecimal
    /// @param name of the file in the explanation
    /// @param asked the paths that the check of the file asks about
    static byte[] write(Json.Obj file, String hash, String name, Set<String> asked) throws IOException {
        var writer = new WorkbookWriter(SheetWords.of(file), asked);
        try (writer.workbook) {
            writer.explanation(file, name);
            writer.table(ListTable.subprocessors(writer.words), ListRows.subprocessors(file), file);
            writer.table(ListTable.engagements(writer.words), ListRows.engagements(file), file);
            writer.base(file);
            var properties = writer.workbook.getProperties().getCustomProperties();
            properties.addProperty(SOURCE, hash);
            properties.addProperty(LANGUAGE, writer.words.language().tag());
            writer.workbook.setActiveSheet(1);
            writer.workbook.setSelectedTab(1);
            var out = new ByteArrayOutputStream();
            writer.workbook.write(out);
            return out.toByteArray();
        }
    }

    private void explanation(Json.Obj file, String name) {
        XSSFSheet sheet = workbook.createSheet(words.get("how-to"));
        sheet.setColumnWidth(0, 90 * WIDTH_UNIT);
        sheet.setFitToPage(true);
        var lines = new ArrayList<String>();
        String policy = plain(file.get("policy"));
        lines.add(words.get("intro", policy.startsWith("?") ? name : policy, plain(file.get("effectiveDate"))));
        lines.add("");
        List.of("how-change", "how-lines", "how-questions", "how-columns", "how-back")
                .forEach(key -> lines.add(words.get(key)));
        lines.add("infra/register sheet --read list.xlsx " + name);
        for (int i = 0; i < lines.size(); i++) {
            Cell cell = sheet.createRow(i).createCell(0);
            cell.setCellValue(lines.get(i));
            cell.setCellStyle(i == 0 ? styles.heading() : styles.text(lines.get(i)));
        }
        List<Json> questions = file.list("questions");
        for (int i = 0; i < questions.size(); i++) {
            Cell cell = sheet.createRow(lines.size() + 1 + i).createCell(0);
            cell.setCellValue(plain(questions.get(i)));
            cell.setCellStyle(styles.question());
        }
    }

    private static String plain(@Nullable Json value) {
        return value == null ? "" : new CellText.Plain().text(value);
    }

    private void table(ListTable table, List<ListRows> rows, Json.Obj file) {
        XSSFSheet sheet = workbook.createSheet(table.sheet());
        List<SheetColumn> columns = SheetColumns.of(table, words, file);
        Row head = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            SheetColumn column = columns.get(i);
            Cell cell = head.createCell(i);
            cell.setCellValue(column.head());
            cell.setCellStyle(styles.head());
            sheet.setColumnWidth(i, column.width() * WIDTH_UNIT);
            sheet.setDefaultColumnStyle(i, column.kind() == SheetColumn.Kind.DATE ? styles.date() : styles.text(""));
            choices.offer(sheet, column, i, rows.size());
        }
        choices.keep(sheet, columns.getFirst(), rows);
        boolean owned = SheetColumns.isOwned(table, words);
        for (int i = 0; i < rows.size(); i++) {
            Row row = sheet.createRow(i + 1);
            var texts = new ArrayList<String>(List.of(rows.get(i).key()));
            if (owned) {
                texts.add(rows.get(i).owner());
            }
            Json.Obj content = rows.get(i).content();
            var open = new HashSet<Integer>();
            for (MemberColumns member : table.members()) {
                if (asked.contains(rows.get(i).path() + "." + member.name())) {
                    open.add(texts.size());
                }
                texts.addAll(member.texts(content));
            }
            for (int column = 0; column < texts.size(); column++) {
                boolean key = column == 0 && !rows.get(i).isAsked();
                Cell cell = row.createCell(column);
                write(cell, texts.get(column), key, columns.get(column));
                if (open.contains(column)) {
                    cell.setCellStyle(styles.question());
                }
            }
        }
        sheet.createFreezePane(owned ? 2 : 1, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, rows.size(), 0, columns.size() - 1));
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
    }

    private void write(Cell cell, String text, boolean key, SheetColumn column) {
        if (key) {
            cell.setCellStyle(styles.key());
        } else if (text.lines().anyMatch(line -> line.startsWith("?"))) {
            cell.setCellStyle(styles.question());
        } else {
            cell.setCellStyle(column.kind() == SheetColumn.Kind.DATE ? styles.date() : styles.text(text));
        }
        if (text.isEmpty()) {
            cell.setBlank();
        } else if (column.kind() == SheetColumn.Kind.DATE && isDay(text)) {
            cell.setCellValue(LocalDate.parse(text));
        } else {
            cell.setCellValue(text);
        }
    }

    /// True for a date that spreadsheets can hold.
    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() > 1900;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private void base(Json.Obj file) {
        XSSFSheet sheet = workbook.createSheet(BASE);
        workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.HIDDEN);
        String text = new String(CanonicalJson.bytes(file), UTF_8);
        for (int i = 0; i * CHUNK < text.length(); i++) {
            Cell cell = sheet.createRow(i).createCell(0);
            cell.setCellValue(text.substring(i * CHUNK, Math.min(text.length(), (i + 1) * CHUNK)));
            cell.setCellStyle(styles.text(""));
        }
    }
}
