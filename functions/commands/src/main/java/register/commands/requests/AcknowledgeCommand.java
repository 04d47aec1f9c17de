package register.commands.requests;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.DeciderOption;
import register.commands.option.SiteOption;
import register.machine.site.Site;

/// The acknowledgement leaves.
@Command(
        name = "acknowledge",
        mixinStandardHelpOptions = true,
        description =
                "Sends the acknowledgement that the rules left to a person, once. Prints the request's new state.")
final class AcknowledgeCommand implements Callable<Integer> {
    private final SiteOption where;
    private final DeciderOption by;

    @Mixin
    private final OneRequest one = new OneRequest();

    @Option(names = "--again", description = "Send even if nobody knows whether one left already.")
    private boolean again;

    AcknowledgeCommand(SiteOption where, DeciderOption by) {
        this.where = where;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        try (Site site = where.existing()) {
            return OneRequest.sent(
                    site.correspondence().answering().acknowledge(one.reference(), by.name(), again), where.terminal());
        }
    }
}
