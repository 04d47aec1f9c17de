package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.commands.DeskRegister;
import register.commands.EditorHere;
import register.mail.rule.Verdict;
import register.testing.Checkout;
import register.value.Resource;

/// A keeper's work from a page of twelve subprocessors to the evidence for a customer, in a browser alone. Skipped if
/// no Chromium is installed.
@Tag("end-to-end")
class DeskWalkTest {
    private static final String LOST = "privacy@lost.example";

    @TempDir
    private Path folder;

    private Browser browser;
    private Keeper keeper;

    @BeforeEach
    void start() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "chromium is not installed; on Debian: apt-get install chromium");
        browser = Browser.start(program.get());
        browser.window(1280, 1);
        keeper = new Keeper(browser, Path.of("target", "desk-walk"));
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private void shows(String text) {
        assertTrue(keeper.reads().contains(text), () -> text + " in\n" + keeper.reads());
    }

    @Test
    void noCommandIsNeededFromThePageToTheEvidence() throws Exception {
        try (var register = DeskRegister.empty(folder, "Larkfield Software Ltd")) {
            try (EditorHere desk = EditorHere.desk(register.environment(), DeskRegister.CLOCK)) {
                keeper.sitsDown(desk.address());
                first();
                next();
                customers();
                notices(register);
                told();
                objection();
                request(register);
                evidence();
            }
            assertTrue(keeper.steps().get(0).actions() <= 25, keeper.steps().toString());
            assertTrue(keeper.steps().get(1).actions() <= 12, keeper.steps().toString());
            assertEquals(
                    documented(),
                    keeper.steps().stream().map(Keeper.Step::counted).toList());
            Files.write(
                    Path.of("target", "desk-walk", "steps.md"),
                    keeper.steps().stream().map(Object::toString).toList());
        }
    }

    private static List<String> documented() throws IOException {
        return Pattern.compile("(?m)^[|] (.+) [|] ([0-9]+) [|] [0-9.]+ [|]$")
                .matcher(Files.readString(Checkout.file("docs/desk.md")))
                .results()
                .map(row -> row.group(1) + ": " + row.group(2))
                .toList();
    }

    private void first() throws Exception {
        Path page = folder.resolve("subprocessors.html");
        Files.writeString(page, Resource.text(DeskRegister.class, "larkfield.html"));
        keeper.presses("Start from your page");
        keeper.uploads(page);
        keeper.presses("Start from your page");
        keeper.chooses("Country", "Ireland");
        keeper.types("Email", "privacy@larkfield.example");
        keeper.presses("Next");
        for (String company : List.of("Harbour Cloud Ltd", "Wren Backup OÜ")) {
            keeper.chooses(company, "Infrastructure");
        }
        for (String company : List.of("Quayside Support Ltd", "Yarrow Translations K.K.")) {
            keeper.chooses(company, "Support");
        }
        keeper.presses("Next");
        shows("Nothing left to do.");
        keeper.presses("Publish now");
        shows("Published");
        keeper.ends("A first list from a page of 12 subprocessors");
    }

    private void next() throws Exception {
        keeper.presses("The list");
        keeper.presses("Add a subprocessor");
        keeper.types("Legal name", "Birch Analytics OÜ");
        keeper.chooses("Country", "Estonia");
        keeper.chooses("A sole trader or other natural person", "no");
        keeper.types("Service", "Reports");
        keeper.types("Purpose", "Reports on usage.");
        keeper.chooses("Group in the list", "Support");
        keeper.chooses("Location", "Estonia");
        keeper.types("For existing customers from", "2026-04-05");
        keeper.presses("Put it in the draft");
        shows("Birch Analytics OÜ (Estonia): Reports");
        keeper.pictures("draft");
        keeper.presses("Publish now");
        shows("Published");
        keeper.ends("A second version, 35 days ahead");
    }

    private void customers() throws Exception {
        keeper.presses("Customers");
        keeper.uploads(workbook());
        keeper.presses("See what would change");
        shows("new");
        keeper.presses("Apply");
        shows("privacy@lost.example");
        keeper.ends("Five customers from an Excel file");
    }

    private Path workbook() throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet("Kunden");
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("Customer number", "Customer", "E-mail", "Language"));
            rows.add(List.of("C-1", "Lost Ltd", LOST, "en"));
            rows.add(List.of("C-2", "Kunde GmbH", "privacy@kunde.example", "de"));
            rows.add(List.of("C-3", "Näidis OÜ", "privacy@naidis.example", "et"));
            rows.add(List.of("C-4", "Client SARL", "privacy@client.example", "fr"));
            rows.add(List.of("C-5", "Customer Inc.", "privacy@customer.example", "en"));
            for (int i = 0; i < rows.size(); i++) {
                var row = sheet.createRow(i);
                for (int j = 0; j < 4; j++) {
                    row.createCell(j).setCellValue(rows.get(i).get(j));
                }
            }
            Path file = folder.resolve("customers.xlsx");
            try (var out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
            return file;
        }
    }

    private void notices(DeskRegister register) throws Exception {
        keeper.presses("Today");
        keeper.presses("Open");
        shows("Mails: 5");
        keeper.types("Mail address", "anna@example.com");
        keeper.presses("Send one of each to this address");
        assertEquals(4, register.mailServer().count(), "one in each language");
        keeper.types("Type the number of mails", "5");
        keeper.presses("Start sending");
        register.mailServer().says("RCPT TO:<" + LOST + ">", "550 5.1.1 no such user");
        register.send();
        assertEquals(8, register.mailServer().count());
        keeper.presses("Today");
        keeper.pictures("today");
        keeper.ends("Notices seen, tried on oneself, started and delivered");
    }

    private void told() throws Exception {
        keeper.presses("Open Lost Ltd");
        keeper.types("How, for example by phone", "by phone");
        keeper.presses("Customer was told");
        shows("Done.");
        keeper.ends("A customer who wasn't reached, told by phone");
    }

    private void objection() throws Exception {
        keeper.presses("Objections");
        keeper.chooses("Customer", "Kunde GmbH");
        keeper.types("Arrived", "2026-03-01T09:00");
        keeper.chooses("How it came", "by phone");
        keeper.types("What the customer said", "We do not want reports on our usage.");
        keeper.presses("Record the objection");
        shows("Done.");
        keeper.presses("Kunde GmbH");
        keeper.chooses("Outcome", "an alternative is offered");
        keeper.types("Reason", "Reports can be switched off.");
        keeper.presses("Record the outcome");
        shows("an alternative is offered");
        keeper.ends("An objection, recorded and closed");
    }

    private void request(DeskRegister register) throws Exception {
        var _ = register.receive("1", "mari@naidis.example", "DPA please", "Hello, we need a DPA.", Verdict.PASS);
        Path agreement = Files.writeString(folder.resolve("agreement.pdf"), "%PDF-1.7 signed");
        keeper.presses("Requests");
        keeper.presses("DPA please");
        keeper.types("Your answer", "Please find our agreement attached.");
        keeper.uploads(agreement);
        keeper.ticks("The file is the agreement");
        keeper.presses("Send");
        shows("agreement sent");
        assertTrue(register.mailServer().taken().getLast().contains("application/pdf"));
        keeper.ends("A request answered with the DPA");
    }

    private void evidence() throws Exception {
        keeper.presses("Evidence");
        keeper.chooses("Customer", "Kunde GmbH");
        Path pdf = keeper.downloads("Download the PDF");
        assertTrue(Files.size(pdf) > 1000);
        keeper.ends("The evidence for one customer");
    }
}
