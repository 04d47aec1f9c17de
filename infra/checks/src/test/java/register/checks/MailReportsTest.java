package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.embedded.EmbeddedPorts;
import register.machine.smtp.InboundMail;
import register.machine.smtp.Peers;
import register.machine.smtp.Relay;
import register.machine.smtp.SmtpLimits;
import register.machine.smtp.SmtpListener;
import register.machine.smtp.SmtpSubmission;
import register.notice.BounceAddresses;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NoticeState;
import register.notice.Run;
import register.notice.RunId;
import register.notices.delivery.Deliveries;
import register.notices.delivery.ReportMail;
import register.notices.delivery.TrackedLetters;
import register.notices.sending.NoticeLedger;
import register.notices.sending.NoticeMails;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.request.SecretReferenceKey;
import register.request.delivery.Handover;
import register.request.delivery.OutgoingMail;
import register.testing.Checkout;
import register.testing.Waiting;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// Notices through Debian's Postfix, whose reports come back by SMTP. The reports are also written to
/// `target/reports`, the source of the files of `ReportMailTest`.
@Tag("end-to-end")
final class MailReportsTest {
    private static final RunId RUN = new RunId("7K3Q9M2X");
    private static final BounceAddresses ADDRESSES =
            new BounceAddresses(new SecretReferenceKey(Bytes.of("what the tests' reports are of..".getBytes(UTF_8))));

    /// The final facts for each address.
    private static final Map<String, List<Kind>> EXPECTED = Map.of(
            "mari@customer.example", List.of(Kind.SENT, Kind.ACCEPTED),
            "anna@older.example", List.of(Kind.SENT, Kind.ACCEPTED),
            "nobody.here@customer.example", List.of(Kind.SENT, Kind.UNDELIVERABLE),
            "full@customer.example", List.of(Kind.SENT, Kind.BOUNCED),
            "waiting@gone.example", List.of(Kind.DELAYED, Kind.SENT, Kind.BOUNCED));

    @TempDir
    private Path folder;

    private final List<InboundMail> arrived = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    @Test
    void postfixReportsAreInTheLedger() throws Exception {
        assumePostfix();
        Path reports = Files.createDirectories(Path.of("target/reports"));
        try (EmbeddedPorts ports = EmbeddedPorts.open(folder.resolve("data"))) {
            var ledger = new NoticeLedger(ports.notices(), ports.dueWork());
            var reading = new ReportMail(ADDRESSES, new Deliveries(ports.notices(), ledger, ports.recipients()));
            try (SmtpListener listener = listen(reading)) {
                int company = freePort();
                Process servers = start(company, listener.address().getPort());
                try {
                    Map<String, NoticeId> notices = send(ports, ledger, company);
                    Map<String, List<Kind>> known = eventually(ports, notices);
                    assertEquals(EXPECTED, known, () -> lines + "\n" + log(servers));
                    assertStates(ports, notices);
                } finally {
                    servers.getOutputStream().close();
                    servers.destroy();
                }
            }
        }
        for (InboundMail mail : arrived) {
            Files.write(
                    reports.resolve(mail.id().substring(0, 8) + ".eml"),
                    mail.raw().toArray());
        }
        assertEquals(6, arrived.size(), lines.toString());
        assertFalse(lines.toString().contains("@"), lines.toString());
    }

    private static void assumePostfix() throws Exception {
        for (List<String> tool : List.of(List.of("unshare", "util-linux"), List.of("postfix", "postfix"))) {
            Tools.assume(tool.getFirst(), tool.getLast());
        }
        Process unshare = new ProcessBuilder(
                        "unshare",
                        "-mp",
                        "--fork",
                        "--kill-child",
                        "sh",
                        "-c",
                        "mount --make-rprivate / && mount -t tmpfs tmpfs /run && mount -t proc proc /proc")
                .redirectErrorStream(true)
                .start();
        String said = new String(unshare.getInputStream().readAllBytes(), UTF_8).strip();
        Assumptions.assumeTrue(unshare.waitFor() == 0, "may have no namespaces of its own: " + said);
    }

    private static Process start(int company, int register) throws IOException {
        Path script = Checkout.file("infra/checks/src/test/resources/mail-reports/start.sh");
        Process servers = new ProcessBuilder(
                        "unshare",
                        "-mp",
                        "--fork",
                        "--kill-child",
                        "sh",
                        script.toString(),
                        Integer.toString(company),
                        Integer.toString(freePort()),
                        Integer.toString(freePort()),
                        Integer.toString(register))
                .redirectErrorStream(true)
                .start();
        var said = new ArrayList<String>();
        while (said.isEmpty() || !said.getLast().equals("ready")) {
            String line = servers.inputReader().readLine();
            if (line == null) {
                throw new AssertionError("the mail servers did not start:\n" + String.join("\n", said));
            }
            said.add(line);
        }
        return servers;
    }

    private SmtpListener listen(ReportMail reading) throws IOException {
        var receiver = new SmtpListener.Receiver() {
            @Override
            public boolean receive(InboundMail mail) {
                synchronized (arrived) {
                    arrived.add(mail);
                    lines.add(reading.take(
                                    mail.receivedAt(),
                                    mail.envelopeFrom(),
                                    mail.recipients(),
                                    mail.raw().toArray())
                            .map(ReportMail.Report::line)
                            .orElse("no report"));
                }
                return true;
            }

            @Override
            public Optional<Boolean> takes(String address) {
                return Optional.of(reading.takes(address));
            }
        };
        return SmtpListener.start(
                new SmtpListener.Listening(
                        InetAddress.ofLiteral("127.0.0.1"), 0, Peers.LOOPBACK, SmtpLimits.standard(), null),
                receiver,
                Clock.systemUTC());
    }

    private static Map<String, NoticeId> send(EmbeddedPorts ports, NoticeLedger ledger, int relay) throws Exception {
        ChangeAuthor by = ChangeAuthor.register(Instant.now());
        Run run = Run.opened(
                RUN,
                new PolicyId("acme"),
                1,
                Sha256.of(new byte[1]),
                List.of(0),
                by.at().plus(Duration.ofDays(30)),
                by);
        assertTrue(ports.notices().open(run));
        var submission = new SmtpSubmission(
                new Relay("127.0.0.1", relay, null, null, Relay.Encryption.NONE),
                SSLContext.getDefault(),
                Clock.systemUTC(),
                Duration.ofSeconds(20));
        var notices = new HashMap<String, NoticeId>();
        for (String address : EXPECTED.keySet().stream().sorted().toList()) {
            var id = new NoticeId(RUN, 0, "%08d".formatted(notices.size() + 1));
            Notice planned = Notice.planned(id, RecipientId.next(), Language.ENGLISH, List.of(0), null, null, by);
            ports.notices().add(List.of(planned));
            Notice claimed = planned.claimed(by.at().plus(Duration.ofMinutes(5)), by);
            assertTrue(ports.notices().replace(claimed));
            notices.put(address, id);
            NoticeMails letters = new TrackedLetters((_, notice, _) -> mail(notice, address), ADDRESSES, "example.com");
            Recipient unused = recipient(claimed.recipient(), by);
            Handover handover = submission.send(letters.mail(run, claimed, unused));
            String queued = handover instanceof Handover.Taken(var name) ? name : null;
            assertTrue(queued != null, handover.toString());
            var _ = ledger.add(id, new LedgerLine(Instant.now(), ChangeAuthor.REGISTER, 1, Kind.SENT, queued));
        }
        return notices;
    }

    private static Recipient recipient(RecipientId id, ChangeAuthor by) {
        return Recipient.added(
                id,
                new PolicyId("acme"),
                Recipient.Kind.CONTACT,
                new Recipient.Who("C-1", null, "any@customer.example"),
                Language.ENGLISH,
                register.recipient.Terms.NONE,
                "import",
                by);
    }

    private static OutgoingMail mail(Notice notice, String to) {
        return new OutgoingMail(
                notice.id() + "." + notice.attempts(),
                "Example <privacy@example.com>",
                to,
                "A change is announced (" + notice.id() + ")",
                List.of(new OutgoingMail.Header("Auto-Submitted", "auto-generated")),
                "It says what changes.\n",
                null,
                List.of());
    }

    private static Map<String, List<Kind>> eventually(EmbeddedPorts ports, Map<String, NoticeId> notices)
            throws Exception {
        Callable<Map<String, List<Kind>>> known = () -> notices.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> kinds(ports, one.getValue())));
        Waiting.until(
                "known", () -> EXPECTED.equals(known.call()), () -> known.call().toString());
        return known.call();
    }

    private static List<Kind> kinds(EmbeddedPorts ports, NoticeId id) {
        return ports.notices().find(id).orElseThrow().lines().stream()
                .map(LedgerLine::kind)
                .filter(kind -> kind.compareTo(Kind.CLAIMED) > 0)
                .sorted()
                .toList();
    }

    private static void assertStates(EmbeddedPorts ports, Map<String, NoticeId> notices) {
        for (Map.Entry<String, NoticeId> one : notices.entrySet()) {
            Notice notice = ports.notices().find(one.getValue()).orElseThrow();
            boolean accepted =
                    Objects.requireNonNull(EXPECTED.get(one.getKey())).contains(Kind.ACCEPTED);
            assertEquals(accepted ? NoticeState.ACCEPTED : NoticeState.NOT_REACHED, notice.state(), one.getKey());
            assertEquals(
                    EXPECTED.get(one.getKey()).contains(Kind.BOUNCED),
                    notice.nextAttempt().isPresent(),
                    one.getKey());
            String ledger = notice.lines().toString().toLowerCase(Locale.ROOT);
            assertFalse(ledger.contains("@") || ledger.contains("nobody.here"), ledger);
        }
    }

    private static String log(Process servers) {
        try {
            servers.getOutputStream().close();
            return new String(servers.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }
}
