package register.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboxTest {
    /// @param state `due`, `claimed`, `taken`, or `canceled` by a person
    private record Mail(int revision, String state) {
        Mail next(String then) {
            return new Mail(revision + 1, then);
        }
    }

    private Mail stored = new Mail(1, "due");
    private final List<String> handed = new ArrayList<>();
    private final Outbox<Mail> outbox = new Outbox<>(
            new Revisions<>(_ -> "mail", _ -> Optional.of(stored), this::replace),
            (_, latest) -> !latest.state().equals("canceled"));

    @Test
    void oneOfTwoThatSawItDueHandsItOver() {
        Mail claim = stored.next("claimed");
        var first = outbox.send(claim, () -> hand("first"), OutboxTest::taken);
        var second = outbox.send(claim, () -> hand("second"), OutboxTest::taken);
        assertEquals(List.of("first"), handed);
        assertEquals(Optional.of("first"), first.handover());
        assertEquals(Optional.empty(), second.handover());
        assertEquals(new Mail(3, "taken"), second.record());
    }

    @Test
    void itIsClaimedBeforeItLeaves() {
        var _ = outbox.send(stored.next("claimed"), () -> hand(stored.state()), OutboxTest::taken);
        assertEquals(List.of("claimed"), handed);
        assertEquals(new Mail(3, "taken"), stored);
    }

    @Test
    void theResultAppliesToARecordThatChangedMeanwhile() {
        var _ = outbox.send(stored.next("claimed"), () -> changed("noted"), OutboxTest::taken);
        assertEquals(new Mail(4, "taken"), stored);
    }

    @Test
    void theResultOfAClaimThatCountsNoMoreIsDropped() {
        var sent = outbox.send(stored.next("claimed"), () -> changed("canceled"), OutboxTest::taken);
        assertEquals(new Mail(3, "canceled"), stored);
        assertEquals(stored, sent.record());
        assertEquals(Optional.of("changed"), sent.handover());
    }

    private static Mail taken(Mail standing, String handover) {
        return standing.next("taken");
    }

    private String hand(String what) {
        handed.add(what);
        return what;
    }

    /// Another process changes the record while the mail leaves.
    private String changed(String state) {
        stored = stored.next(state);
        return "changed";
    }

    private boolean replace(Mail changed) {
        boolean replaced = stored.revision() == changed.revision() - 1;
        stored = replaced ? changed : stored;
        return replaced;
    }
}
