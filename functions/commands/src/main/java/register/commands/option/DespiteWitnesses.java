package register.commands.option;

import picocli.CommandLine.Option;

/// Whether to go on though a witness saw another history than the one here.
public final class DespiteWitnesses {
    @Option(
            names = "--despite-witnesses",
            description = "Go on though a witness saw another history of the log: that forks it for good.")
    private boolean given;

    public boolean given() {
        return given;
    }
}
