package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.Json;
import register.machine.smtp.ScriptedServer;
import register.mail.message.MailReader;

/// The pages behind the links of a sent notice, in the language of each customer: "these concern you" and the
/// objection. Skipped if no Chromium is installed.
@Tag("end-to-end")
class NoticeInBrowserTest {
    private static final String CONTACTS = """
            external_id,customer,email,language,notice_days,objection_days,regions,features,terms
            C-1,Kunde GmbH,privacy@kunde.example,de,,,,transcription,
            C-2,Näidis OÜ,privacy@naidis.example,et,,,EU,transcription,
            C-3,Client SARL,privacy@client.example,fr,,,,,
            C-4,Customer Ltd,privacy@customer.example,en,,,MARS,transcription,
            """;

    private static final Pattern LINK = Pattern.compile("https://register\\.example(/example/object/\\S+)");
    private static final Pattern TO = Pattern.compile("(?m)^To:.*privacy@(\\w+)");
    private static final String NAMES =
            "[...document.querySelectorAll('tbody.sub .name')].map(each => each.textContent).sort().join('|')";

    @TempDir
    private Path folder;

    @Test
    void eachCustomersPagesAreSoundInItsLanguage() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "chromium is not installed; on Debian: apt-get install chromium");
        try (var first = new RegisterHere(folder, Map.of())) {
            first.done("certificate", "--self-sign", "Example GmbH");
        }
        try (var mail = new ScriptedServer();
                var register = new RegisterHere(
                        folder,
                        Map.of(
                                "REGISTER_MAIL_RELAY",
                                "smtp://127.0.0.1:" + mail.port(),
                                "REGISTER_NOTICE_RATE",
                                "6000"));
                Browser browser = Browser.start(program.get())) {
            register.server().publish(ShippedPolicies.copied(folder.resolve("published")));
            Map<String, List<String>> links = links(register, mail);
            assertEquals(4, links.size(), links.toString());
            var found = new ArrayList<String>();
            var shown = new TreeMap<String, String>();
            for (Map.Entry<String, List<String>> customer : links.entrySet()) {
                for (String link : customer.getValue()) {
                    URI address = register.address(link);
                    browser.opened(address);
                    String what = customer.getKey() + (link.contains("view=list") ? " list" : " objection");
                    shown.put(what, browser.text("document.documentElement.lang") + " " + browser.text(NAMES));
                    Axe.findingsOfAllLooks(browser).forEach(finding -> found.add(what + ": " + finding));
                }
            }
            assertEquals(List.of(), found);
            String concerned = names(register, "?lang=en&feature=transcription");
            assertEquals(
                    Map.of(
                            "client objection", "fr ",
                            "customer list", "en " + concerned,
                            "customer objection", "en ",
                            "kunde list", "de " + concerned,
                            "kunde objection", "de ",
                            "naidis list", "et " + concerned,
                            "naidis objection", "et "),
                    shown);
        }
    }

    private static String names(RegisterHere register, String query) throws Exception {
        Json.Obj list = RegisterHere.parsed(register.text("/v1/policies/example/subprocessors.json" + query));
        return list.list("subprocessors").stream()
                .map(each -> ((Json.Obj) each).text("legalName"))
                .sorted()
                .collect(Collectors.joining("|"));
    }

    /// By customer: the paths of the links in its notice.
    private Map<String, List<String>> links(RegisterHere register, ScriptedServer mail) throws Exception {
        Path contacts = register.file("contacts.csv", CONTACTS.getBytes(UTF_8));
        register.done("recipients", "import", "example", contacts.toString());
        String preview = register.done("notices", "preview", "example", "--date", "2031-03-01");
        Matcher plan = Pattern.compile("--plan ([0-9a-f]{64})").matcher(preview);
        assertTrue(plan.find(), preview);
        register.done("notices", "start", "example", "--date", "2031-03-01", "--plan", plan.group(1), "--by", "Mari");
        assertEquals(0, register.server().sendNotices());
        var links = new TreeMap<String, List<String>>();
        for (String sent : mail.taken()) {
            var read = MailReader.read(sent.getBytes(UTF_8));
            String customer =
                    TO.matcher(sent).results().findFirst().orElseThrow().group(1);
            links.put(
                    customer,
                    LINK.matcher(read.text())
                            .results()
                            .map(each -> each.group(1))
                            .distinct()
                            .toList());
        }
        return links;
    }
}
