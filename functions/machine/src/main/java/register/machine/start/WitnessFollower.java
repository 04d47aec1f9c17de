package register.machine.start;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import register.embedded.Agenda;
import register.machine.runtime.Log;
import register.machine.start.Poller.Part;
import register.transparency.Witnesses;

/// Has witnesses cosign beside a running server.
final class WitnessFollower {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofSeconds(60);
    /// The pause before asking again.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Witnesses witnesses;
    private final Map<String, String> said = new HashMap<>();
    private long notBefore = System.nanoTime();
    private boolean begun;

    private WitnessFollower(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    /// Does nothing if no trust file names a witness.
    static Part part(Witnesses witnesses) {
        var follower = new WitnessFollower(witnesses);
        return new Part(
                "asking witnesses",
                EVERY,
                agenda -> agenda.due().contains(Agenda.Matter.WITNESSES),
                (_, _) -> follower.follow());
    }

    private void follow() {
        if (System.nanoTime() < notBefore) {
            return;
        }
        try {
            var _ = begun ? witnesses.reconcile(AT_ONCE, this::asked) : witnesses.askAnew(AT_ONCE, this::asked);
            begun = true;
        } catch (RuntimeException e) {
            Log.failure("asking witnesses", e);
            notBefore = System.nanoTime() + PAUSE.toNanos();
        }
    }

    /// Logs a repeated answer once; an alarm each time.
    private void asked(Witnesses.Asked asked) {
        if (!asked.hasCosigned()) {
            notBefore = System.nanoTime() + PAUSE.toNanos();
        }
        String of = asked.heard().policy() + " " + asked.heard().key();
        if (!asked.heard().answer().equals(said.put(of, asked.heard().answer())) || asked.isAlarm()) {
            Log.line(asked.line());
        }
    }
}
