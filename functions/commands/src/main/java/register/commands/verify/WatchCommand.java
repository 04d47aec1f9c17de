package register.commands.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.audit.LogServer;
import register.commands.option.Exit;
import register.commands.option.LogOptions;
import register.commands.option.NoResultException;
import register.commands.option.Terminal;
import register.commands.watch.Watch;
import register.machine.runtime.Log;

/// Follows a log, one visit at a time.
@Command(
        name = "watch",
        description = "Follows the log of one policy when run on a schedule, such as with cron. The first visit "
                + "verifies the whole log and remembers its key. Each later visit verifies that the log continues "
                + "the verified history, and prints any new entries. Fails (exit code 1) if the history"
                + " was changed.")
public final class WatchCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "URL", description = "One policy's log: http(s)://HOST/log/POLICY.")
    private String address = "";

    @Option(
            names = "--state",
            required = true,
            paramLabel = "FILE",
            description = "The state kept between visits; the first visit creates it.")
    private Path state = Path.of("");

    @Mixin
    private final LogOptions options = new LogOptions();

    public WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (LogServer server = options.server(address)) {
            var watch = new Watch(server, options.trusted(server), state, terminal.clock());
            return Exit.of(watch.visit((form, lines) -> {
                terminal.result(form, lines);
                if (terminal.isLost()) {
                    throw new IOException("the new entries could not be reported, so the state was not saved");
                }
            }));
        } catch (Watch.OtherStateException e) {
            throw NoResultException.usage(Log.message(e));
        }
    }
}
