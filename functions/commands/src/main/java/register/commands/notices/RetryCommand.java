package register.commands.notices;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.SiteOption;

/// A mail goes again.
@Command(name = "retry", mixinStandardHelpOptions = true, description = "Has a notice sent again.")
final class RetryCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final OneNotice notice = new OneNotice();

    @Option(names = "--again", required = true, description = "Needed: the recipient may then have it twice.")
    @SuppressWarnings("UnusedVariable") // It must be given.
    private boolean again;

    RetryCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        return again ? notice.change(where, (ledger, id, by) -> ledger.again(id, null, by)) : Exit.USAGE;
    }
}
