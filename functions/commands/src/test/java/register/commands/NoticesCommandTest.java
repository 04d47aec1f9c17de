package register.commands;

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
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.commands.option.Exit;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.machine.smtp.ScriptedServer;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.testing.Checkout;
import register.value.Language;
import register.value.PolicyId;

/// From contacts and an announcement to sent mails and their ledgers.
final class NoticesCommandTest extends CommandTest {
    private static final String CONTACTS = """
            external_id,customer,email,language,notice_days,objection_days,regions,features,terms
            C-1,Näidis OÜ,privacy@naidis.example,et,30,14,,,
            C-2,Muster AG,datenschutz@muster.example,de,45,,,,
            C-3,Exemple SA,dpo@exemple.example,fr,,,,,
            """;

    private final ScriptedServer mailServer;

    NoticesCommandTest() throws IOException {
        mailServer = new ScriptedServer();
    }

    @AfterEach
    void close() {
        mailServer.close();
    }

    @BeforeEach
    void publish() throws IOException {
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
        contacts(CONTACTS);
    }

    private void contacts(String csv) throws IOException {
        done(
                "recipients",
                "import",
                "example",
                Files.writeString(folder.resolve("contacts.csv"), csv).toString());
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

    private String plan() {
        return found("plan: ([0-9a-f]{64})", done("notices", "preview", "example"));
    }

    private void send() {
        send(CLOCK);
    }

    private void send(Clock now) {
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), now)) {
            assertEquals(0, machine.noticeSending().pass(() -> true).failed());
        }
    }

    @Test
    void thePreviewSaysWhoseContractExcludesASubprocessor() throws IOException {
        contacts(CONTACTS.replace("terms", "terms,excludes")
                .replace("30,14,,,", "30,14,,,,")
                .replace("45,,,,", "45,,,,,Sample-Speech")
                .replace("fr,,,,,", "fr,,,,,,"));
        String preview = done("notices", "preview", "example");
        assertTrue(preview.contains("\nexcluded sample-speech: by the contracts of C-2\n"), preview);
        assertFalse(preview.contains("muster.example"), preview);
    }

    @Test
    void threeContactsAreToldInTheirLanguagesAndTheLedgerSaysSo() throws IOException {
        Path mails = folder.resolve("mails");
        String preview = done("notices", "preview", "example", "--out", mails.toString());
        assertTrue(preview.contains("notices: 3 (1 de, 1 et, 1 fr)\n"), preview);
        assertTrue(preview.contains("mails that differ: 3\n"), preview);
        String start = found("start it with: (.*)", preview);
        assertEquals("notices start example --plan " + plan() + " --by NAME", start);
        try (Stream<Path> written = Files.list(mails)) {
            List<Path> files = written.toList();
            assertEquals(6, files.size());
            for (Path file : files) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        "names customers");
            }
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(mails)));
        Files.setPosixFilePermissions(mails, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Stream<Path> written = Files.list(mails)) {
            for (Path file : written.toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
        done("notices", "preview", "example", "--out", mails.toString());
        assertEquals(
                "rwxr-xr-x",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(mails)),
                "a folder that was there is its owner's");
        try (Stream<Path> written = Files.list(mails)) {
            for (Path file : written.toList()) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        done("notices", "preview", "example", "--send-to", "colleague@example.com");
        assertEquals(3, mailServer.count());
        done("notices", "preview", "example", "--send-to", "colleague@example.com");
        List<String> ids = mailServer.taken().stream()
                .map(mail -> found("(?im)^Message-ID:\\s+(\\S+)", mail))
                .toList();
        assertEquals(6, Set.copyOf(ids).size(), "mail programs hide a mail that they have: " + ids);

        String started = done("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        assertTrue(started.contains("sending: 3 notices are recorded\n"), started);
        assertTrue(started.contains("through the mail server 127.0.0.1:" + mailServer.port()), started);
        assertTrue(done("notices", "status", "example")
                .contains("  planned: 3\nto be sent: 3, at most 6000 mails a minute"));
        send();
        assertEquals(9, mailServer.count());
        String all = String.join("\n", mailServer.taken().subList(6, 9));
        for (String word : List.of(
                "To: privacy@naidis.example",
                "To: datenschutz@muster.example",
                "To: dpo@exemple.example",
                "X-Subprocessor-Register: example NTC-",
                "References: <notices.example.2031-03-01@example.com>",
                "Tere!",
                "Guten Tag,",
                "Bonjour,")) {
            assertTrue(all.contains(word), () -> word + " in " + all);
        }
        assertTrue(started.startsWith("committed to in the log: entry 3\n"), started);
        String shownMail = mailServer.taken().stream()
                .filter(mail -> mail.contains("To: datenschutz@muster.example"))
                .toList()
                .getLast();
        Ran proven = run(
                "verify-notice",
                Files.write(folder.resolve("notice.json"), attached(shownMail)).toString(),
                "--customer",
                "Muster AG",
                "--address",
                "datenschutz@muster.example",
                "--key",
                logKey());
        assertEquals(Exit.DONE, proven.exit(), proven.out() + proven.err());
        assertTrue(proven.out().contains("\nannounced: entry 2 of its log\ncommitted: entry 3, "), proven.out());
        assertTrue(proven.out().contains("\ntold: "), proven.out());
        assertTrue(all.lines().allMatch(line -> line.length() <= 998), "long lines");

        assertTrue(done("notices", "status").contains("notices: 3\n  sent: 3\ncloses: "));
        String shown = done("notices", "show", "example");
        assertTrue(shown.contains(" sent Muster AG <datenschutz@muster.example>\n"), shown);
        assertEquals("", done("notices", "show", "example", "--open"));
        assertEquals(3, done("notices", "show", "example", "--json").split("\"id\":\"NTC-", -1).length - 1);
        // Starting it again completes nothing more, and notifies nobody twice.
        done("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        send();
        assertEquals(9, mailServer.count());
    }

    private static byte[] attached(String mail) {
        String part = mail.substring(mail.indexOf("notice.json"));
        String body = part.substring(part.indexOf("\r\n\r\n") + 4);
        return Base64.getMimeDecoder().decode(body.substring(0, body.indexOf("\r\n--")));
    }

    private String logKey() {
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), CLOCK)) {
            return machine.ports()
                    .checkpoints()
                    .keys(new PolicyId("example"))
                    .getFirst()
                    .text();
        }
    }

    @Test
    void aChangedPlanIsRefusedAndWhoCameSinceIsAdded() throws IOException {
        String plan = plan();
        done("notices", "start", "example", "--plan", plan, "--by", "Mari");
        send();
        assertFalse(done("notices", "status", "example").contains("due, "));
        contacts(CONTACTS + "C-4,Late Ltd,late@late.example,en,,,,,\n");
        String due = "due, but without a notice: 1; add them with: notices preview example --date 2031-03-01\n";
        assertTrue(done("notices", "status", "example").endsWith(due));
        assertEquals(due, done("notices", "show", "example", "--open"));
        Ran refused = run("notices", "start", "example", "--plan", plan, "--by", "Mari");
        assertEquals(Exit.NO, refused.exit());
        assertTrue(
                refused.err()
                        .startsWith(
                                "--plan: the plan has changed since you previewed it: 3 contacts, then 4; contacts"),
                refused.err());
        done("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        send();
        assertEquals(4, mailServer.count());
        assertTrue(done("notices", "show", "example").contains("Late Ltd <late@late.example>"));
    }

    @Test
    void aStrangerWhoSubscribesBetweenPreviewAndStartVoidsNoPlanAndIsToldToo() {
        String plan = plan();
        clock = Clock.offset(CLOCK, Duration.ofMinutes(1));
        var policy = new PolicyId("example");
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), clock)) {
            assertTrue(machine.register()
                    .ports()
                    .recipients()
                    .add(Recipient.added(
                            RecipientId.next(),
                            policy,
                            Recipient.Kind.SUBSCRIBER,
                            new Recipient.Who(null, null, "stranger@stranger.example"),
                            new Language("mt"),
                            Terms.NONE,
                            "confirmed",
                            new ChangeAuthor("recipient, by link", clock.instant()))));
        }
        clock = Clock.offset(CLOCK, Duration.ofMinutes(2));
        String started = done("notices", "start", "example", "--plan", plan, "--by", "Mari");
        assertTrue(started.contains("sending: 3 notices are recorded\n"), started);
        assertTrue(started.contains("subscribed since the preview, to be notified last: 1\n"), started);
        send(clock);
        assertEquals(4, mailServer.count());
        assertEquals(
                started.lines().toList(),
                done("notices", "start", "example", "--plan", plan, "--by", "Mari")
                        .lines()
                        .toList());
        send(clock);
        assertEquals(4, mailServer.count());
    }

    @Test
    void lateCustomersAreNamedAndAnEmptyRunIsNotStarted() throws IOException {
        contacts(CONTACTS + "C-4,Late Ltd,late@late.example,en,90,,,,\nC-5,Later Ltd,x@later.example,en,80,,,,\n");
        clock = Clock.fixed(Instant.parse("2031-01-05T10:15:30Z"), ZoneOffset.UTC);
        String preview = done("notices", "preview", "example");
        assertTrue(
                preview.contains("late: 2 of them would be notified too late for their contract or the policy: "
                        + "Late Ltd, Later Ltd\n"),
                preview);
        assertTrue(
                preview.contains("\n--late starts it anyway: the recipients named above get less notice than "
                                + "promised.")
                        && preview.contains(" --by NAME --late\n"),
                preview);
        Path none = folder.resolve("none.csv");
        Files.writeString(none, CONTACTS.lines().findFirst().orElseThrow() + "\n");
        done("recipients", "import", "example", none.toString(), "--complete");
        String nobody = done("notices", "preview", "example");
        assertTrue(
                nobody.endsWith("there is nobody to notify, so there is nothing to start\n")
                        && !nobody.contains("start it"),
                nobody);
    }

    @Test
    void aPersonsDecisionIsRecordedWithTheName() {
        mailServer.says("RCPT", "550 5.1.1 no such mailbox");
        done("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        assertTrue(done("notices", "stop", "example", "--by", "Mari", "--reason", "a wrong date")
                .endsWith(" stopped\n"));
        assertTrue(done("notices", "status", "example").contains(" Mari stopped: a wrong date\n"));
        assertTrue(done("notices", "resume", "example", "--by", "Mari").endsWith(" sending\n"));
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), CLOCK)) {
            assertEquals(3, machine.noticeSending().pass(() -> true).failed());
        }
        String open = done("notices", "show", "example", "--open");
        assertEquals(
                3,
                open.lines()
                        .filter(line -> line.contains("next: notify them another way"))
                        .count(),
                open);
        String id = found("(NTC-\\S+) not-reached", open);
        String told = done("notices", "told", id, "--by", "Mari", "--note", "by phone");
        assertTrue(told.startsWith(id + " told-by-hand: ") && told.endsWith("says Mari: by phone\n"), told);
        String other = found("(NTC-\\S+) not-reached", done("notices", "show", "example", "--open"));
        assertEquals(Exit.USAGE, run("notices", "retry", other, "--by", "Mari").exit());
        mailServer.says("QUIT", "221 bye");
        done("notices", "retry", other, "--again", "--by", "Mari");
        send();
        assertEquals(1, mailServer.count());
        assertFalse(done("notices", "show", "example", "--open").contains(other));
    }

    @Test
    void aRunThatHasReachedItsTimeIsClosedOnceAndItsEntryIsSigned() {
        done("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        assertEquals("no run is due to close\n", done("notices", "close"));
        clock = Clock.fixed(Instant.parse("2031-07-01T10:15:30Z"), ZoneOffset.UTC);
        Ran waits = run("notices", "close");
        assertEquals(Exit.NO, waits.exit());
        assertTrue(
                waits.out()
                        .endsWith(" of example should be closed, but 3 of its notices are still to be handed over; it"
                                + " closes after that, or once it is stopped\n"),
                waits.out());
        done("notices", "stop", "example", "--by", "Mari");
        assertTrue(
                done("notices", "close").endsWith(" of example closed: entry 4 of the log commits to its outcome\n"));
        assertTrue(done("log-key").endsWith(" entry 4\n"), "it is signed");
        String status = done("notices", "status");
        assertTrue(status.contains(" of example, entry 2: closed\n"), status);
        assertFalse(status.contains("to be sent") || status.contains("preview"), status);
        String preview = done("notices", "preview", "example");
        assertTrue(preview.contains(" is closed: no recipients can be added"), preview);
        assertFalse(preview.contains("start it with"), preview);
        assertEquals("no run is due to close\n", done("notices", "close"));
    }

    @Test
    void nothingIsAppendedToALogThatAnotherKeySignsNext() {
        done("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        done("notices", "stop", "example", "--by", "Mari");
        String next = new NoteKey(
                        "log-key",
                        KeyPairSigner.of("a key", KeyPairSigner.generate()).publicKey())
                .text();
        done("log-key", "--hand-over", next, "--reason", "The register moves");
        clock = Clock.fixed(Instant.parse("2031-07-01T10:15:30Z"), ZoneOffset.UTC);
        Ran refused = run("notices", "close");
        assertEquals(Exit.NO, refused.exit(), refused.out());
        assertTrue(refused.err().contains("no checkpoint is signed until that key hands over"), refused.err());
        assertEquals(Exit.FAILURE, run("reconcile").exit());
        assertTrue(done("notices", "status").contains(" of example, entry 2: stopped\n"));
    }

    @Test
    void twoAnnouncementsHaveTwoRunsAndBothAreShownStoppedAndResumed() {
        mailServer.says("RCPT", "550 5.1.1 no such mailbox");
        done("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), CLOCK)) {
            assertEquals(3, machine.noticeSending().pass(() -> true).failed());
        }
        String first = found("run (\\S+) of", done("notices", "status", "example"));
        done(
                "publish",
                "--trial",
                "--yes",
                Checkout.file("infra/policies/example/2031-09-01.yaml").toString());
        done("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        String both = done("notices", "status", "example");
        assertTrue(both.contains("run " + first + " of example, entry 2: sending\n"), both);
        assertEquals(2, both.lines().filter(line -> line.startsWith("run ")).count(), both);
        String open = done("notices", "show", "example", "--open");
        assertEquals(
                3,
                open.lines()
                        .filter(line -> line.contains("NTC-" + first) && line.contains("not-reached"))
                        .count(),
                open);
        String stopped = done("notices", "stop", "example", "--by", "Mari");
        assertEquals(
                2, stopped.lines().filter(line -> line.endsWith(" stopped")).count(), stopped);
        assertEquals(
                "run " + first + " sending\n", done("notices", "resume", "example", "--by", "Mari", "--run", first));
        String again = done("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        assertTrue(again.contains("\nno mail is sent until: notices resume example --by NAME\n"), again);
    }

    /// 30 days from 1 March lead to 1 April, and from 2 March to 2 April.
    @Test
    void theDurationOfTheRunCountsAtPublication() throws IOException {
        String rows = IntStream.range(0, 1_000)
                .mapToObj("N-%1$d,,%1$d@many.example,en,,,,,\n"::formatted)
                .collect(Collectors.joining());
        Path many =
                Files.writeString(folder.resolve("many.csv"), CONTACTS.substring(0, CONTACTS.indexOf('\n') + 1) + rows);
        done("recipients", "import", "example", many.toString(), "--complete");
        String version = Files.readString(Checkout.file("infra/policies/example/2031-03-01.yaml"))
                .replace("effectiveDate: 2031-03-01", "effectiveDate: 2026-04-01")
                .replace("until: 2031-02-14", "until: 2026-03-31");
        Path copy = Files.createDirectories(folder.resolve("policy"));
        try (Stream<Path> beside = Files.list(Checkout.file("infra/policies/example"))) {
            for (Path one : beside.filter(Files::isRegularFile).toList()) {
                Files.copy(one, copy.resolve(one.getFileName()));
            }
        }
        String policy = Files.writeString(copy.resolve("soon.yaml"), version).toString();
        environment.put("REGISTER_NOTICE_RATE", "1");
        Ran slow = run("publish", "--trial", "--yes", policy);
        assertEquals(Exit.NO, slow.exit());
        assertTrue(
                slow.out()
                        .concat(slow.err())
                        .contains("effectiveDate: \"2026-04-01\": 30 days of notice from 2026-03-02: 2026-04-02 at "
                                + "the earliest"),
                slow.out() + slow.err());
        environment.put("REGISTER_NOTICE_RATE", "60");
        done("publish", "--trial", "--yes", policy);
    }

    @Test
    void anAnnouncementThatNobodyWasToldOfIsNamed() {
        String other =
                "also announced, but nobody notified yet: 2031-03-01; preview it with: notices preview example --date"
                        + " 2031-03-01\n";
        assertFalse(done("notices", "preview", "example").contains("also announced"));
        done(
                "publish",
                "--trial",
                "--yes",
                Checkout.file("infra/policies/example/2031-09-01.yaml").toString());
        assertTrue(done("notices", "preview", "example").endsWith(other));
        done("withdraw", "--yes", "example", "2031-09-01", "--reason", "Not needed");
        assertTrue(done("notices", "preview", "example").endsWith(other), "a withdrawal hides nothing");
        String ahead = done("notices", "preview", "example", "--date", "2031-03-01");
        done(
                "notices",
                "start",
                "example",
                "--date",
                "2031-03-01",
                "--plan",
                found("plan: ([0-9a-f]{64})", ahead),
                "--by",
                "Mari");
        assertFalse(done("notices", "preview", "example").contains("also announced"));
    }

    @Test
    void missingRecordsAreNamed() {
        environment.remove("REGISTER_MAIL_RELAY");
        Ran nowhere = run("notices", "start", "example", "--plan", "0".repeat(64), "--by", "Mari");
        assertEquals(Exit.USAGE, nowhere.exit());
        assertTrue(nowhere.err().contains("REGISTER_MAIL_RELAY"), nowhere.err());
        environment.put("REGISTER_URL", "http://register.example");
        Ran plain = run("notices", "preview", "example");
        assertEquals(Exit.USAGE, plain.exit());
        assertTrue(plain.err().contains("REGISTER_URL: \"http://register.example\": expected"), plain.err());
        assertEquals(
                Exit.NO,
                run("notices", "preview", "example", "--date", "2025-09-01").exit());
        assertEquals(Exit.NO, run("notices", "status", "example").exit());
        assertEquals(
                Exit.USAGE,
                run("notices", "told", "NTC-1", "--by", "Mari", "--note", "x").exit());
        String id = "NTC-4J7M2Q9X-00-4WTB9ZK2";
        for (String note : List.of("", "two\nlines", "x".repeat(501))) {
            Ran bad = run("notices", "told", id, "--by", "Mari", "--note", note);
            assertEquals(Exit.USAGE, bad.exit());
            assertTrue(bad.err().startsWith("--note: \"") && bad.err().endsWith(" characters\n"), bad.err());
        }
        Ran nobody = run("notices", "retry", id, "--again", "--by", " ");
        assertEquals(Exit.USAGE, nobody.exit());
        assertEquals("--by: \" \": expected one line of text, at most 100 characters\n", nobody.err());
        environment.put("REGISTER_URL", "https://register.example");
        Ran two = run("notices", "preview", "example", "--send-to", "a@a.example\r\nBcc: b@b.example");
        assertEquals(Exit.USAGE, two.exit());
        assertTrue(two.err().startsWith("--send-to: \"a@a.example"), two.err());
    }

    /// The other register has another key, and gets the runs.
    @Test
    void afterAnImportNobodyIsToldTwiceAndWhoHasANoticeFindsItAgain() throws IOException {
        String preview = done("notices", "preview", "example");
        done("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        send();
        assertEquals(3, mailServer.count(), preview);
        String before = done("notices", "show", "example");
        String here = environment.put("REGISTER_DATA", folder.resolve("other").toString());
        String key = found("key (\\S+)", done("log-key"));
        environment.put("REGISTER_DATA", String.valueOf(here));
        done("log-key", "--hand-over", key, "--reason", "The register moves");
        Path whole = folder.resolve("whole.zip");
        Path bare = folder.resolve("bare.zip");
        done("archive", "export", whole.toString());
        done("archive", "export", bare.toString(), "--without-requests");

        environment.put("REGISTER_DATA", folder.resolve("other").toString());
        done("archive", "import", whole.toString());
        assertEquals(before, done("notices", "show", "example"));
        assertTrue(done("notices", "status", "example").contains(": stopped\n"), "until a person says so");
        done("notices", "resume", "example", "--by", "Mari");
        send();
        String again = done("notices", "preview", "example");
        assertTrue(again.contains("already notified: 3\n"), again);
        done("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        send();
        assertEquals(3, mailServer.count(), "nobody is told twice");
        contacts(CONTACTS + "C-4,Later Ltd,legal@later.example,en,,,,,\n");
        done("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        send();
        assertEquals(4, mailServer.count(), "who came since is told");
        Path pack = folder.resolve("pack.pdf");
        String exported = done("notices", "export", "example", "--external-id", "C-2", "--out", pack.toString());
        assertTrue(exported.contains("commitment entry 3"), exported);

        environment.put("REGISTER_DATA", folder.resolve("third").toString());
        done("archive", "import", bare.toString());
        contacts(CONTACTS);
        String lost = done("notices", "preview", "example");
        assertTrue(lost.contains("entry 3 of the log commits to a run of this date that is missing here"), lost);
        assertTrue(found("start it with: (.*)", lost).endsWith(" --again"), lost);
        Ran refused = run("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        assertEquals(Exit.NO, refused.exit());
        assertTrue(refused.err().contains("Import an archive that contains it, or add --again"), refused.err());
        assertEquals(4, mailServer.count());
    }
}
