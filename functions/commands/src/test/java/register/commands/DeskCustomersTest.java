package register.commands;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desk's customers, from a spreadsheet's file to the register.
class DeskCustomersTest {
    private static final String TABLE = """
            Kundennummer;Kunde;E-Mail;Sprache;Tage Vorlauf
            C-1;Näidis OÜ;new@naidis.example;et;30
            C-9;Käfer; Söhne GmbH;post@kaefer.example;de;
            """.replace("Käfer; Söhne GmbH", "\"Käfer; <b>Söhne</b>\"");

    @TempDir
    private Path folder;

    private DeskRegister register;

    @BeforeEach
    void start() throws IOException {
        register = new DeskRegister(folder);
    }

    @AfterEach
    void stop() {
        register.close();
    }

    private String listed() {
        return register.done("recipients", "list", "example");
    }

    private static byte[] workbook(String... rows) throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet();
            for (int i = 0; i < rows.length; i++) {
                var row = sheet.createRow(i);
                String[] cells = rows[i].split(";", -1);
                for (int j = 0; j < cells.length; j++) {
                    row.createCell(j).setCellValue(cells[j]);
                }
            }
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void theTableIsDownloadedAndOneCustomerErased() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Map<String, String> fields = desk.fields(desk.page("customers"), "export", Map.of());
            String table = desk.post("customers", desk.origin(), DeskClient.form(fields))
                    .body();
            assertTrue(table.contains("external_id,customer,email"), table);
            assertTrue(table.contains("Exemple SA"), table);

            Map<String, String> erased = Map.of("customer", "example C-3", "why", "Exemple SA left", "sure", "yes");
            Document named = desk.press("customers", "erase", erased);
            assertEquals(
                    "This was not done.", named.expectFirst("[role=alert] > p").text());
            assertEquals("Exemple SA left", named.expectFirst("input[name=why]").val());
            Document done = desk.press(
                    "customers", "erase", Map.of("customer", "example C-3", "why", "Contract ended", "sure", "yes"));
            assertEquals("Done.", done.expectFirst(".note").text());
            assertTrue(!done.text().contains("Exemple SA"), done.text());
            assertTrue(!register.done("recipients", "list", "example").contains("Exemple"));
        }
    }

    @Test
    void whatSpreadsheetsWriteIsReadHoweverTheyWriteIt() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("utf-8", TABLE.getBytes(UTF_8));
        files.put("marked", ("\uFEFF" + TABLE).getBytes(UTF_8));
        files.put("windows", TABLE.getBytes(Charset.forName("windows-1252")));
        files.put("utf-16", ("\uFEFF" + TABLE.replace(";", "\t").replace("Käfer\t", "Käfer;")).getBytes(UTF_16LE));
        files.put("commas", TABLE.replace(";", ",").replace("Käfer,", "Käfer;").getBytes(UTF_8));
        files.put(
                "workbook",
                workbook(
                        "Kundennummer;Kunde;E-Mail;Sprache;Tage Vorlauf",
                        "C-1;Näidis OÜ;new@naidis.example;et;30",
                        "C-9;Käfer <b>Söhne</b>;post@kaefer.example;de;"));
        String before = listed();
        try (DeskClient desk = DeskClient.start(register)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Document seen = desk.press("customers", "see", Map.of(), "kunden.csv", file.getValue());
                assertEquals(
                        List.of("C-1: changed", "C-9: new"),
                        seen.select(".todo details li").eachText(),
                        file.getKey() + ": " + seen.text());
                assertEquals(before, listed(), "nothing is applied before the keeper has seen it");
            }
        }
    }

    @Test
    void whatWasSeenIsAppliedOnce() throws Exception {
        try (DeskClient desk = DeskClient.start(register, "--by", "Anna Keller")) {
            assertEquals("Customers 3", desk.page("customers").expectFirst("h1").text());
            Document seen = desk.press("customers", "see", Map.of(), "kunden.csv", TABLE.getBytes(UTF_8));
            Map<String, String> fields = desk.fields(seen, "apply", Map.of());
            assertEquals(
                    403,
                    desk.post("customers", "https://evil.example", DeskClient.form(fields))
                            .statusCode());
            assertFalse(listed().contains("new@naidis.example"), listed());
            assertEquals(
                    303,
                    desk.post("customers", desk.origin(), DeskClient.form(fields))
                            .statusCode());
            assertTrue(listed().contains("new@naidis.example"), listed());
            assertTrue(desk.post("customers", desk.origin(), DeskClient.form(fields))
                    .body()
                    .contains("This form was sent before"));
            Document page = desk.page("customers");
            assertTrue(page.select("tbody th").eachText().contains("Käfer; <b>Söhne</b>"), page.html());
            assertTrue(page.select("script, main b, [onerror]").isEmpty(), page.html());
        }
    }

    @Test
    void aFileThatIsNoTableIsRefusedInTheKeepersWords() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            assertEquals(
                    "Please choose a file.",
                    desk.press("customers", "see", Map.of())
                            .expectFirst("[role=alert]")
                            .text());
            assertEquals(
                    "These columns are missing: Customer number, Language",
                    desk.press("customers", "see", Map.of(), "x.csv", "Kunde,E-Mail\nA,a@a.example\n".getBytes(UTF_8))
                            .expectFirst("[role=alert]")
                            .text());
            Document zip = desk.press("customers", "see", Map.of(), "x.xlsx", "PK nothing".getBytes(UTF_8));
            assertTrue(zip.expectFirst("[role=alert]").text().startsWith("This file is not a table"), zip.text());
        }
    }

    @Test
    void theKeeperSaysWhichColumnsAreWhich() throws Exception {
        String table = "Kd.;Firma <b>;Kontakt;Notiz\nC-9;Käfer GmbH;post@kaefer.example;egal\n";
        try (DeskClient desk = DeskClient.start(register)) {
            Document asked = desk.press("customers", "see", Map.of(), "kunden.csv", table.getBytes(UTF_8));
            assertEquals(
                    "These columns are missing: Customer number, Customer, Email, Language",
                    asked.expectFirst("[role=alert]").text());
            assertEquals(
                    List.of("–", "Kd.", "Firma <b>", "Kontakt", "Notiz"),
                    asked.select("select[name=customer] option").eachText());
            Map<String, String> some = Map.of("external-id", "0", "email", "2", "language", "et");
            Document again = pressed(desk, asked, some);
            assertEquals(
                    "These columns are missing: Customer",
                    again.expectFirst("[role=alert]").text());
            Document seen = pressed(desk, again, Map.of("customer", "1"));
            assertEquals(List.of("C-9: new"), seen.select(".todo details li").eachText());
            assertTrue(seen.text().contains("Notiz"), "what is not read is named");
            var _ = desk.post("customers", desk.origin(), DeskClient.form(desk.fields(seen, "apply", Map.of())));
            assertTrue(listed().contains("post@kaefer.example"), listed());
        }
    }

    @Test
    void aColumnThatIsNotThereOrTakenIsAskedForAgain() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            for (String place : List.of("1", "7", "9999")) {
                Document asked = desk.press(
                        "customers", "see", Map.of(), "x.csv", "Kd.;E-Mail\nC-9;a@a.example\n".getBytes(UTF_8));
                assertEquals(
                        "These columns are missing: Customer number, Customer, Language",
                        pressed(desk, asked, Map.of("customer", place))
                                .expectFirst("[role=alert]")
                                .text(),
                        place);
            }
            Document asked =
                    desk.press("customers", "see", Map.of(), "x.csv", "Kd.;E-Mail\nC-9;a@a.example\n".getBytes(UTF_8));
            assertEquals(
                    "These columns are missing: Customer, Language",
                    pressed(desk, asked, Map.of("external-id", "0", "customer", "0"))
                            .expectFirst("[role=alert]")
                            .text());
        }
    }

    private static Document pressed(DeskClient desk, Document page, Map<String, String> typed) throws Exception {
        Map<String, String> fields = desk.fields(page, "match", typed);
        return Jsoup.parse(
                desk.post("customers", desk.origin(), DeskClient.form(fields)).body());
    }

    @Test
    void otherLanguagesHaveNoEnglishAndNoCodeWords() throws Exception {
        for (String language : List.of("en", "de", "et")) {
            try (DeskClient desk = DeskClient.start(register, "--language", language)) {
                assertEquals(List.of(), new DeskLanguage(language).foreign(desk.page("customers")));
                Document seen = desk.press("customers", "see", Map.of(), "kunden.csv", TABLE.getBytes(UTF_8));
                assertEquals(List.of(), new DeskLanguage(language).foreign(seen));
                Document asked = desk.press("customers", "see", Map.of(), "x.csv", "Kd.;X\n1;2\n".getBytes(UTF_8));
                assertEquals(List.of(), new DeskLanguage(language).foreign(asked));
            }
        }
    }
}
