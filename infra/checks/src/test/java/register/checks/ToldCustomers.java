package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.testing.Checkout;

/// A person notifies three customers of a change while a server runs; the address of one of them does not exist.
///
/// @param environment of the server
record ToldCustomers(Map<String, String> environment, Path folder) {
    private static final Map<String, String> CUSTOMERS = Map.of("mari", "Näidis OÜ", "anna", "Muster AG");
    private static final String CONTACTS = """
            external_id,customer,email,language,notice_days,objection_days,regions,features,terms
            C-1,Näidis OÜ,mari@customer.example,et,,,,,
            C-2,Muster AG,anna@customer.example,de,,,,,
            C-3,Exemple SA,nobody.here@customer.example,fr,,,,,
            """;

    /// Imports contacts, announces a change, previews the plan and starts the run.
    void start() throws IOException {
        done(
                "publish",
                "--trial",
                "--yes",
                Checkout.file("infra/policies/example/2031-03-01.yaml").toString());
        Path contacts = Files.writeString(folder.resolve("contacts.csv"), CONTACTS);
        done("recipients", "import", "example", contacts.toString());
        String preview = done("notices", "preview", "example");
        assertTrue(preview.contains("notices: 3 (1 de, 1 et, 1 fr)\n"), preview);
        String plan = found("plan: ([0-9a-f]{64})", preview);
        done("notices", "start", "example", "--plan", plan, "--by", "Mari");
    }

    /// True if the run has these states.
    boolean are(String states) {
        return done("notices", "status", "example").contains("  " + states + "\n");
    }

    void whoWasNotReachedIsNamedAndToldByHand() {
        String open = done("notices", "show", "example", "--open");
        String notice = found("^(NTC-\\S+) not-reached Exemple SA <nobody\\.here@customer\\.example>\n", open);
        assertTrue(open.contains(" undeliverable, attempt 1, says ") && open.contains("5.1.1"), open);
        assertEquals(3, open.lines().count(), open);
        String said = done("notices", "told", notice, "--by", "Mari", "--note", "phone");
        assertTrue(said.startsWith(notice + " told-by-hand: "), said);
        assertEquals("", done("notices", "show", "example", "--open"));
    }

    /// The files attached to a mail prove the commitment to its customer.
    void proves(String mail, String who) throws IOException {
        String part = mail.substring(mail.indexOf("filename=notice.json"));
        String body = part.substring(part.indexOf("\n\n") + 2);
        Path proof = Files.write(
                folder.resolve(who + ".json"), Base64.getMimeDecoder().decode(body.substring(0, body.indexOf("\n--"))));
        String said = done(
                "verify-notice",
                proof.toString(),
                "--customer",
                String.valueOf(CUSTOMERS.get(who)),
                "--address",
                who + "@customer.example",
                "--key",
                found("(?m)^log (\\S+) entry ", done("log-key")));
        assertTrue(said.startsWith("commitment proven\n"), said);
    }

    /// The notice of a customer, as named in its evidence.
    String noticeOf(String externalId) throws IOException {
        return found("(NTC-[0-9A-Z-]+)", Files.readString(pack(externalId).resolveSibling(externalId + ".json")));
    }

    /// The customer's sealed pack has these words, in English.
    void evidenceSays(String externalId, String words) throws Exception {
        Path pack = pack(externalId);
        String verdict = done("verify", pack.toString());
        assertTrue(verdict.startsWith("sealed "), verdict);
        String text = Command.run(Map.of(), "pdftotext", "-layout", pack.toString(), "-")
                .out();
        assertTrue(text.toLowerCase(Locale.ROOT).contains(words), text);
        for (String other :
                CONTACTS.lines().filter(line -> !line.startsWith(externalId)).toList()) {
            String address = other.contains("@") ? other.split(",", -1)[2] : other;
            assertFalse(text.contains(address), text);
        }
    }

    void objectionIsListedAndClosed() {
        String list = done("objections", "list");
        assertTrue(list.contains(" reply ") && list.contains(" in-time ") && list.contains("Näidis OÜ"), list);
        done(
                "objections",
                "close",
                found("(OBJ-\\S+)", list),
                "--outcome",
                "alternative-offered",
                "--reason",
                "without dictation",
                "--by",
                "Mari");
        assertFalse(done("objections", "list").contains("OBJ-"));
    }

    private Path pack(String externalId) throws IOException {
        Path pack = folder.resolve(externalId + ".pdf");
        Files.deleteIfExists(pack);
        Files.deleteIfExists(folder.resolve(externalId + ".json"));
        done("notices", "export", "example", "--external-id", externalId, "--lang", "en", "--out", pack.toString());
        return pack;
    }

    private String done(String... words) {
        Command ran = Command.here(environment, words);
        assertEquals(0, ran.exit(), () -> String.join(" ", words) + ": " + ran);
        return ran.out();
    }

    private static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), () -> pattern + " in " + text);
        return found.group(1);
    }
}
