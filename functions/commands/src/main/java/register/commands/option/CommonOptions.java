package register.commands.option;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options of every command. A command that prints no result takes no `--json`.
public final class CommonOptions {
    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // The parser reads it.
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            scope = ScopeType.INHERIT,
            versionHelp = true,
            description = "Print version information and exit.")
    @SuppressWarnings("UnusedVariable") // The parser reads it.
    private boolean version;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the result as one JSON value, and nothing else.")
    private boolean json;

    boolean json() {
        return json;
    }
}
