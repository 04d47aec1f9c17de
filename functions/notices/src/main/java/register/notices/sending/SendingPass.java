package register.notices.sending;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import register.notice.RunId;
import register.request.delivery.Handover;

/// What one pass did, and whether it goes on. What fails for one mail after another is no matter of the mails.
final class SendingPass {
    /// How many mails in a row nobody takes before sending waits.
    private static final int NOT_TAKEN = 5;
    /// How many of which each is put off for its recipient: then the server means all of them.
    static final int PUT_OFF = 50;
    /// How many are refused in a row before a run stops.
    static final int REFUSED = 10;

    private final BooleanSupplier asked;
    private final Map<RunId, String> held = new ConcurrentHashMap<>();
    private long left;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger lapsed = new AtomicInteger();
    private final AtomicInteger notTakenInARow = new AtomicInteger();
    private final AtomicInteger putOffInARow = new AtomicInteger();
    private final AtomicInteger refusedInARow = new AtomicInteger();

    /// @param most how many mails may leave
    SendingPass(BooleanSupplier asked, long most) {
        this.asked = asked;
        this.left = most;
    }

    boolean goesOn() {
        return left > 0 && notTakenInARow.get() < NOT_TAKEN && putOffInARow.get() < PUT_OFF && asked.getAsBoolean();
    }

    /// Another mail leaves.
    void begins() {
        left--;
    }

    /// No mail of a run leaves.
    ///
    /// @param why in words for a log
    void holds(RunId run, String why) {
        held.put(run, why);
    }

    /// A claim ended with nobody having recorded what became of its mail.
    void lapsed() {
        lapsed.incrementAndGet();
    }

    void count(Handover handover) {
        (handover instanceof Handover.Taken ? taken : failed).incrementAndGet();
        boolean putOff = handover instanceof Handover.NotTaken one && one.ofRecipient();
        count(putOffInARow, putOff);
        count(notTakenInARow, handover instanceof Handover.NotTaken && !putOff);
        count(refusedInARow, handover instanceof Handover.Refused);
    }

    private static void count(AtomicInteger counter, boolean failed) {
        if (failed) {
            counter.incrementAndGet();
        } else {
            counter.set(0);
        }
    }

    /// Whether all is refused; counts anew from then on.
    boolean refusesAll() {
        return refusedInARow.get() >= REFUSED && refusedInARow.getAndSet(0) >= REFUSED;
    }

    NoticeSending.Passed passed() {
        return new NoticeSending.Passed(taken.get(), failed.get(), lapsed.get(), held);
    }
}
