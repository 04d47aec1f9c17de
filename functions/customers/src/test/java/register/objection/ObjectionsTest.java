package register.objection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.memory.MemoryRecords;
import register.objection.ObjectionMail.State;
import register.objection.ObjectionMail.To;
import register.objection.Objections.Place;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.request.SecretReferenceKey;
import register.sample.Filled;
import register.value.Bytes;
import register.value.PolicyId;

/// One record per objection, changed only by a process that read its last revision, and found when a mail about it is
/// due.
final class ObjectionsTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00.007Z");
    private static final ChangeAuthor BY = ChangeAuthor.register(NOON);
    private static final PolicyId POLICY = new PolicyId("example");
    private static final PolicyId OTHER = new PolicyId("other-example");
    private static final RecipientId RECIPIENT = new RecipientId("7".repeat(32));

    private final Objections objections = new Objections(new MemoryRecords());

    @Test
    @DisplayName("an objection reads back exactly, with every field filled in and with all optional fields absent")
    void readsObjectionsBack() {
        for (Objection objection : List.of(Filled.of(Objection.class), byWord(1))) {
            assertTrue(objections.add(objection));
            assertEquals(Optional.of(objection), objections.find(objection.policy(), objection.reference()));
            assertFalse(objections.add(objection), "its reference is taken");
            assertEquals(Optional.empty(), objections.find(OTHER, objection.reference()));
        }
        assertEquals(Optional.empty(), objections.find(POLICY, reference(99)));
    }

    @Test
    @DisplayName("of several changes to one state one succeeds, and none to an older state")
    void replacesObjectionsByRevision() {
        Objection added = byForm(POLICY, 1);
        assertFalse(objections.replace(added.closed(ObjectionOutcome.WITHDRAWN, null, BY)), "there is none");
        assertTrue(objections.add(added));
        Objection standing = added.closed(ObjectionOutcome.REJECTED, "reason", BY);
        assertTrue(objections.replace(standing));
        assertFalse(
                objections.replace(added.closed(ObjectionOutcome.WITHDRAWN, null, BY)), "from a revision long gone");
        assertEquals(Optional.of(standing), objections.find(POLICY, added.reference()));
    }

    @Test
    @DisplayName("a policy's objections are listed by reference, page by page, each once; a recipient's by time")
    void listsPagesOfObjections() {
        assertEquals(List.of(), objections.list(POLICY, null, 10));
        List<Objection> sorted = IntStream.range(0, 12)
                .mapToObj(ObjectionsTest::byWord)
                .sorted(Comparator.comparing(Objection::reference))
                .toList();
        sorted.reversed().forEach(objection -> assertTrue(objections.add(objection)));
        Objection told = byForm(POLICY, 50);
        Objection other = byForm(OTHER, 51);
        assertTrue(objections.add(other));
        assertEquals(sorted, objections.list(POLICY, null, 100));
        assertEquals(sorted.subList(0, 5), objections.list(POLICY, null, 5));
        assertEquals(sorted.subList(5, 8), objections.list(POLICY, sorted.get(4).reference(), 3));
        assertEquals(List.of(), objections.list(POLICY, sorted.getLast().reference(), 3));
        assertEquals(List.of(), objections.of(POLICY, RECIPIENT));
        assertTrue(objections.add(told));
        assertEquals(List.of(told), objections.of(POLICY, RECIPIENT));
        assertEquals(List.of(other), objections.all(OTHER));
    }

    @Test
    @DisplayName("an objection is found while a mail about it is due, the longest due first")
    void findsDueMails() {
        Objection first = byForm(POLICY, 1);
        Objection second = byForm(OTHER, 2);
        List.of(first, second, byWord(3)).forEach(objection -> assertTrue(objections.add(objection)));
        assertEquals(List.of(), objections.mailDue(BY.at().minusMillis(1), 10));
        assertEquals(2, objections.mailDue(BY.at(), 10).size());
        assertEquals(1, objections.mailDue(BY.at(), 1).size());
        Objection told = first.claimed(To.TEAM, BY.at().plusMillis(5), BY).ended(To.TEAM, State.SENT, null, BY);
        Objection claimed = first.claimed(To.TEAM, BY.at().plusMillis(5), BY);
        assertTrue(objections.replace(claimed));
        assertTrue(objections.replace(told));
        assertEquals(2, objections.mailDue(BY.at(), 10).size(), "its receipt is due still");
        Objection sending = told.claimed(To.CUSTOMER, BY.at().plusMillis(7), BY);
        assertTrue(objections.replace(sending));
        assertEquals(List.of(place(second)), objections.mailDue(BY.at().plusMillis(6), 10));
        assertEquals(
                List.of(place(second), place(first)),
                objections.mailDue(BY.at().plusMillis(7), 10),
                "the claim" + " ended");
        assertTrue(objections.replace(sending.ended(To.CUSTOMER, State.SENT, null, BY)));
        assertEquals(List.of(place(second)), objections.mailDue(BY.at().plus(Duration.ofDays(9)), 10));
        assertTrue(objections.replace(second.erased(null, BY)));
        assertEquals(List.of(), objections.mailDue(BY.at().plus(Duration.ofDays(9)), 10));
    }

    @Test
    @DisplayName("an erased objection states only what happened and when, permanently")
    void erasesForGood() {
        Objection added = byForm(POLICY, 1);
        assertTrue(objections.add(added));
        Objection closed = added.closed(ObjectionOutcome.REJECTED, "we told Mari Maasikas why", BY);
        assertTrue(objections.replace(closed));
        Objection erased = closed.erased(null, BY);
        assertTrue(objections.replace(erased));
        assertEquals(Optional.of(erased), objections.find(POLICY, added.reference()));
        assertFalse(String.valueOf(objections.find(POLICY, added.reference())).contains("Maasikas"));
        assertEquals(Optional.of(ObjectionOutcome.REJECTED), erased.outcome());
    }

    private static Place place(Objection objection) {
        return new Place(objection.policy(), objection.reference());
    }

    private static ObjectionReference reference(int number) {
        return ObjectionReference.of(new SecretReferenceKey(Bytes.of(new byte[32])), Integer.toString(number));
    }

    private static Objection byForm(PolicyId policy, int number) {
        return Objection.recorded(
                reference(number),
                new Objection.About(policy, null, RECIPIENT, BY.at()),
                ObjectionChannel.FORM,
                BY.at(),
                new CustomerStatement("Mari Maasikas objects", null),
                null,
                BY);
    }

    private static Objection byWord(int number) {
        return Objection.recorded(
                reference(number),
                new Objection.About(POLICY, null, null, null),
                ObjectionChannel.PHONE,
                BY.at(),
                new CustomerStatement("called", null),
                null,
                BY);
    }
}
