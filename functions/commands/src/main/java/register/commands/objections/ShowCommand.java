package register.commands.objections;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    ShowCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            return one.in(site)
                    .map(objection -> {
                        (json
                                        ? List.of(ObjectionText.json(objection))
                                        : ObjectionText.whole(objection, site.register()))
                                .forEach(terminal.out()::println);
                        return Exit.DONE;
                    })
                    .orElseGet(() -> one.unknown(terminal));
        }
    }
}
