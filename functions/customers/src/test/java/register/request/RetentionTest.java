package register.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.json.Json;
import register.memory.MemoryDocuments;
import register.memory.MemoryRecords;
import register.memory.RecordsAround;
import register.objection.Objection;
import register.objection.ObjectionErasure;
import register.objection.Objections;
import register.record.Records;
import register.sample.AgedRecords;
import register.sample.EveryKind.Sample;
import register.sample.SampleRequest;
import register.value.Bytes;
import register.value.Reference;
import register.value.Sha256;

class RetentionTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ChangeAuthor MARI = new ChangeAuthor("Mari", NOON);

    private final MemoryDocuments documents = new MemoryDocuments();
    private final MemoryRecords records = new MemoryRecords();
    private final IssuedDocuments issued = new IssuedDocuments(records);
    private final RequestLog requests = new RequestLog(records);
    private final List<String> copies = new ArrayList<>();
    private Instant now = NOON;

    private RequestErasure erasure(RequestLog log, DocumentStore store, IssuedDocuments records) {
        InstantSource source = () -> now;
        return new RequestErasure(
                log,
                store,
                records,
                (reference, delivery) -> copies.add(reference + " " + delivery.orElse("-")),
                new ObjectionErasure(new Objections(new MemoryRecords()), log, source.withZone(ZoneOffset.UTC)),
                Retention.DEFAULT,
                source.withZone(ZoneOffset.UTC));
    }

    private RequestErasure erasure() {
        return erasure(requests, documents, issued);
    }

    private static Reference reference(int number) {
        return Reference.of(new SecretReferenceKey(Bytes.of(new byte[32])), "mail " + number);
    }

    private DpaRequest arrived(int number, RequestState state) {
        return arrived(number, state, "no-intent");
    }

    private DpaRequest arrived(int number, RequestState state, String reason) {
        byte[] mail = {1, (byte) number};
        byte[] pdf = {2, (byte) number};
        documents.putIfAbsent(DocumentKey.mail(Sha256.of(mail)), mail);
        DocumentKey key = DocumentKey.acknowledgement(reference(number));
        documents.putIfAbsent(key, pdf);
        issued.record(new IssuedDocument.Acknowledgement(Sha256.of(pdf), key, NOON, reference(number)));
        DpaRequest request = SampleRequest.of(
                reference(number),
                in -> in.put("receivedAt", NOON.toString())
                        .put("sender", "maria@customer.example.org")
                        .put("mail", Sha256.of(mail).hex())
                        .put("reason", reason)
                        .put("state", state.term())
                        .put(
                                "acknowledgement",
                                number % 2 == 0 ? null : Sha256.of(pdf).hex())
                        .put("history", Json.array(List.of(SampleRequest.received(state, "delivery-" + number)))));
        assertTrue(requests.open(request));
        return request;
    }

    private DpaRequest closed(int number) {
        DpaRequest closed = arrived(number, RequestState.QUEUED).closed(RequestOutcome.DECLINED, null, MARI);
        assertTrue(requests.replace(closed));
        return closed;
    }

    private void after(int days) {
        now = NOON.plus(Duration.ofDays(days));
    }

    private DpaRequest standing(DpaRequest request) {
        return requests.find(request.reference()).orElseThrow();
    }

    @Test
    void unauthenticatedRequestsCloseAutomatically() {
        DpaRequest forged = arrived(1, RequestState.QUEUED, "dmarc-fail");
        DpaRequest question = arrived(2, RequestState.QUEUED);
        DpaRequest taken = arrived(3, RequestState.QUEUED, "dmarc-gray");
        DpaRequest held = arrived(4, RequestState.QUEUED, "dmarc-missing");
        assertTrue(requests.replace(taken.assigned("Mari", MARI)));
        assertTrue(requests.replace(held.held("court", MARI)));
        after(Retention.UNVOUCHED_DAYS - 1);
        assertEquals(new RequestErasure.Erased(0, 0, 0), erasure().reconcile());
        assertEquals(forged, standing(forged));
        after(Retention.UNVOUCHED_DAYS);
        assertEquals(new RequestErasure.Erased(0, 0, 0), erasure().reconcile());
        assertEquals(RequestState.SILENT, standing(forged).state());
        assertEquals(ChangeAuthor.REGISTER, standing(forged).history().getLast().actor());
        after(Retention.UNVOUCHED_DAYS + 30);
        assertEquals(new RequestErasure.Erased(0, 1, 0), erasure().reconcile(), "its raw mail");
        after(Retention.UNVOUCHED_DAYS + 1095);
        assertEquals(new RequestErasure.Erased(1, 0, 0), erasure().reconcile());
        assertEquals(RequestState.QUEUED, standing(question).state());
        assertEquals(RequestState.IN_PROGRESS, standing(taken).state());
        assertEquals(RequestState.QUEUED, standing(held).state());
    }

    @ParameterizedTest
    @CsvSource({
        "29, 0, 0",
        "30, 0, 1",
        "1094, 0, 1",
        "1095, 1, 0",
    })
    void aClosedRequestEndsInTwoSteps(int days, int erased, int mails) {
        DpaRequest request = closed(1);
        after(days);
        assertEquals(new RequestErasure.Erased(erased, mails, 0), erasure().reconcile());
        assertEquals(new RequestErasure.Erased(0, 0, 0), erasure().reconcile(), "once");
        assertEquals(2 - mails - 2 * erased, documents.size());
        assertEquals(1 - erased, records.count(IssuedDocuments.ACKNOWLEDGEMENTS));
        assertEquals(
                erased == 1 ? RequestState.ERASED : RequestState.CLOSED,
                standing(request).state());
        assertEquals(mails + erased > 0, standing(request).isWithoutMail());
    }

    @Test
    void aBadPeriodIsNamed() {
        String said = String.valueOf(assertThrows(IllegalArgumentException.class, () -> new Retention(40, 30))
                .getMessage());
        assertTrue(said.startsWith("40 days for mail and 30 for requests: expected 0 to 36500"), said);
    }

    /// The record holds the start of the period, not its end.
    @Test
    void aChangedSettingAppliesToRequestsClosedBefore() {
        DpaRequest request = closed(1);
        after(10);
        RequestErasure before = erasure();
        assertEquals(new RequestErasure.Erased(0, 0, 0), before.reconcile());
        var shorter = new RequestErasure(
                before.requests(),
                before.documents(),
                before.issued(),
                before.copies(),
                before.traces(),
                new Retention(5, 10),
                before.clock());
        assertEquals(new RequestErasure.Erased(1, 0, 0), shorter.reconcile());
        assertEquals(RequestState.ERASED, standing(request).state());
    }

    /// A request with nothing due is found again.
    @Test
    void aReopenedRequestIsKeptUntilItIsClosedAgain() {
        DpaRequest silent = arrived(1, RequestState.SILENT);
        assertTrue(requests.replace(silent.assigned("Mari", MARI)));
        after(2_000);
        assertEquals(new RequestErasure.Erased(0, 0, 0), erasure().reconcile());
        ChangeAuthor later = new ChangeAuthor("Mari", now);
        assertTrue(requests.replace(standing(silent).closed(RequestOutcome.DECLINED, null, later)));
        after(2_000 + 29);
        assertEquals(new RequestErasure.Erased(0, 0, 0), erasure().reconcile());
        after(2_000 + 1_095);
        assertEquals(new RequestErasure.Erased(1, 0, 0), erasure().reconcile());
    }

    @Test
    void onlyWhatEndsIsRead() {
        closed(1);
        for (int number = 2; number < 100; number++) {
            arrived(number, RequestState.QUEUED);
        }
        after(30);
        var read = new ArrayList<String>();
        Records told = RecordsAround.before(records, (kind, method, subject) -> read.add(method + " " + subject));
        assertEquals(
                new RequestErasure.Erased(0, 1, 0),
                erasure(new RequestLog(told), documents, issued).reconcile());
        // The four stages, the one that ends, and its change.
        assertEquals(6, read.size(), read::toString);
    }

    /// Although it was listed before, with the one that is erased first.
    @ParameterizedTest
    @ValueSource(ints = {30, 1_095})
    void aRequestThatIsHeldWhileAnotherIsErasedIsKept(int days) {
        closed(1);
        DpaRequest late = closed(2);
        after(days);
        int before = documents.size();
        DocumentStore meanwhile = DocumentStore.class.cast(Proxy.newProxyInstance(
                DocumentStore.class.getClassLoader(), new Class<?>[] {DocumentStore.class}, (_, method, arguments) -> {
                    if (!standing(late).isHeld()) {
                        assertTrue(requests.replace(standing(late).held("a court asks", MARI)));
                    }
                    return method.invoke(documents, arguments);
                }));
        var _ = erasure(requests, meanwhile, issued).reconcile();
        assertEquals(days == 30 ? before - 1 : before - 2, documents.size());
        assertEquals(RequestState.CLOSED, standing(late).state());
    }

    @Test
    void anObjectionThatIsReopenedMeanwhileIsKept() {
        var standing = new Objections(records);
        Objection objection = AgedRecords.of(0).stream()
                .map(Sample::record)
                .filter(Objection.class::isInstance)
                .map(Objection.class::cast)
                .findFirst()
                .orElseThrow();
        assertTrue(standing.add(objection));
        Objection reopened = objection.withMail(reference(1), MARI);
        Records meanwhile = RecordsAround.before(records, (kind, method, _) -> {
            if (method.equals("find") && kind.equals(Objections.KIND)) {
                var _ = standing.replace(reopened);
            }
        });
        var erasure =
                new ObjectionErasure(new Objections(meanwhile), requests, Clock.fixed(AgedRecords.NOW, ZoneOffset.UTC));
        assertEquals(0, erasure.reconcile(1_095));
        assertEquals(
                reopened,
                standing.find(objection.policy(), objection.reference()).orElseThrow());
    }

    @Test
    void openAndHeldRequestsAreKept() {
        arrived(1, RequestState.QUEUED);
        arrived(2, RequestState.ACKNOWLEDGED);
        DpaRequest held = closed(3);
        assertTrue(requests.replace(held.held("a court asked", MARI)));
        after(4_000);
        assertEquals(new RequestErasure.Erased(0, 0, 0), erasure().reconcile());
        assertEquals(6, documents.size());
        assertThrows(HeldException.class, () -> erasure().erase(held.reference(), MARI));
        assertTrue(requests.replace(standing(held).released(MARI)));
        assertEquals(new RequestErasure.Erased(1, 0, 0), erasure().reconcile());
    }

    @Test
    void unansweredRequestsCountFromTheirArrival() {
        arrived(1, RequestState.SILENT);
        after(30);
        assertEquals(new RequestErasure.Erased(0, 1, 0), erasure().reconcile());
        after(1_095);
        assertEquals(new RequestErasure.Erased(1, 0, 0), erasure().reconcile());
    }

    @Test
    void aMailThatIsLeavingIsNotOvertaken() {
        DpaRequest leaving = arrived(1, RequestState.REPLYING);
        assertThrows(IllegalTransitionException.class, () -> erasure().erase(leaving.reference(), MARI));
        assertEquals(2, documents.size());
        assertEquals(List.of(), erasure().erase(reference(9), MARI));
    }

    @Test
    void theThreadsMailsOfTheSameSenderGoToo() {
        DpaRequest first = arrived(1, RequestState.ACKNOWLEDGED);
        DpaRequest later = arrived(2, RequestState.QUEUED);
        assertTrue(requests.replace(first.withMail(later.reference(), MARI)));
        assertEquals(List.of(later.reference(), first.reference()), erasure().erase(first.reference(), MARI));
        assertTrue(documents.isEmpty());
        assertEquals(RequestState.ERASED, standing(later).state());
        assertTrue(copies.contains(first.reference() + " delivery-1"), copies::toString);
    }

    /// Data stored by a process that read the request before is erased at the next scheduled run.
    @Test
    void leftoversOfAStragglerAreErased() {
        DpaRequest request = closed(1);
        assertEquals(List.of(request.reference()), erasure().erase(request.reference(), MARI));
        documents.putIfAbsent(DocumentKey.mail(request.arrival().mail()), new byte[] {1});
        assertEquals(new RequestErasure.Erased(0, 0, 0), erasure().reconcile());
        assertTrue(documents.isEmpty());
    }

    @Test
    void oneThatFailsHoldsUpNoOther() {
        DpaRequest bad = closed(1);
        closed(2);
        after(1_095);
        DocumentStore picky = DocumentStore.class.cast(Proxy.newProxyInstance(
                DocumentStore.class.getClassLoader(), new Class<?>[] {DocumentStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("erase")
                            && arguments[0].equals(
                                    DocumentKey.mail(bad.arrival().mail()))) {
                        throw new IllegalStateException("the disk is full");
                    }
                    return method.invoke(documents, arguments);
                }));
        assertThrows(
                IllegalStateException.class,
                () -> erasure(requests, picky, issued).reconcile());
        assertEquals(RequestState.CLOSED, standing(bad).state());
        assertEquals(new RequestErasure.Erased(1, 0, 0), erasure().reconcile());
        assertTrue(documents.isEmpty());
    }

    @Test
    void aStageThatCannotBeReadHoldsUpNoOther() {
        closed(1);
        after(30);
        Records damaged = RecordsAround.before(records, (_, method, subject) -> {
            if (method.equals("ended") && subject.toString().startsWith("request#")) {
                throw new IllegalStateException("its record cannot be read");
            }
        });
        assertThrows(
                IllegalStateException.class,
                () -> erasure(new RequestLog(damaged), documents, issued).reconcile());
        assertEquals(1, documents.size(), "its mail is erased");
    }

    /// The erasing process crashes before or after each call: the record remains until everything it names is gone.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLostErasureIsCompletedByAnother(boolean afterwards) {
        int calls = 0;
        boolean ended = false;
        while (!ended) {
            calls++;
            var world = new RetentionTest();
            DpaRequest request = world.closed(1);
            int[] left = {calls};
            try {
                var _ = world.erasure(
                                new RequestLog(halting(Records.class, world.records, left, afterwards)),
                                halting(DocumentStore.class, world.documents, left, afterwards),
                                new IssuedDocuments(halting(Records.class, world.records, left, afterwards)))
                        .erase(request.reference(), MARI);
                ended = true;
            } catch (Lost _) {
                boolean erased = world.standing(request).state() == RequestState.ERASED;
                assertFalse(erased && world.documents.size() > 0, "halted at call " + calls);
            }
            var _ = world.erasure().erase(request.reference(), MARI);
            assertTrue(world.documents.isEmpty());
            assertEquals(0, world.records.count(IssuedDocuments.ACKNOWLEDGEMENTS));
            assertEquals(RequestState.ERASED, world.standing(request).state());
        }
        assertTrue(calls > 8, "halted " + calls + " times");
    }

    private static final class Lost extends Error {
        private static final long serialVersionUID = 1;
    }

    private static <T> T halting(Class<T> type, T port, int[] left, boolean afterwards) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    boolean now = --left[0] == 0;
                    if (now && !afterwards) {
                        throw new Lost();
                    }
                    Object answer;
                    try {
                        answer = method.invoke(port, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                    if (now) {
                        throw new Lost();
                    }
                    return answer;
                }));
    }
}
