package register.commands.requests;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.option.DeciderOption;
import register.commands.option.SiteOption;
import register.request.DpaRequest;

/// It is kept as others are.
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Ends hold: the request is kept no longer than others.")
final class ReleaseCommand implements Callable<Integer> {
    private final SiteOption where;
    private final DeciderOption by;

    @Mixin
    private final OneRequest one = new OneRequest();

    ReleaseCommand(SiteOption where, DeciderOption by) {
        this.where = where;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        return one.change(where, by, DpaRequest::released);
    }
}
