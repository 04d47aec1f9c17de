package register.commands.notices;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.option.SiteOption;
import register.notice.Run;
import register.request.By;

/// Goes on sending.
@Command(name = "resume", mixinStandardHelpOptions = true, description = "Lets the mail of stopped runs leave again.")
final class ResumeCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final MovedRuns runs = new MovedRuns();

    ResumeCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        By by = runs.by(where.terminal());
        return runs.move(where, Run.State.STOPPED, (all, run) -> all.send(run, by));
    }
}
