package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.importing.source.RefusedSourceException;

/// Each format of a list, and files in none of them.
class FormatsTest {
    @Test
    void markdownIsReadWithItsTablesItemsAndTitle() throws RefusedSourceException {
        String source = """
                ---
                title: Alltöötlejad
                lang: et
                ---
                Viimati uuendatud: 2026-02-01

                ## Taristu

                - **Haigru Majutus OÜ** (Saksamaa) – serverid
                - [Plover](https://plover.example) – varukoopiad – Iirimaa

                ## Klienditugi

                | Ettevõte | Eesmärk | Riik |
                |----------|---------|------|
                | Tihane AS | Tugi | Läti |
                """;
        Draft draft = read("list.md", source.getBytes(UTF_8));
        assertNames(draft, "Haigru Majutus OÜ", "Plover", "Tihane AS");
        assertPlaces(draft, "DE", "IE", "LV");
        assertTrue(draft.yaml().contains("title: Alltöötlejad"), draft.yaml());
        assertTrue(draft.yaml().contains("effectiveDate: 2026-02-01"), draft.yaml());
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void aListMayBePartedByAnyOfThree(String between) throws RefusedSourceException {
        String source = """
                Unsere Unterauftragsverarbeiter

                Anbieter|Zweck|Land
                Infrastruktur||
                Reiher GmbH|Hosting|Deutschland
                Support||
                Plover|Tickets|Irland
                """;
        Draft draft = read("liste.csv", source.replace("|", between).getBytes(UTF_8));
        assertNames(draft, "Reiher GmbH", "Plover");
        assertPlaces(draft, "DE", "IE");
    }

    @Test
    void rowsOfATextMayHaveBlankLinesBetween() throws RefusedSourceException {
        for (String between : List.of("\t", " | ", "     ")) {
            String source =
                    "Subdodávatelia\n\nSpoločnosť|Účel|Krajina\n\nVolavka s.r.o.|Servery|Nemecko\n\nPlover|Pošta|Írsko\n";
            Draft draft = read("zoznam.txt", source.replace("|", between).getBytes(UTF_8));
            assertNames(draft, "Volavka s.r.o.", "Plover");
            assertPlaces(draft, "DE", "IE");
        }
    }

    @Test
    void aTextHoldsGroupsOfLinesItemsAndLabels() throws RefusedSourceException {
        for (String source : List.of(
                "Subprocessors\n\nHeron Ltd\nHosting\nGermany\n\nPlover, Inc.\nE-mail\nIreland\n",
                "Subprocessors\n\n- Heron Ltd – Hosting – Germany\n- Plover, Inc. – E-mail – Ireland\n",
                "Subprocessors\n\n1. Heron Ltd\n   Purpose: Hosting\n   Location: Germany\n\n2. Plover, Inc.\n   Purpose: E-mail\n   Location: Ireland\n",
                "Subprocessors\n\nName: Heron Ltd\nPurpose: Hosting\nLocation: Germany\n\nName: Plover, Inc.\nPurpose: E-mail\nLocation: Ireland\n",
                "Subprocessors\n\nHeron Ltd – Hosting (Germany)\nPlover, Inc. – E-mail (Ireland)\n")) {
            Draft draft = read("list.txt", source.getBytes(UTF_8));
            assertNames(draft, "Heron Ltd", "Plover, Inc.");
            assertPlaces(draft, "DE", "IE");
        }
    }

    @Test
    void aWorkbookHasSheetsMergedCellsDatesAndLinks() throws IOException, RefusedSourceException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("Infrastruktur");
            row(sheet, 0, "Liste der Unterauftragsverarbeiter", "", "");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 2));
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.getCreationHelper().createDataFormat().getFormat("dd.mm.yyyy"));
            Row stand = row(sheet, 1, "Stand:", "");
            stand.getCell(1).setCellValue(LocalDate.of(2026, 3, 4));
            stand.getCell(1).setCellStyle(date);
            row(sheet, 3, "Anbieter", "Zweck", "Land");
            row(sheet, 4, "Reiher GmbH", "Server", "Deutschland");
            row(sheet, 5, "", "Sicherung", "Österreich");
            sheet.addMergedRegion(new CellRangeAddress(4, 5, 0, 0));
            Sheet support = workbook.createSheet("Support");
            row(support, 0, "Anbieter", "Zweck", "Land");
            row(support, 1, "Plover", "Tickets", "Irland");
            row(workbook.createSheet("Intern"), 0, "Anbieter", "Moa Ltd");
            workbook.setSheetHidden(2, true);
            workbook.write(out);
        }
        Draft draft = read("liste.xlsx", out.toByteArray());
        assertNames(draft, "Reiher GmbH", "Plover");
        assertEquals(3, draft.engagements(), draft.yaml());
        assertTrue(draft.yaml().contains("2026-03-04"), draft.yaml());
        assertTrue(draft.leftOut().stream().anyMatch(one -> one.why().equals("a hidden sheet")));
    }

    private static Row row(Sheet sheet, int at, String... cells) {
        Row row = sheet.createRow(at);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
        return row;
    }

    @Test
    void aDocumentHasHeadingsListsAndTables() throws IOException, RefusedSourceException {
        var out = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            text(document, "Title", "Subprocessors of Acme", false);
            text(document, "Heading2", "Infrastructure", false);
            XWPFTable table = document.createTable(2, 3);
            String[][] cells = {{"Company", "Purpose", "Location"}, {"Heron Ltd", "Hosting", "Germany"}};
            for (int i = 0; i < cells.length; i++) {
                for (int j = 0; j < cells[i].length; j++) {
                    table.getRow(i).getCell(j).setText(cells[i][j]);
                }
            }
            text(document, "Heading2", "Support", false);
            text(document, "ListBullet", "Plover – tickets – Ireland", false);
            text(document, "ListBullet", "Dunlin – calls – France", false);
            document.write(out);
        }
        Draft draft = read("list.docx", out.toByteArray());
        assertNames(draft, "Heron Ltd", "Plover", "Dunlin");
        assertPlaces(draft, "DE", "IE", "FR");
        assertTrue(draft.yaml().contains("title: Subprocessors of Acme"), draft.yaml());
    }

    private static void text(XWPFDocument document, String style, String words, boolean bold) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        XWPFRun run = paragraph.createRun();
        run.setText(words);
        run.setBold(bold);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docx", "xlsx"})
    void whatIsNotWhatItsNameSaysIsRefused(String ending) throws IOException {
        assertRefused("expected ." + ending, ending, "no zip".getBytes(UTF_8));
        assertRefused("does not match the file's extension: expected ." + ending, ending, zip("other.txt", 10));
        var old = new ByteArrayOutputStream();
        try (var encrypted = new POIFSFileSystem()) {
            encrypted.createDocument(new java.io.ByteArrayInputStream(new byte[10]), "EncryptedPackage");
            encrypted.writeFilesystem(old);
        }
        assertRefused("encrypted, or from an older Office", ending, old.toByteArray());
        String part = ending.equals("docx") ? "word/document.xml" : "xl/workbook.xml";
        assertRefused("larger than 64 MiB", ending, zip(part, 65 * 1024 * 1024));
        assertRefused("cannot be read as ." + ending, ending, zip(part, 10));
    }

    private static byte[] zip(String name, int size) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[size]);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static void assertRefused(String why, String ending, byte[] source) {
        RefusedSourceException refused =
                assertThrows(RefusedSourceException.class, () -> read("list." + ending, source));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(why) && !message.contains("\n"), message);
    }

    private static Draft read(String name, byte[] source) throws RefusedSourceException {
        return PageImport.read(name, source, Answers.NONE);
    }

    private static void assertNames(Draft draft, String... names) {
        assertEquals(
                List.of(names),
                DraftFacts.of(draft.yaml()).subprocessors().stream()
                        .map(one -> one.names().getFirst())
                        .toList(),
                draft.yaml());
    }

    private static void assertPlaces(Draft draft, String... places) {
        assertEquals(
                List.of(places).stream().map(Set::of).toList(),
                DraftFacts.of(draft.yaml()).subprocessors().stream()
                        .map(DraftFacts.Named::places)
                        .toList(),
                draft.yaml());
    }
}
