package register.commands;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.commands.option.Exit;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.mail.IntakeResult;
import register.mail.rule.DeliveredMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.notice.NoticeId;
import register.notice.Run;
import register.request.DpaRequest;
import register.testing.Checkout;
import register.value.Bytes;
import register.value.PolicyId;

/// A person's decisions about objections: those made by phone, and a reply from its arrival to its erasure.
final class ObjectionsCommandTest extends CommandTest {
    private static final String REFERENCE = "(OBJ(?:-[0-9A-Z]{4}){3})";
    private static final List<String> TRACES = List.of("Maasikas", "maasikas", "naidis.example", "vaarikas");

    @BeforeEach
    void publish() throws IOException {
        environment.put("REGISTER_URL", "https://register.example");
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
                Files.writeString(folder.resolve("contacts.csv"), """
                        external_id,customer,email,language,notice_days,objection_days,regions,features,terms
                        C-1,Maasikas OÜ,privacy@naidis.example,et,30,14,,,
                        """).toString());
    }

    private String done(String... words) {
        Ran ran = run(words);
        assertEquals(Exit.DONE, ran.exit(), () -> String.join(" ", words) + ": " + ran.out() + ran.err());
        return ran.out();
    }

    private String refused(String... words) {
        Ran ran = run(words);
        assertTrue(ran.exit() == Exit.NO || ran.exit() == Exit.USAGE, () -> ran.exit() + " " + ran.out() + ran.err());
        return ran.err();
    }

    private static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), () -> pattern + " in " + text);
        return found.group(1);
    }

    private String record(String arrived, String note) {
        return done(
                "objections",
                "record",
                "example",
                "--external-id",
                "C-1",
                "--arrived",
                arrived,
                "--note",
                note,
                "--channel",
                "phone",
                "--by",
                "Mari");
    }

    @Test
    void anObjectionByPhoneIsRecordedOnceShownAndClosed() {
        String said = record("2026-01-05T10:00", "vaarikas: ei");
        String reference = found(REFERENCE, said);
        assertEquals(said, record("2026-01-05T10:00", "vaarikas: ei"), "once");
        assertTrue(done("requests").contains(reference), "on the list of requests");
        String shown = done("objections", "show", reference);
        assertTrue(shown.contains("vaarikas: ei") && shown.contains("Maasikas OÜ"), shown);
        assertTrue(shown.contains("phone") && shown.contains("receipt          none"), shown);
        assertTrue(refused("objections", "close", reference, "--outcome", "rejected", "--by", "Mari")
                .contains("--reason"));
        assertTrue(refused("objections", "close", reference, "--outcome", "perhaps", "--by", "Mari")
                .contains("\"perhaps\": expected withdrawn"));
        assertTrue(done("objections", "close", reference, "--outcome", "withdrawn", "--by", "Mari")
                .startsWith(reference + " withdrawn"));
        assertFalse(done("requests").contains(reference));
        assertFalse(done("objections", "list").contains(reference));
        assertTrue(done("objections", "list", "example", "--all").contains(reference));
        assertTrue(done("objections", "list", "--all", "--json").contains("\"outcome\":\"withdrawn\""));
    }

    @Test
    void invalidOptionsAreRefusedByNameAndValue() {
        assertTrue(refused("objections", "show", "OBJ-0000-0000-0000").contains("OBJ-0000-0000-0000"));
        assertTrue(refused("objections", "show", "DPA-1").contains("expected the reference of an objection"));
        assertTrue(refused("objections", "list", "nothing").contains("POLICY: \"nothing\""));
        for (List<String> wrong : List.of(
                List.of("--external-id", "C-9", "2026-01-05T10:00", "--external-id: \"C-9\""),
                List.of("--notice", "NTC-00000000-00-00000000", "2026-01-05T10:00", "--notice: \"NTC-00000000"),
                List.of("--external-id", "C-1", "yesterday", "--arrived: \"yesterday\""),
                List.of("--external-id", "C-1", "2999-01-01T00:00Z", "expected a time that has passed"))) {
            String said = refused(
                    "objections",
                    "record",
                    "example",
                    wrong.get(0),
                    wrong.get(1),
                    "--arrived",
                    wrong.get(2),
                    "--note",
                    "no",
                    "--by",
                    "Mari");
            assertTrue(said.contains(wrong.get(3)), said);
        }
    }

    @Test
    void aReplyIsShownClosedWithItsMailAndErasedWithItsRecipient() throws IOException {
        String mail = reply();
        String reference = found(REFERENCE, done("objections", "list"));
        String shown = done("objections", "show", reference);
        assertTrue(shown.contains("vaarikas ei sobi"), shown);
        assertTrue(shown.contains(mail), shown);
        assertTrue(run("requests", "show", mail).err().contains("see also: " + reference));
        String closed = done(
                "objections", "close", reference, "--outcome", "rejected", "--reason", "Maasikas teab", "--by", "Mari");
        assertTrue(closed.contains("rejected"), closed);
        assertTrue(done("requests", "show", mail).contains("closed rejected"));
        String asked = refused("recipients", "erase", "example", "--external-id", "C-1", "--reason", "asked for it");
        assertTrue(
                asked.contains("of one of its objections, " + mail + ", stays until: requests erase " + mail), asked);
        done("requests", "erase", mail);
        done("recipients", "erase", "example", "--external-id", "C-1", "--reason", "asked for it", "--yes");
        assertTrue(done("objections", "show", reference).contains("erased"));
        // The imported file belongs to the company. Without a mail server, mail is left in a folder.
        Files.delete(folder.resolve("contacts.csv"));
        removeOutbox();
        for (String trace : TRACES) {
            assertEquals(List.of(), filesWith(trace), trace);
        }
    }

    /// Receives a reply to the notice of a run. Nothing is answered, because mail is left in a folder, which is
    /// deleted afterwards.
    ///
    /// @return its reference as a request
    private String reply() {
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), CLOCK)) {
            NoticeId notice = noticeOf(machine);
            List<String> addresses = List.copyOf(machine.register().publicAddresses());
            byte[] raw = ("From: Mari Maasikas <privacy@naidis.example>\r\nTo: " + addresses.getFirst()
                            + "\r\nSubject: Re: " + notice
                            + "\r\nMessage-ID: <1@naidis.example>\r\n\r\nvaarikas ei sobi\r\n")
                    .getBytes(ISO_8859_1);
            IntakeResult result = machine.receiving()
                    .receive(
                            "1",
                            true,
                            () -> new DeliveredMail(
                                    "1",
                                    CLOCK.instant(),
                                    "privacy@naidis.example",
                                    addresses,
                                    Verdicts.all(Verdict.PASS),
                                    null,
                                    Bytes.of(raw)));
            return result instanceof IntakeResult.Done(DpaRequest request)
                    ? request.reference().value()
                    : result.line();
        }
    }

    private NoticeId noticeOf(ThisMachine machine) {
        environment.put("REGISTER_MAIL_RELAY", "smtp://127.0.0.1:1");
        String plan = found("plan: ([0-9a-f]{64})", done("notices", "preview", "example"));
        done("notices", "start", "example", "--plan", plan, "--by", "Mari", "--late");
        environment.remove("REGISTER_MAIL_RELAY");
        Run run = machine.ports().notices().runs(new PolicyId("example"), 1).getFirst();
        return machine.ports()
                .notices()
                .lot(run.id(), run.lots().getFirst())
                .getFirst()
                .id();
    }

    private void removeOutbox() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path mail :
                    all.filter(file -> file.toString().endsWith(".eml")).toList()) {
                Files.delete(mail);
            }
        }
    }

    private List<Path> filesWith(String trace) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> contains(file, trace))
                    .toList();
        }
    }

    private static boolean contains(Path file, String trace) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1).contains(trace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
