package register.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.memory.MemoryRecords;
import register.recipient.RecipientId;
import register.value.Language;
import register.value.PolicyId;

/// A confirmation is found by id and by due time, replaced one revision at a time, and removable.
final class ConfirmationsTest {
    private static final Instant ASKED_AT = Instant.parse("2026-03-01T10:15:30.123Z");

    private final Confirmations confirmations = new Confirmations(new MemoryRecords());

    @Test
    @DisplayName("a confirmation is kept with every field, and due from its millisecond on")
    void keepsWhatWasAskedFor() {
        Confirmation first = asked("first@customer.example", ASKED_AT);
        Confirmation moving = Confirmation.toMove(
                new PolicyId("example"),
                new Language("el"),
                "neu@customer.example",
                RecipientId.next(),
                "alt@customer.example",
                ASKED_AT.plusMillis(1));
        confirmations.add(first);
        confirmations.add(moving);
        assertEquals(Optional.of(moving), confirmations.find(moving.id()));
        assertEquals(List.of(), confirmations.due(ASKED_AT.minusMillis(1), 9));
        assertEquals(List.of(first), confirmations.due(ASKED_AT, 9));
        assertEquals(List.of(first, moving), confirmations.due(ASKED_AT.plusMillis(1), 9));
        assertEquals(List.of(first), confirmations.due(ASKED_AT.plusMillis(1), 1));
    }

    @Test
    @DisplayName("a change succeeds if no other process was faster, and updates the due time")
    void movesOn() {
        Confirmation asked = asked("first@customer.example", ASKED_AT);
        confirmations.add(asked);
        Confirmation tried = asked.tried(ASKED_AT.plusSeconds(900));
        assertTrue(confirmations.replace(tried));
        assertFalse(confirmations.replace(asked.mailed(ASKED_AT)), "somebody was faster");
        assertEquals(List.of(), confirmations.due(ASKED_AT, 9));
        assertEquals(List.of(tried), confirmations.due(ASKED_AT.plusSeconds(900), 9));
        Confirmation mailed = tried.mailed(ASKED_AT.plusSeconds(1));
        assertTrue(confirmations.replace(mailed));
        assertEquals(List.of(), confirmations.due(ASKED_AT.plusSeconds(900), 9));
        Confirmation confirmed = mailed.confirmed(RecipientId.next(), ASKED_AT.plusSeconds(60));
        assertTrue(confirmations.replace(confirmed));
        assertEquals(List.of(confirmed), confirmations.due(ASKED_AT.plusSeconds(60), 9));
        assertTrue(confirmations.replace(confirmed.done()));
        assertEquals(Optional.of(confirmed.done()), confirmations.find(asked.id()));
    }

    @Test
    @DisplayName("a removed confirmation is found by no key, and removing it again does nothing")
    void forgets() {
        Confirmation asked = asked("first@customer.example", ASKED_AT);
        Confirmation other = asked("other@customer.example", ASKED_AT);
        confirmations.add(asked);
        confirmations.add(other);
        confirmations.remove(asked.id());
        confirmations.remove(asked.id());
        assertEquals(Optional.empty(), confirmations.find(asked.id()));
        assertFalse(confirmations.replace(asked.mailed(ASKED_AT)));
        assertEquals(List.of(other), confirmations.due(ASKED_AT.plusSeconds(1), 9));
    }

    private static Confirmation asked(String address, Instant at) {
        return Confirmation.toSubscribe(new PolicyId("example"), new Language("de"), address, at);
    }
}
