package register.contract.port;

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
import register.contract.world.EngineUnderTest;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.MessageKey;
import register.request.RequestLog;
import register.request.RequestOutcome;
import register.request.SecretReferenceKey;
import register.request.delivery.MailId;
import register.sample.Filled;
import register.sample.SampleRequest;
import register.value.Bytes;
import register.value.Reference;
import register.value.Sha256;

/// `RequestLog`: one record per reference, changed only by a process that read its last revision.
public interface RequestLogContract extends UnderContract {
    ChangeAuthor BY = ChangeAuthor.register(ChainContract.NOON);
    MailId MAIL = new MailId("DPA-7K3Q-9M2X-4WTB.0123456789abcdef0123456789abcdef");

    @Test
    @DisplayName("a request reads back exactly, with every field filled and with none that may be absent")
    default void readsRequestBack() {
        RequestLog requests = engine().requests();
        DpaRequest received = received(1, ChainContract.NOON.plusNanos(987_654));
        DpaRequest full = Filled.of(DpaRequest.class);
        for (DpaRequest request : List.of(received, full)) {
            assertTrue(requests.open(request));
            assertEquals(Optional.of(request), requests.find(request.reference()));
        }
        assertEquals(Optional.empty(), requests.find(reference(3)));
    }

    @Test
    @DisplayName("invariant 6: of 30 racing deliveries of one mail one opens the request")
    default void oneOfRacingOpensWins() {
        List<Boolean> opened = Race.run(
                engine(),
                3,
                30,
                (engine, number) -> engine.requests().open(received(1, ChainContract.NOON.plusMillis(number))));
        assertEquals(1, Race.count(opened));
        DpaRequest standing = received(1, ChainContract.NOON.plusMillis(opened.indexOf(true)));
        assertEquals(Optional.of(standing), engine().requests().find(standing.reference()));
        assertFalse(engine().requests().open(standing));
    }

    @Test
    @DisplayName("invariant 6: a change counts only against the state that it was made from")
    default void replacesConditionally() {
        RequestLog requests = engine().requests();
        DpaRequest received = received(1, ChainContract.NOON);
        DpaRequest made = received.withAcknowledgement(Sha256.of(new byte[] {7}), BY);
        DpaRequest replying = made.replying(ChainContract.NOON.plus(Duration.ofMinutes(5)), MAIL, BY);
        DpaRequest acknowledged = replying.acknowledged(null, ChangeAuthor.register(ChainContract.NOON.plusSeconds(3)));
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
    @DisplayName("invariant 6: of 30 racing claims to send the reply one wins")
    default void oneOfRacingClaimsWins() {
        DpaRequest received = received(1, ChainContract.NOON);
        assertTrue(engine().requests().open(received));
        List<Boolean> claimed = Race.run(
                engine(),
                3,
                30,
                (engine, number) ->
                        engine.requests().replace(received.replying(ChainContract.NOON.plusSeconds(number), MAIL, BY)));
        assertEquals(1, Race.count(claimed));
        assertEquals(
                Optional.of(received.replying(ChainContract.NOON.plusSeconds(claimed.indexOf(true)), MAIL, BY)),
                engine().requests().find(received.reference()));
    }

    @Test
    @DisplayName("the newest come first by time of receipt, no more than asked for")
    default void listsNewestFirst() {
        RequestLog requests = engine().requests();
        assertEquals(List.of(), requests.newest(10));
        List<Instant> times = List.of(
                ChainContract.NOON,
                ChainContract.NOON.plusNanos(1),
                ChainContract.NOON.plusSeconds(1).minusMillis(7),
                ChainContract.NOON.plus(Duration.ofDays(400)),
                ChainContract.NOON.minusSeconds(1));
        for (int i = 0; i < times.size(); i++) {
            assertTrue(requests.open(received(i, times.get(i))));
        }
        assertTrue(requests.replace(received(0, times.getFirst()).queued(BY)), "a change moves nothing");
        List<Instant> newest =
                times.stream().sorted(java.util.Comparator.reverseOrder()).toList();
        for (int limit : List.of(1, 3, 5, 100)) {
            assertEquals(
                    newest.subList(0, Math.min(limit, newest.size())),
                    requests.newest(limit).stream().map(DpaRequest::receivedAt).toList());
        }
    }

    @Test
    @DisplayName("a history keeps what 20 racing persons and mails do to a request, each once")
    default void keepsEveryChange() {
        DpaRequest received = received(1, ChainContract.NOON);
        assertTrue(engine().requests().open(received));
        Race.run(engine(), 3, 20, (engine, number) -> {
            DpaRequest changed;
            do {
                DpaRequest standing =
                        engine.requests().find(received.reference()).orElseThrow();
                changed = number % 2 == 0
                        ? standing.assigned("person " + number, BY)
                        : standing.withMail(reference(number), BY);
            } while (!engine.requests().replace(changed));
            return changed;
        });
        DpaRequest last = engine().requests().find(received.reference()).orElseThrow();
        assertEquals(21, last.revision());
        assertEquals(
                20,
                last.history().stream()
                        .map(change -> change.kind() + " " + change.detail())
                        .distinct()
                        .count());
    }

    @Test
    @DisplayName("an erased request leaves only reference, dates and hashes")
    default void erases() {
        DpaRequest received = received(1, ChainContract.NOON);
        DpaRequest closed = received.assigned("somebody", BY).closed(RequestOutcome.WITHDRAWN, null, BY);
        RequestLog requests = engine().requests();
        assertTrue(requests.open(received));
        assertTrue(requests.replace(received.assigned("somebody", BY)));
        assertTrue(requests.replace(closed));
        assertTrue(requests.replace(closed.erased(BY)));
        DpaRequest erased = requests.find(received.reference()).orElseThrow();
        assertEquals(closed.erased(BY), erased);
        assertFalse(requests.open(received), "the same mail again is no new request");
    }

    @Test
    @DisplayName("of 30 racing copies of a message one answers it, until that is erased; another message is another's")
    default void oneRequestAnswersAMessage() {
        RequestLog requests = engine().requests();
        MessageKey message = message("<1@example.com>");
        assertEquals(Optional.empty(), requests.answering(message));
        IntStream.range(0, 30).forEach(number -> assertTrue(requests.open(received(number, ChainContract.NOON))));
        List<Reference> answering =
                Race.run(engine(), 3, 30, (engine, number) -> engine.requests().answer(message, reference(number)));
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

    @Test
    @DisplayName("invariant 6: what was recorded and changed is there after a restart")
    default void keepsRequests() {
        DpaRequest received = received(1, ChainContract.NOON);
        DpaRequest replying = received.replying(ChainContract.NOON.plusSeconds(60), MAIL, BY);
        EngineUnderTest before = engine().reopened();
        assertTrue(before.requests().open(received));
        assertTrue(before.requests().replace(replying));
        before.close();
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(Optional.of(replying), after.requests().find(received.reference()));
            assertFalse(after.requests().open(received));
        }
    }

    private static Reference reference(int number) {
        return Reference.of(new SecretReferenceKey(Bytes.of(new byte[32])), "mail " + number);
    }

    private static DpaRequest received(int number, Instant at) {
        return SampleRequest.received(reference(number), at, "asks-for-dpa");
    }
}
