package register.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.notice.DeliveryFacts.Event;
import register.notice.DeliveryFacts.ReportDetails;
import register.notice.LedgerLine.Kind;
import register.request.ChangeAuthor;
import register.request.SecretReferenceKey;
import register.request.delivery.DeliveryReport.Action;
import register.value.Bytes;

class DeliveryFactsTest {
    private static final Instant AT = LedgerTest.AT;
    private static final String ADDRESS = "mari.maasikas@customer.example";

    /// Every event of the service.
    @ParameterizedTest
    @CsvSource({
        "SEND, SENT, SENT",
        "DELIVERY, ACCEPTED, ACCEPTED",
        "DELIVERY_DELAY, DELAYED, SENT",
        "BOUNCE_TRANSIENT, BOUNCED, NOT_REACHED",
        "BOUNCE_PERMANENT, UNDELIVERABLE, NOT_REACHED",
        "BOUNCE_SUPPRESSED, SUPPRESSED, NOT_REACHED",
        "BOUNCE_UNDETERMINED, RETURNED, NOT_REACHED",
        "COMPLAINT, COMPLAINED, ACCEPTED",
        "REJECT, UNDELIVERABLE, NOT_REACHED",
        "RENDERING_FAILURE, UNDELIVERABLE, NOT_REACHED"
    })
    void anEventIsALine(Event event, Kind kind, NoticeState state) {
        LedgerLine line = DeliveryFacts.event(1, AT, event, ReportDetails.NOTHING);
        assertEquals(new LedgerLine(AT, "ses", 1, kind, null), line);
        assertEquals(state, sent().with(line).state());
    }

    @Test
    void theseAreAllEvents() {
        assertEquals(10, Event.values().length, "each has a row above");
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED, 2.0.0, ACCEPTED",
        "DELIVERED, '', ACCEPTED",
        "DELAYED, 4.4.1, DELAYED",
        "FAILED, 4.4.7, BOUNCED",
        "FAILED, 4.2.2, BOUNCED",
        "FAILED, 5.2.2, BOUNCED",
        "FAILED, 5.2.1, UNDELIVERABLE",
        "FAILED, 5.22.2, UNDELIVERABLE",
        "FAILED, 5.1.1, UNDELIVERABLE",
        "FAILED, 5.7.1, UNDELIVERABLE",
        "FAILED, 2.0.0, RETURNED",
        "FAILED, '', RETURNED",
        "FAILED, 550, RETURNED",
        "FAILED, 'mailbox 4.2.2 full', RETURNED"
    })
    void actionAndStatusDecide(Action action, String status, Kind kind) {
        for (String prose : List.of("", "550 5.1.1 no such user", "452 4.2.2 over quota", "250 OK")) {
            assertEquals(
                    kind,
                    DeliveryFacts.report(1, AT, action, new ReportDetails(status, prose, List.of()))
                            .kind(),
                    prose);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 <mari.maasikas@customer.example>: Recipient address rejected",
                "550 5.1.1 MARI.MAASIKAS@CUSTOMER.EXAMPLE unknown",
                "unknown user: \"mari.maasikas\"",
                "Mari.Maasikas is over quota",
                "forwarded to \"mari maasikas\"@other.example and failed",
                "user=mari.maasikas, also o'neill+x@other.example;ops@other.example",
                "host mx.customer.example[192.0.2.1] said: 550 no <mari.maasikas@customer.example> here"
            })
    void noAddressIsKept(String words) {
        LedgerLine line =
                DeliveryFacts.report(1, AT, Action.FAILED, new ReportDetails("5.1.1", words, List.of(ADDRESS)));
        String detail = String.valueOf(line.detail());
        assertFalse(detail.toLowerCase(Locale.ROOT).contains("maasikas"), detail);
        assertFalse(detail.contains("other.example") || detail.contains("@"), detail);
        assertTrue(detail.contains("5.1.1") && detail.contains("(address)"), detail);
    }

    /// Whatever a server says, the line can be stored.
    @ParameterizedTest
    @ValueSource(strings = {"a@b ", "\u0000\u001b[31m", "x", "<", "\"", "\r\n ", "ä@ö ", "(address)", "\u0085", "$1\\"})
    void anyWordsFit(String piece) {
        String words = piece.repeat(50_000);
        for (List<String> recipients : List.of(List.<String>of(), List.of("$1\\E@x"), List.of("@"), List.of(""))) {
            LedgerLine line = DeliveryFacts.report(1, AT, Action.FAILED, new ReportDetails("5.0.0", words, recipients));
            assertTrue(String.valueOf(line.detail()).startsWith("5.0.0"), line.toString());
        }
    }

    @Test
    void temporaryFailuresAreRetriedThreeTimes() {
        Notice notice = sent();
        Instant at = AT;
        for (int hours : List.of(4, 24, 72)) {
            notice = notice.with(
                    DeliveryFacts.event(notice.attempts(), at, Event.BOUNCE_TRANSIENT, ReportDetails.NOTHING));
            at = at.plus(Duration.ofHours(hours));
            assertEquals(Optional.of(at), notice.nextAttempt());
            notice = notice.claimed(at.plusSeconds(300), ChangeAuthor.register(at));
        }
        notice = notice.with(DeliveryFacts.event(notice.attempts(), at, Event.BOUNCE_TRANSIENT, ReportDetails.NOTHING));
        assertEquals(Optional.empty(), notice.nextAttempt());
        assertEquals(NoticeState.NOT_REACHED, notice.state());
    }

    @Test
    void anAddressForBouncesNamesItsAttempt() {
        var addresses = new BounceAddresses(new SecretReferenceKey(Bytes.of(new byte[32])));
        var attempt = new AttemptId(sent().id(), 12);
        String address = addresses.of(attempt, "example.com");
        assertTrue(address.matches("bounce\\+ntc-7k3q9m2x-0c-4wtb9zk2-12\\.[0-9a-z]{12}@example\\.com"), address);
        assertTrue(address.indexOf('@') <= 64, "RFC 5321 section 4.5.3.1.1");
        assertEquals(Optional.of(attempt), addresses.attempt(address));
        assertEquals(Optional.of(attempt), addresses.attempt(address.toUpperCase(Locale.ROOT)));
        for (String forged : List.of(
                address.replace("-12.", "-1."),
                address.replace("7k3q", "7k3r"),
                address.replace("bounce+", "bounce-"),
                address.substring(0, address.indexOf('@')),
                address.replaceFirst("\\.[0-9a-z]{12}@", ".000000000000@"),
                address.replaceFirst("\\.[0-9a-z]{12}@", "@"),
                address + "@x",
                "bounce+ntc-" + "-".repeat(40) + ".000000000000@example.com",
                "",
                "bounce+@example.com")) {
            assertEquals(Optional.empty(), addresses.attempt(forged), forged);
        }
        assertEquals(
                Optional.empty(),
                new BounceAddresses(
                                new SecretReferenceKey(Bytes.of("another key of 32 bytes or more!!".getBytes(UTF_8))))
                        .attempt(address));
        assertEquals(Optional.of(attempt), AttemptId.of(attempt.toString()));
        assertEquals(Optional.empty(), AttemptId.of("NTC-7K3Q9M2X-0C-4WTB9ZK2-0"));
        assertEquals(Optional.empty(), AttemptId.of("NTC-7K3Q9M2X-0C-4WTB9ZK2-1000"));
    }

    private static Notice sent() {
        return LedgerTest.planned()
                .claimed(AT.plusSeconds(300), ChangeAuthor.register(AT))
                .with(new LedgerLine(AT, ChangeAuthor.REGISTER, 1, Kind.SENT, "id"));
    }
}
