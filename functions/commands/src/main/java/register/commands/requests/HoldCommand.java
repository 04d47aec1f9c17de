package register.commands.requests;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.DeciderOption;
import register.commands.option.OneLine;
import register.commands.option.SiteOption;

/// It is kept.
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = "Keeps the request until release, however old it is, for example while a court may ask for it.")
final class HoldCommand implements Callable<Integer> {
    private final SiteOption where;
    private final DeciderOption by;

    @Mixin
    private final OneRequest one = new OneRequest();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    HoldCommand(SiteOption where, DeciderOption by) {
        this.where = where;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        String why = OneLine.of("--reason", reason, OneLine.MOST);
        return one.change(where, by, (request, now) -> request.held(why, now));
    }
}
