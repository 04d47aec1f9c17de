package register.notices.sending;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import register.notice.RunId;
import register.request.delivery.Handover;

/// Counts the results of one pass, and decides whether it continues. Failures of several mails in a row are not
/// about the mails.
final class SendingPass {
    /// The number of mails not taken in a row after which sending pauses.
    private static final int NOT_TAKEN = 5;
    /// The number of mails in a row deferred for their recipients after which sending pauses, because the server is
    /// then refusing all of them.
    static final int PUT_OFF = 50;
    /// The number of refusals in a row after which a run stops.
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

    /// @param most the maximum number of mails
    SendingPass(BooleanSupplier asked, long most) {
        this.asked = asked;
        this.left = most;
    }

    boolean goesOn() {
        return left > 0 && notTakenInARow.get() < NOT_TAKEN && putOffInARow.get() < PUT_OFF && asked.getAsBoolean();
    }

    void begins() {
        left--;
    }

    /// Records why no mail of a run leaves.
    ///
    /// @param why in words for a log
    void holds(RunId run, String why) {
        held.put(run, why);
    }

    /// Counts a claim that expired without a result.
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

    /// True if all recent mails were refused; then counts anew.
    boolean refusesAll() {
        return refusedInARow.get() >= REFUSED && refusedInARow.getAndSet(0) >= REFUSED;
    }

    NoticeSending.PassResult passed() {
        return new NoticeSending.PassResult(taken.get(), failed.get(), lapsed.get(), held);
    }
}
