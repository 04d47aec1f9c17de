package register.machine.start;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import register.machine.runtime.Log;
import register.machine.runtime.Readings;
import register.machine.start.Poller.Part;
import register.machine.start.Poller.Progress;
import register.measure.Measure;
import register.transparency.Witnesses;

/// Has witnesses cosign beside a running server.
final class WitnessFollower {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofSeconds(60);
    /// The pause before asking again.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Witnesses witnesses;
    private final Readings readings;
    private final Map<String, String> said = new HashMap<>();
    private boolean begun;

    private WitnessFollower(Witnesses witnesses, Readings readings) {
        this.readings = readings;
        this.witnesses = witnesses;
    }

    /// Does nothing if no trust file names a witness.
    static Part part(Witnesses witnesses, Readings readings) {
        var follower = new WitnessFollower(witnesses, readings);
        return Part.following("asking witnesses", EVERY, PAUSE, follower::follow);
    }

    private void follow(Progress progress) {
        Consumer<Witnesses.WitnessReply> asked = answer -> {
            log(answer);
            if (!answer.hasCosigned()) {
                progress.leavesWork();
            }
        };
        var _ = begun ? witnesses.reconcile(AT_ONCE, asked) : witnesses.askAnew(AT_ONCE, asked);
        begun = true;
    }

    /// Logs a repeated answer once; an alarm each time.
    private void log(Witnesses.WitnessReply asked) {
        if (asked.isAlarm()) {
            readings.count(Measure.HISTORIES_CONTRADICTED);
        }
        String of = asked.heard().policy() + " " + asked.heard().key();
        if (!asked.heard().answer().equals(said.put(of, asked.heard().answer())) || asked.isAlarm()) {
            Log.line(asked.line());
        }
    }
}
