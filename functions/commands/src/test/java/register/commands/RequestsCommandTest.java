package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.json.JsonText;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.mail.IntakeResult;
import register.mail.rule.DeliveredMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.request.DpaRequest;
import register.testing.Checkout;
import register.value.Bytes;
import register.value.Sha256;

/// The requests as a person sees them, and their outcomes.
final class RequestsCommandTest extends CommandTest {
    private static final String PDF = "%PDF-1.7 nothing";

    @BeforeEach
    void publish() throws IOException {
        environment.put("REGISTER_MAIL_DAYS", "30");
        for (String version : List.of("2025-09-01", "2031-03-01")) {
            done(
                    "publish",
                    "--trial",
                    "--yes",
                    Checkout.file("infra/policies/example/" + version + ".yaml").toString());
        }
    }

    @Test
    void theMailIsShownSafelyWithItsFilesAndItsBytes() throws IOException {
        String raw = String.join(
                "\r\n",
                "From: Mari <mari@naidis.example>",
                "To: PUBLIC",
                "Subject: =?utf-8?Q?K=C3=BCsimus_=1B=5B2J_=E2=80=AEexe?=",
                "Message-ID: <1@naidis.example>",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Type: text/html; charset=utf-8",
                "",
                "<p>Tere,<br>kas te \u202Ekasutate\u001B[31m seda?</p><script>alert(1)</script>" + " sõna".repeat(200),
                "<p>rida</p>".repeat(100),
                "--b",
                "Content-Type: application/pdf",
                "Content-Disposition: attachment; filename*0*=utf-8''Lisa%20%C3%BC; filename*1=.pdf",
                "Content-Transfer-Encoding: base64",
                "",
                java.util.Base64.getEncoder().encodeToString(PDF.getBytes(UTF_8)),
                "--b",
                "Content-Type: image/png; name=\"=?utf-8?Q?p=C3=A4is.png?=\"",
                "Content-Transfer-Encoding: base64",
                "",
                "AAAA",
                "--b--",
                "");
        String reference = takenIn(raw, CLOCK.instant());
        String shown = done("requests", "show", reference);
        assertTrue(shown.contains("subject          Küsimus  [2J \uFFFDexe"), shown);
        assertTrue(shown.contains("  Tere,\n  kas te \uFFFDkasutate"), shown);
        assertTrue(shown.contains("read as          queue"), shown);
        assertFalse(shown.contains("alert(1)") || shown.contains("<p>"), shown);
        assertTrue(shown.lines().allMatch(line -> line.codePointCount(0, line.length()) <= 180), shown);
        assertEquals(
                -1,
                shown.replace("\n", "")
                        .codePoints()
                        .filter(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
                        .findFirst()
                        .orElse(-1));
        assertTrue(
                shown.contains("  Lisa ü.pdf, application/pdf, " + PDF.length() + " bytes, SHA-256 "
                        + Sha256.of(PDF.getBytes(UTF_8))),
                shown);
        assertTrue(shown.contains("  päis.png, image/png, 3 bytes"), shown);
        assertTrue(shown.contains("more lines: show --whole"), shown);
        assertEquals(
                shown.lines().count(),
                Long.parseLong(shown.replaceAll("(?s).*… ([0-9]+) more lines.*", "$1")) * -1
                        + done("requests", "show", reference, "--whole").lines().count()
                        + 1);
        Json.Obj json = (Json.Obj) json("requests", "show", reference, "--json");
        assertEquals("Küsimus  [2J \u202Eexe", text(json, "subject"));

        Path copy = folder.resolve("mail.eml");
        assertTrue(done("requests", "show", reference, "--raw", copy.toString()).contains("mail written to"));
        assertArrayEquals(sent(raw), Files.readAllBytes(copy));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        Ran again = run("requests", "show", reference, "--raw", copy.toString());
        assertEquals(3, again.exit());
        assertTrue(again.err().contains("does not exist yet"), again.err());
        done("requests", "erase", reference);
        assertTrue(done("requests", "show", reference).contains("the mail is deleted"));
        assertEquals(1, run("requests", "show", reference, "--raw", copy + "2").exit());
    }

    @Test
    void theListHasTheOpenOnesFirstTheOldestFirstWithSubjectAgeAndMatter() throws IOException {
        Instant now = CLOCK.instant();
        String dpa = takenIn(mail("2", "Please send us your data processing agreement", "DPA"), days(now, 3));
        String erase = takenIn(
                mail("3", "I request the erasure of my personal data under Article 17 GDPR.", "My data"),
                days(now, 40));
        String offer = takenIn(mail("4", "We sell chairs.", "Chairs " + "x".repeat(80)), days(now, 20));
        done("requests", "close", offer, "--as", "nothing-due");
        assertEquals(List.of(erase, dpa, offer), references());
        Ran list = run("requests");
        List<String> rows = list.out().lines().toList();
        assertTrue(rows.get(1).contains(" 40d ") && rows.get(1).contains("overdue "), rows.get(1));
        assertTrue(rows.get(1).contains("data-subject-request") && rows.get(1).endsWith(" My data"), rows.get(1));
        assertTrue(rows.get(2).contains(" dpa ") && rows.get(2).endsWith(" DPA"), rows.get(2));
        assertTrue(rows.get(3).contains("nothing-due") && rows.get(3).endsWith("x…"), rows.get(3));
        assertTrue(list.err().contains("queued"), list.err());
        assertEquals(List.of(erase, dpa), references("--state", "open"));
        assertEquals(List.of(offer), references("--state", "closed"));
        assertEquals(List.of(dpa), references("--matter", "dpa"));
        assertEquals(List.of(erase, offer), references("--older-than", "4d"));
        assertEquals(List.of(erase), references("--older-than", "480h", "--limit", "1"));
        assertTrue(run("requests", "--limit", "1").err().contains("2 more: --limit 3"));
        assertEquals(2, run("requests", "--state", "late").exit());
        assertEquals(2, run("requests", "--older-than", "soon").exit());
        Json.Obj json = (Json.Obj) json("requests", "--json");
        assertEquals(
                3,
                ((Json.Arr) java.util.Objects.requireNonNull(json.get("requests")))
                        .items()
                        .size());
        assertTrue(json.toString().contains("My data"));

        clock = Clock.offset(CLOCK, Duration.ofDays(31));
        done("reconcile");
        assertTrue(done("requests").lines().anyMatch(line -> line.startsWith(offer) && line.endsWith(" -")));
    }

    @Test
    void onlyWhatFitsTheMatterClosesAndAPersonSaysWhatItIs() throws IOException {
        String reference = takenIn(
                mail("5", "I request the erasure of my personal data under Article 17 GDPR.", "Data"), CLOCK.instant());
        Ran refused = run("requests", "close", reference, "--as", "executed");
        assertEquals(2, refused.exit());
        assertEquals(
                "--as: \"executed\": expected withdrawn, fulfilled, refused, forwarded, nothing-due, since it is"
                        + " about data-subject-request\n",
                refused.err());
        assertTrue(done("requests", "show", reference).contains("respond by       2026-04-01T09:15:30Z (in 30d)"));
        assertEquals(
                refused.err().replace("executed", "done"),
                run("requests", "close", reference, "--as", "done").err());
        assertEquals(1, run("requests", "matter", "DPA-0000-0000-0000", "dpa").exit());
        assertEquals(2, run("requests", "matter", reference, "offer").exit());
        done("requests", "matter", reference, "question", "--by", "Mari");
        String shown = done("requests", "show", reference);
        assertTrue(shown.contains("matter           question") && !shown.contains("respond by"), shown);
        assertTrue(shown.contains("Mari question, not data-subject-request"), shown);
        assertEquals(
                reference + " closed answered\n",
                done("requests", "close", reference, "--as", "answered", "--reason", "by phone"));
        assertTrue(done("requests", "show", reference).contains("answered: by phone"));
        assertEquals(reference + " closed withdrawn\n", done("requests", "close", reference, "--as", "withdrawn"));
    }

    /// A mail that the register did not trust.
    @Test
    void anObjectionThatCameByMailIsRecordedReadAndClosedAsOne() throws IOException {
        Files.writeString(
                folder.resolve("contacts.csv"),
                "external_id,customer,email,language,notice_days,objection_days,regions,features,terms\nC-1,Maasikas OÜ,"
                        + "privacy@naidis.example,et,30,14,,,\n");
        done("recipients", "import", "example", folder.resolve("contacts.csv").toString());
        String mail = takenIn(mail("6", "Uus töötleja ei sobi meile.", "Vastuväide"), days(CLOCK.instant(), 1));
        Ran matter = run("requests", "matter", mail, "objection");
        assertTrue(matter.err().contains("objections record POLICY --request " + mail), matter.err());
        String recorded =
                done("objections", "record", "example", "--external-id", "C-1", "--request", mail, "--by", "Mari");
        String objection = recorded.substring(0, 18);
        String shown = done("objections", "show", objection);
        assertTrue(shown.contains("Uus töötleja ei sobi meile.") && shown.contains("<mari@naidis.example>"), shown);
        assertTrue(shown.contains("channel          mail") && shown.contains("arrived          2026-02-28"), shown);
        assertTrue(run("requests", "show", mail).err().contains("see also: " + objection));
        assertTrue(run("requests", "close", mail, "--as", "rejected").err().contains("needs a reason"));
        assertEquals(
                mail + " closed rejected\n",
                done("requests", "close", mail, "--as", "rejected", "--reason", "we need it", "--by", "Mari"));
        assertTrue(done("objections", "show", objection).contains("rejected we need it"));
        assertFalse(done("requests", "show", mail).contains("we need it"), "it is erased with the objection");
        done("requests", "erase", mail);
        assertTrue(done("objections", "show", objection).contains("erased"));
        Ran nothing = run("objections", "record", "example", "--external-id", "C-1", "--by", "Mari");
        assertEquals("--arrived and --note: expected both, or --request\n", nothing.err());
    }

    private List<String> references(String... options) {
        var words = new java.util.ArrayList<>(List.of("requests", "list"));
        words.addAll(List.of(options));
        return done(words.toArray(String[]::new))
                .lines()
                .skip(1)
                .map(line -> line.substring(0, 18))
                .toList();
    }

    private static Instant days(Instant now, int days) {
        return now.minus(Duration.ofDays(days)).minusSeconds(60);
    }

    private static String mail(String id, String text, String subject) {
        return "From: Mari <mari@naidis.example>\r\nTo: PUBLIC\r\nSubject: " + subject + "\r\nMessage-ID: <" + id
                + "@naidis.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
    }

    private byte[] sent(String raw) {
        return raw.replace("PUBLIC", "privacy@example.com").getBytes(UTF_8);
    }

    /// @return its reference
    private String takenIn(String raw, Instant at) {
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), CLOCK)) {
            IntakeResult result = machine.receiving()
                    .receive(
                            "1",
                            true,
                            () -> new DeliveredMail(
                                    "1",
                                    at,
                                    "mari@naidis.example",
                                    List.copyOf(machine.register().publicAddresses()),
                                    Verdicts.all(Verdict.PASS),
                                    null,
                                    Bytes.of(sent(raw))));
            return result instanceof IntakeResult.Done(DpaRequest request)
                    ? request.reference().value()
                    : result.line();
        }
    }

    private String done(String... words) {
        Ran ran = run(words);
        assertEquals(0, ran.exit(), () -> String.join(" ", words) + ": " + ran.out() + ran.err());
        return ran.out();
    }

    private Json json(String... words) {
        return JsonText.parse(done(words));
    }

    private static String text(Json.Obj json, String name) {
        return json.get(name) instanceof Json.Str(String value) ? value : "";
    }
}
