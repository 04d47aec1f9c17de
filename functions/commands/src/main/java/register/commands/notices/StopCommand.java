package register.commands.notices;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.OneLine;
import register.commands.option.SiteOption;
import register.notice.Run;
import register.request.By;

/// Stops the sending.
@Command(name = "stop", mixinStandardHelpOptions = true, description = "Lets no more mail of the policy's runs leave.")
final class StopCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final MovedRuns runs = new MovedRuns();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private @Nullable String reason;

    StopCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        String why = reason == null ? null : OneLine.of("--reason", reason, OneLine.MOST);
        By by = runs.by(where.terminal());
        return runs.move(where, Run.State.SENDING, (all, run) -> all.stop(run, why, by));
    }
}
