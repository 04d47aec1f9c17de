package register.commands.option;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// In which form a result is printed; every command that prints one takes it.
public final class JsonOption {
    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the result as one JSON value, and nothing else.")
    private boolean json;

    boolean asked() {
        return json;
    }
}
