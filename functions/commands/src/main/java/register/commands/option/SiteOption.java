package register.commands.option;

import java.io.IOException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import register.machine.site.Site;

/// Which register a command works on; its subcommands take `--aws` too.
public final class SiteOption {
    private final Terminal terminal;

    @Option(names = "--aws", scope = ScopeType.INHERIT, description = OnAws.DESCRIPTION)
    private boolean aws;

    public SiteOption(Terminal terminal) {
        this.terminal = terminal;
    }

    public Terminal terminal() {
        return terminal;
    }

    public boolean aws() {
        return aws;
    }

    /// @throws IOException when there is nothing to open
    public Site existing() throws IOException {
        return terminal.existing(aws);
    }
}
