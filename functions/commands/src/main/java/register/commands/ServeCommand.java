package register.commands;

import picocli.CommandLine.Command;
import register.commands.option.WithoutResult;
import register.machine.RunRegister;

/// `register serve`. Scripts start the server without this class: it needs no command line.
@Command(name = "serve", description = "Starts the server: pages, API and mail. Its help lists every setting.")
final class ServeCommand implements Runnable, WithoutResult {
    /// Does not return: the process ends with the server.
    @Override
    public void run() {
        RunRegister.main(new String[0]);
    }
}
