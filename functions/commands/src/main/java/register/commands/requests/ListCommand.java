package register.commands.requests;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.option.SiteOption;

/// The requests.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the requests: the open ones, the oldest first; then the others, the newest first.")
final class ListCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final ListOptions options = new ListOptions();

    ListCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        return options.print(where);
    }
}
