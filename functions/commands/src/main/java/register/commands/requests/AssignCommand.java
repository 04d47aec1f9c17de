package register.commands.requests;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import register.commands.option.DeciderOption;
import register.commands.option.SiteOption;

/// Somebody takes care of it.
@Command(name = "assign", mixinStandardHelpOptions = true, description = "Assigns the request to a person.")
final class AssignCommand implements Callable<Integer> {
    private final SiteOption where;
    private final DeciderOption by;

    @Mixin
    private final OneRequest one = new OneRequest();

    @Parameters(index = "1", paramLabel = "WHO", description = "The person's name.")
    private String whom = "";

    AssignCommand(SiteOption where, DeciderOption by) {
        this.where = where;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        return one.change(where, by, (request, now) -> request.assigned(whom, now));
    }
}
