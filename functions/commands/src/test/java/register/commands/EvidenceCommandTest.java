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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.commands.option.Exit;
import register.json.CanonicalJson;
import register.json.JsonText;
import register.json.Members;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.machine.smtp.ScriptedServer;
import register.notice.LedgerLine;
import register.notice.NoticeId;
import register.notices.sending.NoticeLedger;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.objection.ObjectionOutcome;
import register.objection.ObjectionReference;
import register.pdf.verify.EmbeddedContent;
import register.request.ChangeAuthor;
import register.testing.Checkout;
import register.value.PolicyId;

/// The evidence of the notices to one customer, from contacts to a sealed file that verifies.
final class EvidenceCommandTest extends CommandTest {
    private static final String HOSTILE = "Muster <b>AG</b> & \"Söhne\" 漢";
    private static final String CONTACTS = """
            external_id,customer,email,language,notice_days,objection_days,regions,features,terms
            C-1,Näidis OÜ,privacy@naidis.example,et,30,14,,,
            C-2,"Muster <b>AG</b> & ""Söhne"" 漢",datenschutz@muster.example,de,45,20,,,"§ 7: 45 Tage"
            C-3,Exemple SA,shared@exemple.example,fr,,,,,
            C-4,Autre SA,shared@exemple.example,fr,,,,,
            """;
    private static final String REPLY = "250 2.0.0 <script>alert(1)</script> &amp; queued ’漢";

    private final ScriptedServer mailServer;

    EvidenceCommandTest() throws IOException {
        mailServer = new ScriptedServer();
    }

    @AfterEach
    void close() {
        mailServer.close();
    }

    @BeforeEach
    void told() throws IOException {
        environment.put("REGISTER_URL", "https://register.example");
        environment.put("REGISTER_MAIL_RELAY", "smtp://127.0.0.1:" + mailServer.port());
        environment.put("REGISTER_NOTICE_RATE", "6000");
        for (String version : List.of("2025-09-01", "2031-03-01")) {
            done(
                    "publish",
                    "--trial",
                    "--yes",
                    Checkout.file("infra/policies/example/" + version + ".yaml").toString());
        }
        done(
                "recipients",
                "import",
                "example",
                Files.writeString(folder.resolve("contacts.csv"), CONTACTS).toString());
        String plan = found("plan: ([0-9a-f]{64})", done("notices", "preview", "example"));
        done("notices", "start", "example", "--plan", plan, "--by", "Mari");
        try (ThisMachine machine = machine()) {
            assertEquals(0, machine.noticeSending().pass(() -> true).failed());
        }
    }

    private ThisMachine machine() {
        return ThisMachine.open(Settings.read(environment), clock);
    }

    private String done(String... words) {
        Ran ran = run(words);
        assertEquals(Exit.DONE, ran.exit(), () -> String.join(" ", words) + ": " + ran.out() + ran.err());
        return ran.out();
    }

    private static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), () -> pattern + " in " + text);
        return found.group(1);
    }

    private Path export(String name, String... more) {
        Path pdf = folder.resolve(name + ".pdf");
        var words = new ArrayList<>(List.of("notices", "export", "example", "--out", pdf.toString()));
        words.addAll(List.of(more));
        done(words.toArray(String[]::new));
        return pdf;
    }

    private Members only(String name) throws IOException {
        var json = Members.of(JsonText.parse(Files.readAllBytes(folder.resolve(name + ".json"))));
        List<Members> notices = json.list("notices", each -> each);
        assertEquals(1, notices.size());
        return notices.getFirst();
    }

    @Test
    void missingRecordsAreNamed() {
        Ran policy = run("notices", "export", "nothing", "--external-id", "C-2", "--out", "x.pdf");
        assertEquals(Exit.NO, policy.exit());
        assertEquals("POLICY: \"nothing\": no such policy in this register\n", policy.err());
        Path missing = folder.resolve("missing");
        Ran out = run(
                "notices",
                "export",
                "example",
                "--external-id",
                "C-2",
                "--out",
                missing.resolve("x.pdf").toString());
        assertEquals(Exit.USAGE, out.exit());
        assertTrue(out.err().contains("--out") && out.err().contains("a folder that exists: " + missing), out.err());
    }

    @Test
    void theEvidenceOfOneCustomerIsSealedAndProvesWhatItSays() throws IOException {
        NoticeId id = notice("Muster");
        try (ThisMachine machine = machine()) {
            var fact = new LedgerLine(clock.instant(), "dsn", 1, LedgerLine.Kind.ACCEPTED, REPLY);
            assertTrue(
                    new NoticeLedger(machine.ports().notices(), machine.ports().dueWork())
                            .add(id, fact)
                            .isPresent());
        }
        done("notices", "told", id.toString(), "--by", "Mari", "--note", "phone <i>& \"fax\" 漢");
        Path pdf = export("before", "--external-id", "C-2");
        byte[] json = Files.readAllBytes(folder.resolve("before.json"));
        assertArrayEquals(
                json, EmbeddedContent.in(Files.readAllBytes(pdf)).orElseThrow().toArray());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(pdf)));
        String text = new String(json, UTF_8);
        assertEquals(
                HOSTILE, Members.of(JsonText.parse(json)).object("recipient").text("customer"));
        for (String other : List.of("Näidis", "naidis", "Exemple", "Autre", "C-1", "C-3")) {
            assertFalse(text.contains(other), other);
        }
        Members before = only("before");
        assertFalse(before.has("outcome"), "the run is not closed");
        assertEquals("accepted", before.text("state"));
        assertEquals(
                REPLY, before.list("lines", line -> line.optionalText("detail")).get(3));

        Ran seal = run("verify", pdf.toString());
        assertEquals(Exit.DONE, seal.exit(), seal.out() + seal.err());
        assertTrue(seal.out().contains("\ndocument: evidence of notices of example to recipient "), seal.out());
        assertTrue(seal.out().contains("\nJSON inside: matches the hash that the document states\n"), seal.out());
        byte[] changed = Files.readAllBytes(pdf);
        changed[changed.length / 2] ^= 1;
        assertEquals(
                Exit.NO,
                run(
                                "verify",
                                Files.write(folder.resolve("changed.pdf"), changed)
                                        .toString())
                        .exit());

        // The commitment inside equals the customer's notice.json byte for byte.
        byte[] proof = CanonicalJson.bytes(before.object("commitment").json());
        Ran proven = run(
                "verify-notice",
                Files.write(folder.resolve("notice.json"), proof).toString(),
                "--customer",
                HOSTILE,
                "--address",
                "datenschutz@muster.example",
                "--key",
                logKey());
        assertEquals(Exit.DONE, proven.exit(), proven.out() + proven.err());
    }

    @Test
    void afterTheCloseItHoldsTheOutcomeAndTheObjection() throws IOException {
        NoticeId id = notice("Muster");
        try (ThisMachine machine = machine()) {
            Objection objection = Objection.recorded(
                            ObjectionReference.of(machine.referenceKey(), "a reply"),
                            new Objection.About(
                                    new PolicyId("example"),
                                    id,
                                    machine.ports()
                                            .notices()
                                            .find(id)
                                            .orElseThrow()
                                            .recipient(),
                                    clock.instant().minusSeconds(120)),
                            ObjectionChannel.PHONE,
                            clock.instant(),
                            new CustomerStatement("We object.", null),
                            null,
                            new ChangeAuthor("Mari", clock.instant()))
                    .closed(ObjectionOutcome.REJECTED, "no <other> way", new ChangeAuthor("Mari", clock.instant()));
            assertTrue(machine.ports().objections().add(objection));
        }
        clock = Clock.fixed(Instant.parse("2031-07-01T10:15:30Z"), ZoneOffset.UTC);
        String closed = done("reconcile");
        assertTrue(closed.contains("closed: entry 4 of the log commits to its outcome\n"), closed);
        String status = done("notices", "status", "example");
        assertTrue(status.contains("of example, entry 2: closed\n"), status);
        assertTrue(status.contains("\noutcome: committed to in the log, entry 4\n"), status);
        assertFalse(done("reconcile").contains("closed:"), "it closes once");
        done("notices", "told", id.toString(), "--by", "Mari", "--note", "late");

        Path pdf = export("after", "--address", "datenschutz@muster.example", "--lang", "el");
        assertEquals(Exit.DONE, run("verify", pdf.toString()).exit());
        Members after = only("after");
        assertEquals(
                3,
                after.object("outcome")
                        .object("leaf")
                        .list("lines", line -> line)
                        .size());
        assertEquals(4, after.list("lines", line -> line).size(), "what came later is a line, and no outcome");
        Members said = after.list("objections", each -> each).getFirst();
        assertTrue(said.isTrue("late"));
        assertEquals("rejected", said.text("outcome"));
        assertEquals("2031-03-01", after.object("announced").text("effectiveDate"));
        assertEquals("2025-09-01", after.object("inForce").text("effectiveDate"));
    }

    @Test
    void missingEvidenceIsNamed() throws IOException {
        Ran unknown = run("notices", "export", "example", "--external-id", "C-9", "--out", "x.pdf");
        assertEquals(Exit.NO, unknown.exit());
        assertEquals("--external-id: \"C-9\": no such recipient of example\n", unknown.err());
        Ran two = run("notices", "export", "example", "--address", "shared@exemple.example", "--out", "x.pdf");
        assertEquals(Exit.NO, two.exit());
        assertTrue(two.err().startsWith("--address: \"shared@exemple.example\": 2 recipients have it: "), two.err());
        Ran run = run("notices", "export", "example", "--external-id", "C-2", "--run", "00000000", "--out", "x.pdf");
        assertEquals(Exit.NO, run.exit());
        assertEquals(
                "--external-id: \"C-2\": no notice of example in run 00000000 is recorded for this recipient\n",
                run.err());
        Ran name = run("notices", "export", "example", "--external-id", "C-2", "--out", "x");
        assertEquals(Exit.USAGE, name.exit());
        assertEquals("--out: \"x\": expected a name that ends with .pdf\n", name.err());
        Ran lang = run("notices", "export", "example", "--external-id", "C-2", "--out", "x.pdf", "--lang", "ja");
        assertEquals(Exit.USAGE, lang.exit());
        assertTrue(lang.err().startsWith("--lang: \"ja\": expected one of bg, "), lang.err());
        Ran nobody = run("notices", "export", "example", "--out", "x.pdf");
        assertEquals(Exit.USAGE, nobody.exit());
        Path twice = export("twice", "--external-id", "C-2");
        Ran exists = run("notices", "export", "example", "--external-id", "C-2", "--out", twice.toString());
        assertTrue(
                exists.exit() != Exit.DONE && exists.err().contains("expected a file that does not exist yet"),
                exists.err());
        Path half = Files.move(twice, twice.resolveSibling("moved.pdf"));
        Ran json = run("notices", "export", "example", "--external-id", "C-2", "--out", twice.toString());
        assertTrue(json.err().contains("twice.json: expected a file that does not exist yet"), json.err());
        assertFalse(Files.exists(twice), "nothing half done");
        Path _ = Files.move(half, twice);

        String id = found("\"id\":\"([0-9a-f]{32})\"", Files.readString(folder.resolve("twice.json")));
        done("recipients", "erase", "example", "--external-id", "C-2", "--reason", "left", "--by", "Mari", "--yes");
        Ran erased = run("notices", "export", "example", "--id", id, "--out", "x.pdf");
        assertEquals(Exit.NO, erased.exit());
        assertEquals(
                "--id: \"" + id + "\": erased: its notices can no longer be attributed to " + "anyone\n", erased.err());
        assertFalse(Files.exists(Path.of("x.pdf")));
    }

    private NoticeId notice(String customer) {
        return NoticeId.parse(found("(NTC-\\S+) sent " + customer, done("notices", "show", "example")));
    }

    private String logKey() {
        try (ThisMachine machine = machine()) {
            return machine.ports()
                    .checkpoints()
                    .keys(new PolicyId("example"))
                    .getFirst()
                    .text();
        }
    }
}
