package register.commands.option;

import java.io.IOException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import register.machine.site.Site;

/// The register that a command works on: here or on AWS. A command's subcommands take `--aws` too.
public final class SiteOption {
    private final Terminal terminal;

    @Option(
            names = "--aws",
            scope = ScopeType.INHERIT,
            description = "Work on AWS, not on this machine: on the stack $REGISTER_STACK, or on the resources "
                    + "named by REGISTER_TABLE, REGISTER_PUBLISHED_BUCKET, REGISTER_PERSONAL_BUCKET and "
                    + "REGISTER_CORRESPONDENCE_BUCKET.")
    private boolean aws;

    public SiteOption(Terminal terminal) {
        this.terminal = terminal;
    }

    public boolean isAws() {
        return aws;
    }

    /// Opens the register. It is closed when the command ends.
    ///
    /// @throws IOException if there is none
    public Site existing() throws IOException {
        return aws ? terminal.openOnAws() : terminal.openExisting();
    }

    /// Opens the register, creating one here if there is none. It is closed when the command ends.
    public Site open() {
        return aws ? terminal.openOnAws() : terminal.open();
    }
}
