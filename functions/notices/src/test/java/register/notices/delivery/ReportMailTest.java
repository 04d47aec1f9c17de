package register.notices.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.memory.MemoryRecipients;
import register.memory.MemoryRecords;
import register.notice.AttemptId;
import register.notice.BounceAddresses;
import register.notice.DueWork;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.notices.sending.NoticeLedger;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// The files are reports that Debian's Postfix made (`MailReportsTest`).
class ReportMailTest {
    private static final Instant AT = Instant.parse("2026-11-27T10:00:00Z");
    private static final ChangeAuthor REGISTER = ChangeAuthor.register(AT);
    private static final RunId RUN = new RunId("7K3Q9M2X");
    private static final BounceAddresses ADDRESSES = addresses("what the tests' reports are of..");
    private static final Pattern TO = Pattern.compile("(?im)^To: (\\S+)");
    private static final List<String> GENUINE =
            List.of("delivered", "relayed", "unknown-user", "mailbox-full", "delayed", "expired");

    private final MemoryRecords records = new MemoryRecords();
    private final Notices notices = new Notices(records);
    private final DueWork work = new DueWork(records);
    private final ReportMail reports =
            new ReportMail(ADDRESSES, new Deliveries(notices, new NoticeLedger(notices, work), new MemoryRecipients()));

    private static BounceAddresses addresses(String key) {
        return new BounceAddresses(new SecretReferenceKey(Bytes.of(key.getBytes(UTF_8))));
    }

    @BeforeEach
    void send() {
        assertTrue(notices.open(Run.opened(
                RUN,
                new PolicyId("acme"),
                1,
                Sha256.of(new byte[1]),
                List.of(0),
                AT.plus(Duration.ofDays(30)),
                REGISTER)));
        for (int number = 1; number <= 5; number++) {
            Notice planned =
                    Notice.planned(id(number), RecipientId.next(), Language.ENGLISH, List.of(0), null, null, REGISTER);
            notices.add(List.of(planned));
            assertTrue(notices.replace(planned.claimed(AT.plusSeconds(300), REGISTER)));
        }
    }

    private static NoticeId id(int number) {
        return new NoticeId(RUN, 0, "%08d".formatted(number));
    }

    private static String address() {
        return ADDRESSES.of(new AttemptId(id(1), 1), "example.com");
    }

    private static byte[] file(String name) {
        try (InputStream in = Objects.requireNonNull(ReportMailTest.class.getResourceAsStream(name + ".eml"), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String to(byte[] raw) {
        Matcher to = TO.matcher(new String(raw, ISO_8859_1));
        assertTrue(to.find());
        return to.group(1);
    }

    private Optional<String> take(String recipient, byte[] raw) {
        return reports.take(AT.plusSeconds(9), "", List.of(recipient), raw).map(ReportMail.Report::line);
    }

    private Optional<String> take(String from, String text) {
        return reports.take(
                        AT.plusSeconds(9),
                        from,
                        List.of(address()),
                        text.replace("\n", "\r\n").getBytes(UTF_8))
                .map(ReportMail.Report::line);
    }

    private List<Kind> known(NoticeId id) {
        return notices.find(id).orElseThrow().lines().stream()
                .map(LedgerLine::kind)
                .filter(kind -> kind.compareTo(Kind.CLAIMED) > 0)
                .toList();
    }

    private void nothingChanged() {
        for (int number = 1; number <= 5; number++) {
            assertEquals(List.of(), known(id(number)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "delivered, ACCEPTED, 2.0.0",
        "relayed, ACCEPTED, 250",
        "unknown-user, UNDELIVERABLE, 5.1.1",
        "mailbox-full, BOUNCED, 5.2.2",
        "delayed, DELAYED, 4.4.1",
        "expired, BOUNCED, 4.4.1"
    })
    void aGenuineReportIsALine(String name, Kind kind, String code) {
        byte[] raw = file(name);
        String to = to(raw);
        assertTrue(reports.takes(to), to);
        NoticeId id = ADDRESSES.attempt(to).orElseThrow().notice();
        for (int times = 0; times < 2; times++) {
            String line = take(to, raw).orElseThrow();
            assertEquals(
                    "report on " + id + "-1 " + kind.term() + (times == 0 ? "" : " known"),
                    times == 0 ? line.replaceAll(" (recorded|not-reached)$", "") : line);
        }
        assertEquals(List.of(kind), known(id));
        String words =
                String.valueOf(notices.find(id).orElseThrow().lines().getLast().detail());
        assertTrue(words.contains(code), words);
        assertFalse(words.contains("@") || words.contains("nobody.here"), words);
    }

    /// A relay that rewrites the envelope's sender causes reports to come to the mail's From address.
    @Test
    void aReportToAnotherAddressIsKnownByTheReturnedHeaders() {
        for (String name : GENUINE) {
            byte[] raw = file(name);
            String line = take("privacy@example.com", raw).orElseThrow();
            assertTrue(line.contains(String.valueOf(ADDRESSES.attempt(to(raw)).orElseThrow())), line);
        }
    }

    @Test
    void aForgedAddressChangesNothing() {
        BounceAddresses others = addresses("the key of quite another register");
        for (String name : GENUINE) {
            byte[] raw = file(name);
            String forged = others.of(ADDRESSES.attempt(to(raw)).orElseThrow(), "example.com");
            assertFalse(reports.takes(forged), forged);
            byte[] nameless =
                    new String(raw, ISO_8859_1).replaceAll("NTC-", "NTX-").getBytes(ISO_8859_1);
            assertEquals(Optional.empty(), take(forged, nameless));
        }
        nothingChanged();
    }

    @Test
    void aReportOnAnUnknownNoticeIsSaidAndChangesNothing() {
        var unknown = new AttemptId(new NoticeId(RUN, 0, "ZZZZZZZZ"), 1);
        assertEquals(
                Optional.of("report on " + unknown + " undeliverable unknown-notice"),
                take(ADDRESSES.of(unknown, "example.com"), file("unknown-user")));
        nothingChanged();
    }

    /// The intake accepts it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mari@customer.example | From: Mari <mari@customer.example> | Subject: Re: A change",
                "'' | From: Mari <mari@customer.example> | Auto-Submitted: auto-replied (vacation)",
                "'' | From: Mari <mari@customer.example> | X-Autoreply: yes",
                "'' | From: postmaster@customer.example | Auto-Submitted: auto-replied",
                "mari@customer.example | From: Mari <mari@customer.example> | Content-Type: multipart/report;"
                        + " report-type=disposition-notification; boundary=b"
            })
    void whatAPersonOrAnAnsweringMachineWritesIsNoReport(String from, String sender, String header) {
        assertEquals(
                Optional.empty(),
                take(
                        from,
                        sender + "\nTo: " + address() + "\n" + header
                                + "\n\nWe object. 550 5.1.1 is our house number.\n"));
        nothingChanged();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "From: MAILER-DAEMON@customer.example | Subject: failure notice",
                "From: Mail Delivery System <postmaster@customer.example> | X-Failed-Recipients: "
                        + "mari@customer.example",
                "From: x@customer.example | Content-Type: multipart/report; report-type=delivery-status; boundary=b"
            })
    void aReportInNoStandardFormWaitsForAPerson(String sender, String header) {
        assertEquals(
                Optional.of("report on " + id(1) + "-1 returned not-reached"),
                take("", sender + "\nTo: " + address() + "\n" + header + "\n\nHi. This is qmail. 250 ok 5.1.1\n"));
        assertEquals(List.of(Kind.RETURNED), known(id(1)));
    }

    @Test
    void aComplaintIsOne() {
        String complaint = """
                From: fbl@provider.example
                To: %s
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: text/plain

                A complaint.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: Provider/1.0
                Version: 1

                --b--
                """;
        assertEquals(Optional.empty(), take("", complaint.formatted(address(), "not-spam")));
        assertEquals(
                Optional.of("report on " + id(1) + "-1 complained recorded"),
                take("", complaint.formatted(address(), "abuse")));
    }

    /// Whatever bytes arrive, nothing fails, and no line is made that the report does not support.
    @Test
    void brokenAndHugeReportsDoNoHarm() {
        var random = new Random(7);
        for (String name : GENUINE) {
            byte[] raw = file(name);
            String to = to(raw);
            for (int i = 0; i < 200; i++) {
                byte[] broken = raw.clone();
                for (int j = 0; j < 8; j++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
                var _ = take(to, broken);
                var _ = take(to, java.util.Arrays.copyOf(raw, random.nextInt(raw.length)));
            }
        }
        String status = "Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; "
                + "x@y.example ".repeat(3_000) + "\n\n";
        String huge = "From: MAILER-DAEMON@b.example\nContent-Type: multipart/report; boundary=b\n\n--b\n"
                + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; b.example\n\n" + status.repeat(300)
                + "\n--b--\n";
        assertTrue(take("", huge).isPresent());
        assertTrue(take("", "[".repeat(1_000_000)).isEmpty());
        for (int number = 1; number <= 5; number++) {
            String ledger = notices.find(id(number)).orElseThrow().lines().toString();
            assertFalse(ledger.contains("@"), ledger);
        }
    }
}
