package register.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import register.commands.option.Terminal;
import register.testing.Waiting;

/// Runs `infra/register edit` or `desk` in this process until it is closed.
public final class EditorHere implements AutoCloseable {
    private final Thread command;
    private final URI address;
    private final StringWriter err;

    private EditorHere(Thread command, URI address, StringWriter err) {
        this.command = command;
        this.address = address;
        this.err = err;
    }

    /// @param words after `edit`
    /// @throws IOException if it ends at once
    public static EditorHere start(Map<String, String> environment, Clock clock, String... words) throws IOException {
        return served("edit", environment, clock, words);
    }

    /// @param words after `desk`
    /// @throws IOException if it ends at once
    public static EditorHere desk(Map<String, String> environment, Clock clock, String... words) throws IOException {
        return served("desk", environment, clock, words);
    }

    private static EditorHere served(String name, Map<String, String> environment, Clock clock, String... words)
            throws IOException {
        var all = new ArrayList<String>();
        all.add(name);
        all.addAll(List.of(words));
        var err = new StringWriter();
        var printed = new PipedWriter();
        var read = new BufferedReader(new PipedReader(printed));
        var terminal = new Terminal(environment, new PrintWriter(printed, true), new PrintWriter(err, true), clock);
        Thread command = Thread.ofPlatform().daemon().start(() -> {
            int _ = RegisterCommand.run(terminal, all.toArray(String[]::new));
            terminal.help().close();
        });
        String line = read.readLine();
        if (line == null) {
            throw new IOException(err.toString());
        }
        return new EditorHere(command, URI.create(line.substring(line.lastIndexOf(' ') + 1)), err);
    }

    public URI address() {
        return address;
    }

    /// What it printed to standard error.
    public String err() {
        return err.toString();
    }

    /// Whether the command has ended.
    public boolean ended() throws InterruptedException {
        command.join(Waiting.HANG_MILLIS);
        return !command.isAlive();
    }

    @Override
    public void close() {
        command.interrupt();
        try {
            command.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
