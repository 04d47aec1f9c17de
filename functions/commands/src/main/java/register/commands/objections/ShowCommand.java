package register.commands.objections;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.ObjectionText;
import register.machine.site.Site;

/// One objection.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one objection: what was said, by whom, whether in time, and its history.")
final class ShowCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final OneObjection one = new OneObjection();

    ShowCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            return one.in(site)
                    .map(objection -> {
                        terminal.result(ObjectionText.json(objection), ObjectionText.whole(objection, site.register()));
                        return Exit.DONE;
                    })
                    .orElseGet(() -> one.unknown(terminal));
        }
    }
}
