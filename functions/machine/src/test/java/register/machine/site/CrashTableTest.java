package register.machine.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import register.assembly.Register;
import register.document.SealedDocuments;
import register.machine.settings.Settings;
import register.machine.smtp.MailFolder;
import register.mail.Correspondence;
import register.mail.Intake;
import register.mail.NoticeReplies;
import register.mail.rule.DailyLimits;
import register.mail.rule.DeliveredMail;
import register.mail.rule.MailSettings;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.memory.PortsAround;
import register.memory.Stopping;
import register.memory.Stopping.End;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyPublishing;
import register.publishing.Reasons;
import register.request.DpaRequest;
import register.request.RequestState;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.settings.PublicAddress;
import register.testing.Checkout;
import register.value.Bytes;

/// Stops the intake before and after each call to any port, on this machine's engine; then another process gets the
/// same mail. The results are a table, `target/crashes.md`; `HaltTest` writes the one for AWS.
final class CrashTableTest {
    private static final Path REPORT = Path.of("target", "crashes.md");
    private static final String TEAM = "team@liveagent.example";
    private static final Instant NOW = Instant.parse("2026-03-02T10:15:30Z");
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration NOTICES_EVERY = Duration.ofMinutes(15);
    private static final List<String> LINES = new ArrayList<>();

    @TempDir
    private static Path folder;

    /// A register with the policy; every run starts from a copy of it.
    private static Path published;

    /// The incoming mail.
    enum Mail {
        REQUEST("Please send us your data processing agreement (GDPR)."),
        /// A request whose reply was not accepted at first.
        POSTPONED("Please send us your data processing agreement (GDPR)."),
        BREACH("We report a personal data breach at our company."),
        QUESTION("Good morning, what does your product cost?");

        private final String text;

        Mail(String text) {
            this.text = text;
        }

        DeliveredMail delivery() {
            String message = "From: Mari <mari@klient.example>\r\nTo: dpa@example.com\r\nSubject: Question\r\n"
                    + "Message-ID: <1@klient.example>\r\n\r\n" + text + "\r\n";
            return new DeliveredMail(
                    "1",
                    NOW,
                    "mari@klient.example",
                    List.of("dpa@example.com"),
                    Verdicts.all(Verdict.PASS),
                    null,
                    Bytes.of(message.getBytes(UTF_8)));
        }
    }

    @BeforeAll
    static void publish() throws IOException {
        published = folder.resolve("published");
        try (ThisMachine register = open(published, NOW)) {
            Path policy = Checkout.file("infra/policies/example/2025-09-01.yaml");
            assertInstanceOf(
                    PolicyPublishing.Decided.class,
                    register.policyPublishing()
                            .publish(
                                    PolicyFile.of("example.yaml", Files.readAllBytes(policy), new SiblingFiles(policy)),
                                    Reasons.NONE));
        }
    }

    @AfterAll
    static void report() throws IOException {
        LINES.addFirst("|---|---|---|---|");
        LINES.addFirst("| mail | call | ends | in the end |");
        Files.write(REPORT, LINES);
    }

    @ParameterizedTest
    @EnumSource(Mail.class)
    void neverASecondReplyAndNeverALostRequest(Mail mail) throws IOException {
        int calls = 0;
        for (End end : mail == Mail.REQUEST ? List.of(End.values()) : List.of(End.DIES_BEFORE, End.FAILS_AFTER)) {
            int call = 1;
            while (play(mail, end, call)) {
                call++;
            }
            calls = Math.max(calls, call);
        }
        assertTrue(calls > 6, "only " + calls + " calls");
    }

    /// @return false if the intake made fewer calls than that
    private static boolean play(Mail mail, End end, int call) throws IOException {
        Path data = copy(mail + "-" + end + "-" + call);
        Instant now = mail == Mail.POSTPONED ? postponed(data) : NOW;
        var stopping = new Stopping(end, call);
        try (ThisMachine register = open(data, now)) {
            Intake intake = intake(register, stopping);
            if (mail == Mail.POSTPONED) {
                var _ = intake.retryNext();
            } else {
                var _ = intake.receive(mail.delivery());
            }
            var _ = intake.tellTeam();
        } catch (Stopping.Death | UncheckedIOException _) {
            // The queue, the sender's server or the next retry then acts.
        }
        boolean ended = !stopping.reached();
        // At once, after the lease, and later.
        for (Instant at :
                List.of(now.plusSeconds(1), now.plus(LEASE).plusSeconds(1), now.plus(NOTICES_EVERY.multipliedBy(2)))) {
            try (ThisMachine register = open(data, at)) {
                Intake intake = intake(register, new Stopping(end, 0));
                if (mail == Mail.POSTPONED) {
                    var _ = intake.retryNext();
                } else {
                    var _ = intake.receive(mail.delivery());
                }
                var _ = intake.tellTeam();
            }
        }
        try (ThisMachine register = open(data, now.plus(NOTICES_EVERY.multipliedBy(4)))) {
            assertEquals(List.of(), register.ports().retries().due(now.plus(Duration.ofDays(9)), 10));
            String what = judge(mail, register, data, ended, mail + " " + end + " at call " + call);
            if (!ended) {
                LINES.add("| %s | %d %s | %s | %s |".formatted(mail, call, stopping.where(), end, what));
            }
        }
        return !ended;
    }

    /// Processes the mail while the mail server accepts nothing.
    ///
    /// @return the time of the reply's next attempt
    private static Instant postponed(Path data) throws IOException {
        try (ThisMachine register = open(data, NOW)) {
            MailSender busy = _ -> new Handover.NotTaken("451 4.3.2 try again later");
            var _ = intake(register, new Stopping(End.DIES_AFTER, 0), busy).receive(Mail.POSTPONED.delivery());
            DpaRequest request = register.ports().requests().newest(1).getFirst();
            assertEquals(RequestState.REPLY_DEFERRED, request.state());
            return Objects.requireNonNull(request.leaseUntil());
        }
    }

    private static String judge(Mail mail, ThisMachine register, Path data, boolean whole, String where)
            throws IOException {
        List<DpaRequest> requests = register.ports().requests().newest(10);
        assertEquals(1, requests.size(), where);
        DpaRequest request = requests.getFirst();
        int replies = mails(data, "mari@klient.example");
        int told = mails(data, TEAM);
        assertTrue(replies <= 1, where);
        assertEquals(0, register.ports().teamLog().waiting(10).size(), where);
        boolean asks = mail == Mail.REQUEST || mail == Mail.POSTPONED;
        if (asks && request.state() == RequestState.ACKNOWLEDGED) {
            assertEquals(1, replies, where);
            assertEquals(1, mails(data, "dpa-2025-09.pdf", "mari@klient.example"), where);
            return "acknowledged, one reply";
        }
        assertEquals(asks ? RequestState.REPLY_UNKNOWN : RequestState.QUEUED, request.state(), where);
        assertTrue(told == 1 || (!whole && told == 2), where + ": the team was notified " + told + " times");
        return asks
                ? "a person decides, replies sent " + replies + ", told the team"
                : "a person decides, told the team " + told + (told == 1 ? " time" : " times");
    }

    /// The number of mails to this address in the outbox.
    private static int mails(Path data, String to) throws IOException {
        return mails(data, "", to);
    }

    /// The number of them that contain these words.
    private static int mails(Path data, String words, String to) throws IOException {
        Path outbox = data.resolve("outbox");
        if (!Files.exists(outbox)) {
            return 0;
        }
        int found = 0;
        try (Stream<Path> files = Files.list(outbox)) {
            for (Path file : files.toList()) {
                String mail = Files.readString(file, UTF_8);
                found += mail.contains("\r\nTo: " + to + "\r\n") && mail.contains(words) ? 1 : 0;
            }
        }
        return found;
    }

    private static ThisMachine open(Path data, Instant now) {
        return ThisMachine.open(
                Settings.read(Map.of("REGISTER_DATA", data.toString())), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Intake intake(ThisMachine register, Stopping around) {
        return intake(
                register, around, new MailFolder(register.settings().data().resolve("outbox"), register.clock()));
    }

    /// Like `ThisMachine`, with each port wrapped.
    private static Intake intake(ThisMachine register, Stopping around, MailSender sender) {
        return new Correspondence(
                        new Register(new PortsAround(register.ports(), around), register.clock()),
                        around.port(
                                SealedDocuments.class, register.correspondence().seals()),
                        around.port(MailSender.class, sender),
                        new MailSettings(List.of(), null, Set.of(), TEAM, DailyLimits.DEFAULT, NOTICES_EVERY, LEASE),
                        PublicAddress.NONE)
                .intake(register.referenceKey(), NoticeReplies.NONE);
    }

    private static Path copy(String name) throws IOException {
        Path data = folder.resolve(name);
        try (Stream<Path> files = Files.walk(published)) {
            for (Path file : files.toList()) {
                Files.copy(file, data.resolve(published.relativize(file).toString()));
            }
        }
        return data;
    }
}
