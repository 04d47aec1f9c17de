package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import register.testing.Checkout;

/// A reader's terminal, in its own namespaces: its ports, its home and its changes to the checkout are its own, and
/// end with it.
final class DocsSession implements AutoCloseable {
    private static final Path SCRIPT = Checkout.file("infra/checks/src/test/resources/docs/session.sh");
    private static final List<List<String>> TOOLS = List.of(
            List.of("unshare", "util-linux"),
            List.of("script", "bsdutils"),
            List.of("ip", "iproute2"),
            List.of("curl", "curl"),
            List.of("jq", "jq"),
            List.of("openssl", "openssl"),
            List.of("python3", "python3"),
            List.of("go", "golang-go"),
            List.of("spicy-litetlog", "litetlog"),
            List.of("nginx", "nginx-light"),
            List.of("sudo", "sudo"));
    private static final String ASKED = " [y/N] ";
    private static final int END = '\036';

    private final Path scratch;
    private final Process process;
    private final BufferedWriter blocks;
    private final Map<String, String> bindings = new LinkedHashMap<>();
    private int typed;

    /// The result of a block.
    ///
    /// @param out the terminal's output
    /// @param failed commands with another exit code than the page's; empty if there are none
    record Outcome(String out, String failed) {}

    private DocsSession(Path scratch, Process process, BufferedWriter blocks) {
        this.scratch = scratch;
        this.process = process;
        this.blocks = blocks;
    }

    /// Skips the test, saying why, without namespaces.
    static void assume() throws IOException, InterruptedException {
        for (List<String> tool : TOOLS) {
            Tools.assume(tool.getFirst(), tool.getLast());
        }
        Command unshare = Command.run(
                Map.of(), "unshare", "-nmp", "--fork", "--kill-child", "sh", "-c", "mount -t tmpfs tmpfs /opt");
        Assumptions.assumeTrue(unshare.exit() == 0, "may have no namespaces of its own: " + unshare);
    }

    /// @param scratch an empty folder, beside the folder `published`
    static DocsSession start(Path scratch) throws IOException, InterruptedException {
        Path pipe = scratch.resolve("blocks");
        Command made = Command.run(Map.of(), "mkfifo", pipe.toString());
        if (made.exit() != 0) {
            throw new AssertionError(made.toString());
        }
        Process process = new ProcessBuilder(
                        "unshare",
                        "-nmp",
                        "--fork",
                        "--kill-child",
                        "sh",
                        SCRIPT.toString(),
                        Checkout.root().toString(),
                        scratch.toString())
                .redirectErrorStream(true)
                .start();
        // A command that never ends ends the terminal, and the test says where.
        CompletableFuture.delayedExecutor(15, TimeUnit.MINUTES).execute(process::destroyForcibly);
        // Opened for reading and writing, so that it waits for no reader.
        var to = new RandomAccessFile(pipe.toFile(), "rw");
        return new DocsSession(scratch, process, new BufferedWriter(Channels.newWriter(to.getChannel(), UTF_8)));
    }

    /// The reader's values for the page's examples: from a precondition, or printed before.
    Map<String, String> bindings() {
        return bindings;
    }

    /// Types it into the terminal, and answers yes to whatever asks.
    ///
    /// @param kind `block`, or `setup` for a page's preconditions
    Outcome type(String text, String kind) throws IOException {
        Path file = scratch.resolve(typed++ + "." + kind);
        Files.writeString(file, text);
        blocks.write(file + "\n");
        blocks.flush();
        String shown = read();
        String failed = read().strip();
        Path bound = scratch.resolve("bindings");
        if (Files.exists(bound)) {
            Files.readAllLines(bound).stream()
                    .map(line -> line.split("\t", 2))
                    .forEach(pair -> bindings.put(pair[0], pair[1]));
        }
        return new Outcome(shown, failed);
    }

    /// The output up to the next mark.
    private String read() throws IOException {
        InputStream from = process.getInputStream();
        var bytes = new ByteArrayOutputStream();
        int next = from.read();
        for (; next != END && next >= 0; next = from.read()) {
            bytes.write(next);
            if (next == ' ' && bytes.toString(UTF_8).endsWith(ASKED)) {
                process.getOutputStream().write("y\n".getBytes(UTF_8));
                process.getOutputStream().flush();
                bytes.writeBytes("y\n".getBytes(UTF_8));
            }
        }
        String shown = plain(bytes.toString(UTF_8));
        if (next < 0) {
            throw new AssertionError("the terminal ended, after " + scratch + "/" + (typed - 1) + ":\n" + shown);
        }
        return shown;
    }

    /// As a person sees it: with overwritten lines replaced.
    private static String plain(String shown) {
        var lines = new ArrayList<String>();
        for (String line : shown.replaceAll("\033\\[[0-9;?]*[A-Za-z]", "")
                .replace("\r\n", "\n")
                .split("\n", -1)) {
            lines.add(line.substring(line.stripTrailing().lastIndexOf('\r') + 1).stripTrailing());
        }
        return String.join("\n", lines);
    }

    /// Ends everything that runs in the terminal, including daemons.
    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(one -> one.onExit().join());
        blocks.close();
    }
}
