package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import register.commands.audit.LogServer;
import register.commands.audit.Trusted;
import register.commands.option.Exit;
import register.commands.option.LogOptions;
import register.commands.option.Terminal;
import register.commands.watch.Watch;

/// Follows a log, a visit at a time.
final class WatchCommand {
    private final Terminal terminal;

    WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int watch(String address, Path state, LogOptions options) throws IOException {
        LogServer server;
        Trusted trusted;
        try {
            server = options.server(address);
            trusted = options.trusted(server);
        } catch (IllegalArgumentException e) {
            return usage(e);
        }
        try (server) {
            return Exit.of(new Watch(server, trusted, state, terminal.clock()).visit((form, lines) -> {
                terminal.result(form, lines);
                if (terminal.isLost()) {
                    throw new IOException("what is new could not be written, so it is not remembered");
                }
            }));
        } catch (Watch.OtherStateException e) {
            return usage(e);
        }
    }

    private int usage(Exception e) {
        terminal.err().println(e.getMessage());
        return Exit.USAGE;
    }
}
