package register.commands.requests;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.option.DeciderOption;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.json.Json;
import register.machine.site.Site;
import register.value.Reference;

/// Erases a request.
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description =
                "Erases the request's personal data, with mail and acknowledgement, and the later mails of its thread"
                        + " from the same sender. Reference, dates and hashes stay.")
final class EraseCommand implements Callable<Integer> {
    private final SiteOption where;
    private final DeciderOption by;

    @Mixin
    private final OneRequest one = new OneRequest();

    EraseCommand(SiteOption where, DeciderOption by) {
        this.where = where;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            List<Reference> erased = site.requestErasure().erase(one.reference(), by.at(terminal.clock()));
            if (erased.isEmpty()) {
                return one.unknown(terminal);
            }
            terminal.result(
                    Json.object()
                            .put("erased", Json.array(erased, each -> Json.of(each.value())))
                            .build(),
                    erased.stream().map(each -> "erased " + each).toList());
            return Exit.DONE;
        }
    }
}
