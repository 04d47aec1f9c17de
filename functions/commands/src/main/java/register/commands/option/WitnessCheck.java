package register.commands.option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import register.transparency.Witnesses.WitnessReply;

/// Asks witnesses whether they saw the history here. After an old backup is restored, they have seen a longer one,
/// and each new entry would fork it.
public final class WitnessCheck {
    private final Terminal terminal;
    private final List<WitnessReply> alarms = new ArrayList<>();

    public WitnessCheck(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Prints a witness's answer, and notes an alarm.
    public void answered(WitnessReply asked) {
        terminal.err().println(asked.line());
        if (asked.isAlarm()) {
            alarms.add(asked);
        }
    }

    private void check(WitnessReply asked) {
        if (asked.isAlarm()) {
            answered(asked);
        }
    }

    /// Asks the witnesses whether they saw the history here.
    ///
    /// @throws NoResultException if one saw another
    public void requireOne(Duration time, Asking asking) {
        int _ = asking.ask(time, this::check);
        if (!alarms.isEmpty()) {
            throw NoResultException.no(
                    "a witness saw a history that differs from the one here, so nothing was added. Restore the "
                            + "newest copy of the data; --despite-witnesses continues, and forks the log "
                            + "permanently");
        }
    }

    public int exit() {
        return alarms.isEmpty() ? Exit.DONE : Exit.NO;
    }

    /// A way to ask `Witnesses`.
    public interface Asking {
        int ask(Duration time, Consumer<WitnessReply> asked);
    }
}
