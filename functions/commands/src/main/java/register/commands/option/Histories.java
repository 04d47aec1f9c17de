package register.commands.option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import register.transparency.Witnesses.Asked;

/// Asks witnesses whether they saw the history that is here. After an old backup was restored they saw a longer
/// one, and each entry more would be a fork of it.
public final class Histories {
    private final Terminal terminal;
    private final List<Asked> alarms = new ArrayList<>();

    public Histories(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Prints what a witness answered, and remembers that it saw another history.
    public void answered(Asked asked) {
        terminal.err().println(asked.line());
        if (asked.isAlarm()) {
            alarms.add(asked);
        }
    }

    /// The same of one that is asked only whether it saw another history.
    private void checked(Asked asked) {
        if (asked.isAlarm()) {
            answered(asked);
        }
    }

    /// Whether every witness that answers saw the history here; without, says what to do.
    ///
    /// @param asking has them asked
    public boolean areOne(Duration time, Asking asking) {
        int _ = asking.ask(time, this::checked);
        if (alarms.isEmpty()) {
            return true;
        }
        terminal.err()
                .println(
                        "a witness saw another history than the one here, so nothing is added to it. Put back the newest"
                                + " copy of the data; --despite-witnesses goes on, and forks the log for good");
        return false;
    }

    public int exit() {
        return alarms.isEmpty() ? Exit.DONE : Exit.NO;
    }

    /// One of the ways to ask `Witnesses`.
    public interface Asking {
        int ask(Duration time, Consumer<Asked> asked);
    }
}
