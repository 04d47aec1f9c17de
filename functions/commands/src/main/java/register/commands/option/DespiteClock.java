package register.commands.option;

import picocli.CommandLine.Option;

/// Whether to go on though the last entry's time is still to come.
public final class DespiteClock {
    @Option(
            names = "--despite-clock",
            description = "Go on though the last entry of the log has a time that is still to come.")
    private boolean given;

    public boolean given() {
        return given;
    }
}
