package register.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.policyfile.FileRefusedException;
import register.policyfile.edit.PolicyEdit;
import register.testing.Checkout;

/// A person's changes to the list in a spreadsheet, and their effect on the file.
class ListSheetTest {
    private static final String FILE = """
            policy: acme
            effectiveDate: 2031-03-01
            dateBasis: effective
            editions:
              en: {status: original, title: Subprocessors, provider: Acme Ltd, sections: []}
              de: {status: translation, title: Unterauftragsverarbeiter, provider: Acme Ltd, sections: []}
            subprocessors:
              # asked on 1 March
              - id: one
                legalName: One Ltd   # as in its register
                country: "? EE, for the source's \\"Estonia\\""
                contact: {role: {en: Privacy, de: Datenschutz}, email: privacy@one.example}
                engagements:
                  - id: servers
                    service: {en: Hosting, de: Hosting}
                    purpose: {en: "=1+1", de: Betrieb}
                    category: infrastructure
                    locations:
                      - country: DE
                        place: {en: Munich, de: München}
                        role: storage
                      - region: EU
                    appliesWhen: {feature: {id: mail, name: {en: Mail, de: Post}}}
                    personalDataCategories:
                      - {name: {en: Names, de: Namen}, term: pd:Name}   # of staff
                      - name: {en: Addresses, de: Adressen}
                    transfers:
                      - {from: DE, to: US, mechanism: scc, module: 2}
                    endsOn: 2031-12-31
              - id: two
                displayName: Two
                engagements:
                  - id: mail
                    service: {en: Mail, de: Mail}
                    purpose: {en: Sends mail, de: Sendet Mail}
                    category: support
                    locations: [{unstated: true}]
            """;
    private static final String SUBPROCESSORS = "Subprocessors";
    private static final String ENGAGEMENTS = "Engagements";

    @Test
    void changedCellsChangeTheirValuesAlone() throws SheetRefusedException {
        ListSheet.Taken taken = taken(workbook -> {
            SheetFile.set(workbook.getSheet(SUBPROCESSORS), 2, "Country", "Estonia");
            SheetFile.set(workbook.getSheet(SUBPROCESSORS), 2, "Legal name", "One OÜ");
            SheetFile.set(workbook.getSheet(ENGAGEMENTS), 2, "Location", "Germany\nFrance");
            SheetFile.set(workbook.getSheet(ENGAGEMENTS), 2, "Personal data (English)", "Names\nPhone numbers");
            SheetFile.set(workbook.getSheet(ENGAGEMENTS), 2, "Personal data (German)", "Namen\nTelefonnummern");
            SheetFile.set(workbook.getSheet(SUBPROCESSORS), 2, "Contact: Role (German)", "Team Datenschutz");
            SheetFile.set(workbook.getSheet(ENGAGEMENTS), 3, "Purpose (English)", "Sends and keeps mail");
        });
        assertEquals(
                FILE.replace("\"? EE, for the source's \\\"Estonia\\\"\"", "\"EE\"")
                        .replace("One Ltd ", "One OÜ ")
                        .replace("- region: EU", "- country: FR")
                        .replace("{en: Addresses, de: Adressen}", "{en: Phone numbers, de: Telefonnummern}")
                        .replace("de: Datenschutz", "de: Team Datenschutz")
                        .replace("en: Sends mail", "en: Sends and keeps mail"),
                new String(taken.file().toArray(), UTF_8));
        assertEquals(7, taken.changes().size(), taken.changes().toString());
        assertTrue(
                taken.changes()
                                .contains(
                                        "Engagements!E3 two/mail, Purpose (English): \"Sends mail\" → \"Sends and keeps mail\"")
                        || taken.changes().stream()
                                .anyMatch(line -> line.endsWith(
                                        " two/mail, Purpose (English): \"Sends mail\" → \"Sends and keeps mail\"")),
                taken.changes().toString());
    }

    @Test
    void linesThatWouldComeToStandBesideOthersAreRefused() throws SheetRefusedException {
        SheetRefusedException refused = assertThrows(
                SheetRefusedException.class,
                () -> taken(
                        workbook -> SheetFile.set(workbook.getSheet(ENGAGEMENTS), 2, "Location", "European Union")));
        assertTrue(
                refused.lines().stream()
                        .anyMatch(line -> line.contains(
                                "\"Munich\": expected its lines to match those of \"Location\", which were moved")),
                refused::getMessage);
        ListSheet.Taken taken = taken(workbook -> {
            var engagements = workbook.getSheet(ENGAGEMENTS);
            SheetFile.set(engagements, 2, "Location", "France\nGermany\nEuropean Union");
            for (Cell head : engagements.getRow(0)) {
                if (head.getStringCellValue().startsWith("Location: ")) {
                    SheetFile.set(
                            engagements,
                            2,
                            head.getStringCellValue(),
                            "\n" + SheetFile.get(engagements, 2, head.getStringCellValue()));
                }
            }
        });
        assertEquals(
                FILE.replace("        locations:\n", "        locations:\n          - country: FR\n"),
                new String(taken.file().toArray(), UTF_8)
                        .replaceAll("(?m)^(\\s+- )country: \"?FR\"?$", "$1country: FR"));
    }

    @Test
    void rowsAreAddedRemovedAndMoved() throws SheetRefusedException {
        ListSheet.Taken taken = taken(workbook -> {
            var subprocessors = workbook.getSheet(SUBPROCESSORS);
            SheetFile.set(subprocessors, 4, "Legal name", "Acme Beta GmbH");
            var engagements = workbook.getSheet(ENGAGEMENTS);
            SheetFile.set(engagements, 4, "Subprocessor", "Acme Beta GmbH");
            SheetFile.set(engagements, 4, "Service (English)", "Support");
            SheetFile.set(engagements, 4, "Service (German)", "Hilfe");
            SheetFile.set(engagements, 4, "Purpose (English)", "Helps");
            SheetFile.set(engagements, 4, "Purpose (German)", "Hilft");
            SheetFile.set(engagements, 4, SheetWords.of(file()).label("engagement.category"), "Support subprocessors");
            SheetFile.set(engagements, 4, "Location", "Österreich");
            SheetFile.set(
                    engagements, 4, "Applies to: With the feature: Name of the feature (English)", "AI assistant");
            SheetFile.set(engagements, 4, "Applies to: With the feature: Name of the feature (German)", "Ärger-Filter");
            SheetFile.delete(subprocessors, 2);
            SheetFile.delete(engagements, 2);
        });
        String text = new String(taken.file().toArray(), UTF_8);
        assertEquals(FILE.replaceFirst("(?s)  # asked on 1 March.*(?=  - id: two)", "") + """
                  - id: acme-beta-gmbh
                    legalName: Acme Beta GmbH
                    engagements:
                      - id: hilfe
                        service: {de: Hilfe, en: Support}
                        purpose: {de: Hilft, en: Helps}
                        category: support
                        locations:
                          - country: AT
                        appliesWhen:
                          feature:
                            id: arger-filter
                            name: {de: Ärger-Filter, en: AI assistant}
                """, text);
        assertEquals(
                List.of(
                        "added Acme Beta GmbH",
                        "added an engagement of Acme Beta GmbH (row 3)",
                        "removed One Ltd",
                        "removed one/servers"),
                taken.changes());
    }

    @Test
    void anIdThatIsAskedForIsAnswered() throws SheetRefusedException {
        String draft = FILE.replace("id: two", "id: \"? two-2: the same company as Two? Then join/merge them\"");
        byte[] workbook = ListSheet.write("acme.yaml", draft.getBytes(UTF_8));
        assertEquals(draft, new String(read(workbook, draft, false).file().toArray(), UTF_8));
        byte[] answered = SheetFile.changed(
                workbook,
                opened -> SheetFile.set(
                        opened.getSheet(SUBPROCESSORS), 3, SheetColumns.key(SheetWords.of(file())), "two"));
        assertEquals(
                draft.replace("\"? two-2: the same company as Two? Then join/merge them\"", "\"two\""),
                new String(read(answered, draft, false).file().toArray(), UTF_8));
        byte[] joined = SheetFile.changed(workbook, opened -> {
            SheetFile.delete(opened.getSheet(SUBPROCESSORS), 3);
            SheetFile.set(opened.getSheet(ENGAGEMENTS), 3, "Subprocessor", "One Ltd");
        });
        String text = new String(read(joined, draft, false).file().toArray(), UTF_8);
        assertTrue(text.startsWith(FILE.substring(0, FILE.indexOf("  - id: two"))), text);
        assertTrue(text.contains("      - id: mail\n"), text);
    }

    @Test
    void wrongCellsAreNamedAndNothingIsTaken() {
        assertEquals(
                List.of(
                        "Subprocessors!A3: \"one\": already in row 2: expected nothing in a new row",
                        "Engagements!G2: \"Spai\": expected a country, a region, or \"not stated\""),
                refused(workbook -> {
                            SheetFile.set(
                                    workbook.getSheet(SUBPROCESSORS),
                                    3,
                                    SheetColumns.key(SheetWords.of(file())),
                                    "one");
                            SheetFile.set(workbook.getSheet(ENGAGEMENTS), 2, "Location", "Spai\nEuropean Union");
                        })
                        .stream()
                        .map(line -> line.replaceFirst("Engagements![A-Z]+2", "Engagements!G2"))
                        .toList());
        assertEquals(
                1,
                refused(workbook -> SheetFile.set(workbook.getSheet(SUBPROCESSORS), 2, "Website", "one.example"))
                        .size());
        for (String head : List.of("Country", "Relationship")) {
            assertEquals(
                    1,
                    refused(workbook -> SheetFile.set(workbook.getSheet(SUBPROCESSORS), 3, head, "Spai"))
                            .size(),
                    head);
        }
        assertEquals(
                1,
                refused(workbook -> SheetFile.set(workbook.getSheet(ENGAGEMENTS), 2, "Ends on", "soon"))
                        .size());
        assertEquals(
                1,
                refused(workbook -> SheetFile.set(workbook.getSheet(ENGAGEMENTS), 3, "Location", ""))
                        .size());
        assertEquals(
                1,
                refused(workbook -> workbook.getSheet(SUBPROCESSORS)
                                .getRow(1)
                                .getCell(2)
                                .setCellFormula("1+1"))
                        .size());
        assertTrue(refused(workbook -> workbook.getSheet(SUBPROCESSORS)
                        .getRow(1)
                        .getCell(2)
                        .setCellErrorValue(FormulaError.REF.getCode()))
                .getFirst()
                .endsWith("2: \"#REF!\": an error: expected a value, written out"));
        assertEquals(
                1,
                refused(workbook -> SheetFile.delete(workbook.getSheet(SUBPROCESSORS), 2))
                        .size());
        assertEquals(
                1,
                refused(workbook -> SheetFile.delete(workbook.getSheet(ENGAGEMENTS), 2))
                        .size());
    }

    @Test
    void columnsMayBeMovedAndOthersAreReported() throws SheetRefusedException {
        ListSheet.Taken taken = taken(workbook -> {
            var sheet = workbook.getSheet(SUBPROCESSORS);
            int to = sheet.getRow(0).getLastCellNum();
            int from = SheetFile.column(sheet, "Country");
            for (Row row : sheet) {
                Cell moved = row.getCell(from);
                row.createCell(to).setCellValue(moved == null ? "" : moved.getStringCellValue());
                row.createCell(from).setCellValue("mine");
            }
        });
        assertArrayEquals(FILE.getBytes(UTF_8), taken.file().toArray());
        assertEquals(1, taken.remarks().size());
        assertTrue(
                taken.remarks().getFirst().contains("\"mine\""), taken.remarks().toString());
    }

    @Test
    void aFileThatWasChangedSinceIsJoinedUnlessBothChangedTheSame() throws SheetRefusedException {
        byte[] workbook = SheetFile.changed(
                sheet(), opened -> SheetFile.set(opened.getSheet(SUBPROCESSORS), 3, "Country", "France"));
        String newer =
                FILE.replace("One Ltd", "One Inc").replace("displayName: Two", "displayName: Two\n    country: FR");
        assertEquals(newer, new String(read(workbook, newer, false).file().toArray(), UTF_8));
        String other = newer.replace("country: FR", "country: IT");
        SheetRefusedException refused = assertThrows(SheetRefusedException.class, () -> read(workbook, other, false));
        assertEquals(
                "subprocessors[two].country: the sheet says \"FR\", the file says \"IT\"; both have changed since the sheet was"
                        + " made",
                refused.lines().getFirst());
        assertEquals(newer, new String(read(workbook, other, true).file().toArray(), UTF_8));
        assertThrows(
                SheetRefusedException.class, () -> read(workbook, FILE.replace("policy: acme", "policy: other"), true));
    }

    @Test
    void noCellIsAFormulaAndNoQuestionIsHidden() throws SheetRefusedException {
        SheetFile.look(sheet(), workbook -> {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        assertTrue(cell.getCellType() != CellType.FORMULA, cell.toString());
                    }
                }
            }
            var sheet = workbook.getSheet(ENGAGEMENTS);
            Cell harmful = sheet.getRow(1).getCell(SheetFile.column(sheet, "Purpose (English)"));
            assertEquals("=1+1", harmful.getStringCellValue());
            assertTrue(harmful.getCellStyle().getQuotePrefixed());
            assertEquals("@", harmful.getCellStyle().getDataFormatString());
            var subprocessors = workbook.getSheet(SUBPROCESSORS);
            Cell question = subprocessors.getRow(1).getCell(SheetFile.column(subprocessors, "Country"));
            assertEquals("? EE, for the source's \"Estonia\"", question.getStringCellValue());
            assertTrue(question.getCellStyle().getFillForegroundColorColor() != null);
            assertTrue(subprocessors.getPaneInformation().isFreezePane());
            assertTrue(subprocessors.getDataValidations().size() >= 4);
        });
    }

    @Test
    void questionsWithoutACellAreOpenQuestionsToo() throws SheetRefusedException {
        String file = FILE.replace("legalName: One Ltd   #", "legalName: Mari Maasikas FIE   #");
        SheetFile.look(ListSheet.write("draft.yaml", file.getBytes(UTF_8)), workbook -> {
            var sheet = workbook.getSheet(SUBPROCESSORS);
            int column = SheetFile.column(sheet, "A sole trader or other natural person");
            Cell asked = sheet.getRow(1).getCell(column);
            assertEquals("", asked.toString());
            assertEquals(
                    sheet.getRow(1).getCell(SheetFile.column(sheet, "Country")).getCellStyle(), asked.getCellStyle());
            assertNull(sheet.getRow(2).getCell(column).getCellStyle().getFillForegroundColorColor());
        });
    }

    @Test
    void aForeignWorkbookIsRefusedInOneLine() throws IOException, SheetRefusedException {
        byte[] sheet = sheet();
        assertRefused("damaged", Arrays.copyOf(sheet, sheet.length / 2));
        assertRefused("damaged", with(new byte[0], "xl/workbook.xml", 10));
        assertRefused("expected .xlsx", "text".getBytes(UTF_8));
        assertRefused("expected .xlsx", new byte[0]);
        assertRefused("encrypted", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0});
        assertRefused("macros", with(sheet, "xl/vbaProject.bin", 10));
        assertRefused("64 MiB", with(sheet, "xl/more.xml", 70 * 1024 * 1024));
        assertRefused("parts", withParts(sheet, 2100));
        assertRefused(
                "tags", with(sheet, "xl/more.xml", "<c/>".repeat(3_000_001).getBytes(UTF_8)));
        try (XSSFWorkbook empty = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            empty.createSheet("x");
            empty.write(out);
            assertRefused("does not name the file", out.toByteArray());
        }
        assertThrows(SheetRefusedException.class, () -> ListSheet.write("f", "a: [".getBytes(UTF_8)));
        assertThrows(
                SheetRefusedException.class,
                () -> ListSheet.write("f", FILE.replace("id: two", "id: one").getBytes(UTF_8)));
    }

    @Test
    void liveAgentsListComesBackAsItWas() throws IOException, SheetRefusedException {
        for (String name : List.of("liveagent/2023-10-02.yaml", "example/2025-09-01.yaml", "example/2031-09-01.yaml")) {
            byte[] source = Files.readAllBytes(Checkout.file("infra/policies/" + name));
            byte[] workbook = ListSheet.write(name, source);
            ListSheet.Taken taken = ListSheet.read("list.xlsx", workbook, name, source, false);
            assertArrayEquals(source, taken.file().toArray(), name);
            assertEquals(List.of(), taken.changes());
            assertEquals(List.of(), taken.remarks());
        }
    }

    private static Json.Obj file() {
        try {
            return PolicyEdit.read(FILE.getBytes(UTF_8));
        } catch (FileRefusedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sheet() throws SheetRefusedException {
        return ListSheet.write("acme.yaml", FILE.getBytes(UTF_8));
    }

    private static ListSheet.Taken read(byte[] workbook, String file, boolean anyway) throws SheetRefusedException {
        return ListSheet.read("list.xlsx", workbook, "acme.yaml", file.getBytes(UTF_8), anyway);
    }

    private static ListSheet.Taken taken(SheetFile.Work work) throws SheetRefusedException {
        return read(SheetFile.changed(sheet(), work), FILE, false);
    }

    private static List<String> refused(SheetFile.Work work) {
        return assertThrows(SheetRefusedException.class, () -> taken(work)).lines();
    }

    private static void assertRefused(String why, byte[] workbook) {
        SheetRefusedException refused =
                assertThrows(SheetRefusedException.class, () -> read(workbook, FILE, false), why);
        assertTrue(refused.lines().getFirst().contains(why), refused.lines().toString());
        assertEquals(1, refused.lines().size());
    }

    private static byte[] with(byte[] workbook, String part, int size) throws IOException {
        return with(workbook, part, new byte[size]);
    }

    private static byte[] with(byte[] workbook, String part, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = copied(workbook, out)) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] withParts(byte[] workbook, int parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = copied(workbook, out)) {
            for (int i = 0; i < parts; i++) {
                zip.putNextEntry(new ZipEntry("x/" + i));
            }
        }
        return out.toByteArray();
    }

    private static ZipOutputStream copied(byte[] workbook, ByteArrayOutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(zip);
            }
        }
        return zip;
    }
}
