package register.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.json.CanonicalJson;
import register.json.Json;
import register.request.delivery.DeliveryReport;
import register.request.delivery.MailId;
import register.sample.SampleRequest;
import register.value.Bytes;
import register.value.Reference;
import register.value.Sha256;

class RequestLifecycleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Reference reference(int number) {
        return Reference.of(new SecretReferenceKey(Bytes.of(new byte[32])), "mail " + number);
    }

    private static DpaRequest in(RequestState state) {
        return SampleRequest.of(
                reference(0),
                in -> in.put("sender", "maria@customer.example.org")
                        .put("language", "et")
                        .put("matter", "redlines")
                        .put("state", state.term())
                        .put("acknowledgement", Sha256.of(new byte[] {2}).hex())
                        .put("history", Json.array(List.of(SampleRequest.received(state, "delivery-1")))));
    }

    private static DeliveryReport report(DpaRequest request) {
        return new DeliveryReport(
                MailId.next(request.reference()), DeliveryReport.Action.FAILED, "5.1.1 no such" + " user");
    }

    /// All that a person may do with a request.
    private static List<Function<DpaRequest, DpaRequest>> acts(ChangeAuthor by) {
        List<Function<DpaRequest, DpaRequest>> acts = new ArrayList<>(List.of(
                request -> request.withAcknowledgement(Sha256.of(new byte[] {3}), by),
                request -> request.telling(NOON, by),
                request -> request.replying(NOON, MailId.next(request.reference()), by),
                request -> request.deferred(NOON.plusSeconds(60), "451 4.7.1 greylisted", by),
                request -> request.notSent("550 5.1.1 no such user", by),
                request -> request.queued("mail-refused", "550 5.1.1 no such user", by),
                request -> request.withReport(report(request), reference(8), by),
                request -> request.teamTold("550 5.1.1 no such user", by),
                request -> request.teamTold(null, by),
                request -> request.acknowledged(null, by),
                request -> request.replyUnknown("silence", by),
                request -> request.queued(by),
                request -> request.replied(false, null, by),
                request -> request.replied(true, Sha256.of(new byte[] {4}), by),
                request -> request.assigned("Jaan", by),
                request -> request.withMail(reference(7), by),
                request -> request.held("a court asked", by),
                request -> request.released(by),
                request -> request.withMatter(Matter.REDLINES, null, by),
                request -> request.withMatter(Matter.BREACH, NOON, by),
                request -> request.withoutMail(by)));
        List.of(RequestOutcome.ACCEPTED, RequestOutcome.DECLINED, RequestOutcome.NO_BREACH)
                .forEach(how -> acts.add(request ->
                        RequestOutcome.of(request.decision().matter()).contains(how)
                                ? request.closed(how, how == RequestOutcome.DECLINED ? "no" : null, by)
                                : request));
        return acts;
    }

    @Test
    void theHistoryOnlyGrowsAndStatesFollowTheirOrder() {
        var random = new Random(20_261_126);
        int refused = 0;
        for (int life = 0; life < 2_000; life++) {
            DpaRequest request = in(random.nextBoolean() ? RequestState.RECEIVED : RequestState.QUEUED);
            for (int step = 1; step < 15; step++) {
                ChangeAuthor by = new ChangeAuthor("person " + step, NOON.plusSeconds(step));
                List<Function<DpaRequest, DpaRequest>> acts = acts(by);
                DpaRequest before = request;
                try {
                    request = acts.get(random.nextInt(acts.size())).apply(before);
                } catch (IllegalTransitionException e) {
                    assertTrue(
                            String.valueOf(e.getMessage())
                                    .contains(before.state().term()),
                            e::getMessage);
                    refused++;
                    continue;
                }
                if (request.equals(before)) {
                    continue;
                }
                assertEquals(before.revision() + 1, request.revision());
                assertEquals(
                        before.history(),
                        request.history().subList(0, before.history().size()));
                RequestChange last = request.history().getLast();
                assertEquals(by, new ChangeAuthor(last.actor(), last.at()));
                assertEquals(request.state(), last.state());
                assertTrue(
                        request.state() == before.state()
                                || before.state().next().contains(request.state()),
                        last::toString);
                assertEquals(request, DpaRequestJson.FORM.read(DpaRequestJson.FORM.write(request)));
            }
        }
        assertTrue(refused > 1_000, "refused " + refused);
    }

    @Test
    void everyStateIsReachedFromAnArrivalAndAllButAClosedOneCanBeClosed() {
        Set<RequestState> reached = EnumSet.of(RequestState.RECEIVED, RequestState.QUEUED, RequestState.SILENT);
        var open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            open.remove().next().stream().filter(reached::add).forEach(open::add);
        }
        assertEquals(EnumSet.allOf(RequestState.class), reached);
        for (RequestState state : RequestState.values()) {
            assertEquals(
                    !state.isClosed() && state != RequestState.REPLYING,
                    state.next().contains(RequestState.CLOSED),
                    state.term());
        }
    }

    @ParameterizedTest
    @EnumSource(RequestState.class)
    void nothingFollowsOnAClosedRequestButItsErasure(RequestState state) {
        DpaRequest request = in(state);
        ChangeAuthor by = new ChangeAuthor("Jaan", NOON.plusSeconds(1));
        if (state == RequestState.CLOSED) {
            assertEquals(Set.of(RequestState.ERASED), state.next());
            assertThrows(IllegalTransitionException.class, () -> request.assigned("Jaan", by));
        }
        if (state == RequestState.REPLYING || state == RequestState.ERASED) {
            assertThrows(IllegalTransitionException.class, () -> request.erased(by));
        } else {
            assertEquals(RequestState.ERASED, request.erased(by).state());
        }
    }

    @Test
    void anErasedRequestKeepsReferenceDatesAndHashes() {
        DpaRequest closed = in(RequestState.QUEUED)
                .assigned("Jaan Tamm", new ChangeAuthor("Mari Maasikas", NOON.plusSeconds(1)))
                .closed(RequestOutcome.ACCEPTED, "as they ask", new ChangeAuthor("Mari Maasikas", NOON.plusSeconds(2)));
        DpaRequest erased = closed.erased(ChangeAuthor.register(NOON.plusSeconds(3)));
        assertEquals(closed.reference(), erased.reference());
        assertEquals(closed.arrival().receivedAt(), erased.arrival().receivedAt());
        assertEquals(
                List.of(
                        closed.arrival().mail(),
                        Optional.ofNullable(closed.reply().acknowledgement())),
                List.of(
                        erased.arrival().mail(),
                        Optional.ofNullable(erased.reply().acknowledgement())));
        for (String trace :
                List.of("maria", "customer", "Jaan", "Mari", "redlines", "no-intent", "as they ask", "et]")) {
            assertFalse(erased.toString().contains(trace), erased.toString());
        }
        assertEquals(Optional.of(NOON.plusSeconds(3)), erased.closedAt());
    }

    @Test
    void aRequestIsClosedFromWhenItWasClosedWhateverIsNotedLater() {
        DpaRequest request = in(RequestState.QUEUED);
        assertEquals(Optional.empty(), request.closedAt());
        DpaRequest closed = request.closed(
                        RequestOutcome.DECLINED, null, new ChangeAuthor("Mari", NOON.plus(Duration.ofDays(1))))
                .withMail(reference(1), ChangeAuthor.register(NOON.plus(Duration.ofDays(9))))
                .withoutMail(ChangeAuthor.register(NOON.plus(Duration.ofDays(31))));
        assertEquals(Optional.of(NOON.plus(Duration.ofDays(1))), closed.closedAt());
        assertTrue(closed.isWithoutMail());
        assertEquals(Optional.of(NOON), in(RequestState.SILENT).closedAt());
    }

    @Test
    void theLastWordCountsAndTheTimeRunsFromTheFirst() {
        DpaRequest closed =
                in(RequestState.QUEUED).closed(RequestOutcome.DECLINED, null, new ChangeAuthor("Mari", NOON));
        assertEquals(Optional.of(RequestOutcome.DECLINED), closed.closing());
        assertEquals(
                closed, closed.closed(RequestOutcome.DECLINED, null, new ChangeAuthor("Jaan", NOON.plusSeconds(1))));
        DpaRequest again =
                closed.closed(RequestOutcome.ACCEPTED_IN_PART, "not 4", new ChangeAuthor("Jaan", NOON.plusSeconds(1)));
        assertEquals(Optional.of(RequestOutcome.ACCEPTED_IN_PART), again.closing());
        assertEquals(Optional.of(NOON), again.closedAt());
        assertEquals(Optional.empty(), in(RequestState.QUEUED).closing());
    }

    @Test
    void aPersonSaysWhatItIsAbout() {
        ChangeAuthor by = new ChangeAuthor("Mari", NOON);
        Instant month = NOON.plus(Duration.ofDays(31));
        DpaRequest corrected = in(RequestState.QUEUED).withMatter(Matter.DATA_SUBJECT_REQUEST, month, by);
        assertEquals(Optional.of(Matter.DATA_SUBJECT_REQUEST), corrected.about());
        assertEquals(month, corrected.decision().respondBy());
        assertEquals(
                "data-subject-request, not redlines",
                corrected.history().getLast().detail());
        assertEquals(corrected, corrected.withMatter(Matter.DATA_SUBJECT_REQUEST, null, by));
        assertEquals(
                RequestState.CLOSED,
                corrected.closed(RequestOutcome.FULFILLED, null, by).state());
        DpaRequest erased = corrected.erased(by);
        assertThrows(IllegalTransitionException.class, () -> erased.withMatter(Matter.QUESTION, null, by));
    }

    @Test
    void everyMatterHasWordsForItsEndAndEveryWordAMatter() {
        var words = EnumSet.noneOf(RequestOutcome.class);
        for (Matter matter : Matter.values()) {
            assertTrue(RequestOutcome.of(matter).size() > 2, matter.term());
            words.addAll(RequestOutcome.of(matter));
        }
        assertEquals(EnumSet.allOf(RequestOutcome.class), words);
        assertTrue(RequestOutcome.of(null).containsAll(RequestOutcome.of(Matter.DPA)));
    }

    @Test
    void aHoldLastsUntilItIsReleased() {
        ChangeAuthor by = new ChangeAuthor("Mari", NOON);
        DpaRequest request = in(RequestState.QUEUED);
        assertFalse(request.isHeld());
        assertTrue(request.held("a court asked", by).isHeld());
        assertFalse(request.held("a court asked", by).released(by).isHeld());
        assertTrue(request.released(by).held("again", by).isHeld());
    }

    @Test
    void aMailIsAddedOnceAndStrangersFillNoItem() {
        ChangeAuthor by = ChangeAuthor.register(NOON);
        DpaRequest request = in(RequestState.QUEUED).withMail(reference(1), by);
        assertEquals(request, request.withMail(reference(1), by));
        for (int mail = 2; mail < 2 * DpaRequest.MOST_MAILS; mail++) {
            request = request.withMail(reference(mail), by);
        }
        assertEquals(DpaRequest.MOST_MAILS + 1, request.history().size());
        assertTrue(CanonicalJson.bytes(DpaRequestJson.FORM.write(request)).length < 50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\tb", "a\u0000", "a\u2028b"})
    void whoCannotStandInALineIsRefused(String actor) {
        assertThrows(IllegalArgumentException.class, () -> new ChangeAuthor(actor, NOON));
        if (!actor.isBlank()) {
            DpaRequest request = in(RequestState.QUEUED);
            assertThrows(IllegalArgumentException.class, () -> request.assigned(actor, ChangeAuthor.register(NOON)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"at:noon", "kind:flown", "state:lost", "actor:", "detail:"})
    void whatIsNoChangeIsRefused(String wrong) {
        String[] field = wrong.split(":", -1);
        Json.Builder change = Json.object()
                .putAll(SampleRequest.received(RequestState.QUEUED, "delivery-1")
                        .members());
        Json.Obj bad = change.put(field[0], field[1].isEmpty() ? Json.of(1) : Json.of(field[1]))
                .build();
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> SampleRequest.of(reference(0), in -> in.put("history", Json.array(List.of(bad)))));
        assertTrue(String.valueOf(e.getMessage()).startsWith("history[0]." + field[0] + ": "), e::getMessage);
    }
}
