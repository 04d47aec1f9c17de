package register.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.memory.MemoryRecords;
import register.request.delivery.MailId;
import register.sample.SampleRequest;
import register.value.Bytes;
import register.value.Reference;
import register.value.Sha256;

/// One record per reference, changed only by a process that read its last revision.
final class RequestLogTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00.007Z");
    private static final ChangeAuthor BY = ChangeAuthor.register(NOON);
    private static final MailId MAIL = new MailId("DPA-7K3Q-9M2X-4WTB.0123456789abcdef0123456789abcdef");

    private final RequestLog requests = new RequestLog(new MemoryRecords());

    @Test
    @DisplayName("invariant 6: a change applies only to the state that it was made from")
    void replacesConditionally() {
        DpaRequest received = received(1, NOON);
        DpaRequest made = received.withAcknowledgement(Sha256.of(new byte[] {7}), BY);
        DpaRequest replying = made.replying(NOON.plus(Duration.ofMinutes(5)), MAIL, BY);
        DpaRequest acknowledged = replying.acknowledged(null, ChangeAuthor.register(NOON.plusSeconds(3)));
        assertFalse(requests.replace(made), "there is none");
        assertEquals(Optional.empty(), requests.find(received.reference()));
        assertTrue(requests.open(received));
        for (DpaRequest next : List.of(made, replying, acknowledged)) {
            assertTrue(requests.replace(next));
            assertEquals(Optional.of(next), requests.find(received.reference()));
            assertFalse(requests.replace(next), "again");
        }
        assertFalse(requests.replace(replying.replyUnknown("silence", BY)), "from a state long gone");
        assertFalse(requests.open(received), "opened before");
        assertEquals(Optional.of(acknowledged), requests.find(received.reference()));
    }

    @Test
    @DisplayName("requests are listed by time of receipt, newest first, up to the limit")
    void listsNewestFirst() {
        assertEquals(List.of(), requests.newest(10));
        List<Instant> times = List.of(
                NOON,
                NOON.plusNanos(1),
                NOON.plusSeconds(1).minusMillis(7),
                NOON.plus(Duration.ofDays(400)),
                NOON.minusSeconds(1));
        for (int i = 0; i < times.size(); i++) {
            assertTrue(requests.open(received(i, times.get(i))));
        }
        assertTrue(requests.replace(received(0, times.getFirst()).queued(BY)), "a change moves nothing");
        List<Instant> newest =
                times.stream().sorted(java.util.Comparator.reverseOrder()).toList();
        for (int limit : List.of(1, 3, 5, 100)) {
            assertEquals(
                    newest.subList(0, Math.min(limit, newest.size())),
                    requests.newest(limit).stream()
                            .map(request -> request.arrival().receivedAt())
                            .toList());
        }
    }

    @Test
    @DisplayName("an erased request leaves only reference, dates and hashes")
    void erases() {
        DpaRequest received = received(1, NOON);
        DpaRequest closed = received.assigned("somebody", BY).closed(RequestOutcome.WITHDRAWN, null, BY);
        assertTrue(requests.open(received));
        assertTrue(requests.replace(received.assigned("somebody", BY)));
        assertTrue(requests.replace(closed));
        assertTrue(requests.replace(closed.erased(BY)));
        DpaRequest erased = requests.find(received.reference()).orElseThrow();
        assertEquals(closed.erased(BY), erased);
        assertFalse(requests.open(received), "the same mail again is no new request");
    }

    @Test
    @DisplayName("of 30 racing requests one answers a message, until it is erased; other messages are answered by "
            + "others")
    void oneRequestAnswersAMessage() {
        MessageKey message = message("<1@example.com>");
        assertEquals(Optional.empty(), requests.answering(message));
        IntStream.range(0, 30).forEach(number -> assertTrue(requests.open(received(number, NOON))));
        List<Reference> answering = IntStream.range(0, 30)
                .parallel()
                .mapToObj(number -> requests.answer(message, reference(number)))
                .toList();
        Reference first = answering.getFirst();
        assertEquals(List.of(first), answering.stream().distinct().toList());
        assertEquals(Optional.of(first), requests.answering(message));
        assertEquals(first, requests.answer(message, first), "again");
        assertEquals(reference(40), requests.answer(message("<2@example.com>"), reference(40)));
        Reference copy = first.equals(reference(7)) ? reference(8) : reference(7);
        erase(requests, copy);
        assertEquals(Optional.of(first), requests.answering(message), "a copy is erased, not what answers");
        erase(requests, first);
        assertEquals(Optional.empty(), requests.answering(message));
        assertEquals(reference(9), requests.answer(message, reference(9)));
        assertEquals(Optional.of(reference(40)), requests.answering(message("<2@example.com>")));
    }

    private static void erase(RequestLog requests, Reference reference) {
        DpaRequest closed =
                requests.find(reference).orElseThrow().assigned("x", BY).closed(RequestOutcome.WITHDRAWN, null, BY);
        assertTrue(requests.replace(requests.find(reference).orElseThrow().assigned("x", BY)));
        assertTrue(requests.replace(closed));
        assertTrue(requests.replace(closed.erased(BY)));
    }

    private static MessageKey message(String id) {
        return MessageKey.of(new SecretReferenceKey(Bytes.of(new byte[32])), "maria@example.com", id);
    }

    private static Reference reference(int number) {
        return Reference.of(new SecretReferenceKey(Bytes.of(new byte[32])), "mail " + number);
    }

    private static DpaRequest received(int number, Instant at) {
        return SampleRequest.received(reference(number), at, "asks-for-dpa");
    }
}
