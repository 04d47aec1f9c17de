package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.Terminal;
import register.json.Json;
import register.log.NoteKey;
import register.log.TrustFile;
import register.machine.http.WitnessListener;
import register.machine.runtime.Log;
import register.machine.witness.WitnessFiles;
import register.witness.Witness;

/// `infra/register witness`: cosigns the checkpoints of others' logs.
@Command(
        name = "witness",
        description = "Runs a witness of other companies' logs (C2SP tlog-witness). It cosigns a checkpoint"
                + " that continues the last one it cosigned, and refuses a fork. Prints its verifier key,"
                + " and its line for a trust file. Needs no data folder.")
final class WitnessCommand implements Callable<Integer> {
    private static final Pattern LISTEN = Pattern.compile("(.+):(\\d{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    private final Terminal terminal;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "The witness's permanent name: your domain and a word, such as witness.example.com/w1.")
    private String name = "";

    @Option(
            names = "--log",
            required = true,
            paramLabel = "LOG",
            description =
                    "The log to follow: a file with its \"log\" line, such as a register's trust file, or the line "
                            + "itself. May be repeated.")
    private List<String> logs = List.of();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            defaultValue = "witness.key",
            description = "The witness's private key; created if there is none. Default: ${DEFAULT-VALUE}.")
    private Path key = Path.of("witness.key");

    @Option(
            names = "--state",
            paramLabel = "FILE",
            defaultValue = "witness.state",
            description = "The last checkpoints that it cosigned; created with the key, which is useless without"
                    + " them. Default: ${DEFAULT-VALUE}.")
    private Path state = Path.of("witness.state");

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            defaultValue = "127.0.0.1:7380",
            description = "The address to listen on for HTTP; default: ${DEFAULT-VALUE}.")
    private String listen = "";

    WitnessCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Does not return until the process is asked to end.
    @Override
    public Integer call() throws IOException {
        List<NoteKey> followed;
        Optional<InetSocketAddress> address = address();
        if (address.isEmpty()) {
            return usage("--listen: \"" + listen + "\": expected an address of this machine and a port");
        }
        try {
            followed = followed();
        } catch (IllegalArgumentException e) {
            return usage("--log: " + e.getMessage());
        }
        WitnessFiles opened;
        try {
            opened = WitnessFiles.open(name, key, state);
        } catch (IllegalArgumentException e) {
            return usage("--name: \"" + name + "\": " + e.getMessage());
        }
        try (WitnessFiles files = opened;
                WitnessListener listener = listen(
                        address.get(),
                        new Witness(
                                files.key(), files.signer(), followed, files.state(), terminal.clock(), Log::line))) {
            String own = files.key().text();
            String line = "witness " + name + " " + own + " " + listener.address();
            terminal.result(
                    Json.object()
                            .put("key", own)
                            .put("witness", line)
                            .put("address", listener.address().toString())
                            .build(),
                    List.of(own, line, "ready " + listener.address()));
            untilAskedToEnd();
        }
        return Exit.DONE;
    }

    private WitnessListener listen(InetSocketAddress address, Witness witness) throws IOException {
        try {
            return WitnessListener.start(address, witness);
        } catch (IOException e) {
            throw new IOException("--listen: \"" + listen + "\": " + Log.message(e), e);
        }
    }

    private List<NoteKey> followed() throws IOException {
        var keys = new ArrayList<NoteKey>();
        for (String log : logs) {
            boolean isLine = log.strip().startsWith("log ");
            String text = isLine ? log + "\nquorum none\n" : new String(InputFile.read(Path.of(log)), UTF_8);
            TrustFile trust;
            try {
                trust = TrustFile.parse(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException((isLine ? "" : log + ": ") + e.getMessage(), e);
            }
            if (trust.logs().isEmpty()) {
                throw new IllegalArgumentException(log + ": no line \"log VKEY\"");
            }
            trust.logs().forEach(one -> keys.add(one.key()));
        }
        return keys;
    }

    private Optional<InetSocketAddress> address() {
        Matcher matcher = LISTEN.matcher(listen);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > HIGHEST_PORT) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new InetSocketAddress(InetAddress.getByName(matcher.group(1)), Integer.parseInt(matcher.group(2))));
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    private int usage(String message) {
        terminal.err().println(message);
        return Exit.USAGE;
    }

    /// Until the process is told to end, or its thread interrupted.
    private static void untilAskedToEnd() {
        var asked = new CountDownLatch(1);
        var hook = new Thread(asked::countDown);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            asked.await();
        } catch (InterruptedException _) {
            // Told to end; open resources still have to be closed.
        }
    }
}
