package register.commands.option;

import picocli.CommandLine.Option;

/// Consent to add to a log although its last entry has a future time.
public final class DespiteClock {
    @Option(
            names = "--despite-clock",
            description = "Continue although the last entry of the log has a time in the future.")
    private boolean given;

    public boolean given() {
        return given;
    }
}
