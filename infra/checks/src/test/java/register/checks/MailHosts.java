package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import register.testing.Checkout;
import register.testing.Waiting;

/// A company's mail server, configured as in `docs/mail-server.md`, a customer's, and their DNS, in their own
/// namespaces (network, mounts, processes), isolated from this machine, which end with this process, however it ends.
final class MailHosts implements AutoCloseable {
    private static final Pattern BLOCK =
            Pattern.compile("^```\\w+ (\\S.*?)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final List<List<String>> TOOLS = List.of(
            List.of("unshare", "util-linux"),
            List.of("ip", "iproute2"),
            List.of("postfix", "postfix"),
            List.of("opendkim", "opendkim"),
            List.of("opendkim-genkey", "opendkim-tools"),
            List.of("opendmarc", "opendmarc"),
            List.of("dnsmasq", "dnsmasq-base"),
            List.of("swaks", "swaks"),
            List.of("openssl", "openssl"));

    private final Map<String, String> blocks;
    private final Process holder;
    private final String pid;

    private MailHosts(Map<String, String> blocks, Process holder) {
        this.blocks = blocks;
        this.holder = holder;
        this.pid = Long.toString(holder.children().findFirst().orElseThrow().pid());
    }

    /// Skips the test, saying why, without namespaces or a program.
    static void assume() throws IOException, InterruptedException {
        for (List<String> tool : TOOLS) {
            Tools.assume(tool.getFirst(), tool.getLast());
        }
        String needed = "mount --make-rprivate / && mount -t tmpfs tmpfs /run && mount -t proc proc /proc"
                + " && ip link set lo up";
        Process unshare = new ProcessBuilder("unshare", "-nmp", "--fork", "--kill-child", "sh", "-c", needed)
                .redirectErrorStream(true)
                .start();
        String said = new String(unshare.getInputStream().readAllBytes(), UTF_8).strip();
        Assumptions.assumeTrue(unshare.waitFor() == 0, "may have no namespaces of its own: " + said);
    }

    /// @param folder for the servers' configuration; nothing else is written outside
    static MailHosts start(Path folder) throws IOException {
        Map<String, String> blocks = BLOCK.matcher(Files.readString(Checkout.file("docs/mail-server.md")))
                .results()
                .collect(Collectors.toMap(block -> block.group(1), block -> block.group(2)));
        for (Map.Entry<String, String> block : blocks.entrySet()) {
            if (block.getKey().contains("/")) {
                Path file = folder.resolve(
                        block.getKey().replaceFirst("^added to /", "added/").replaceFirst("^/", ""));
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.getValue());
            }
        }
        Path script = Checkout.file("infra/checks/src/test/resources/mail-hosts/start.sh");
        Process holder = new ProcessBuilder(
                        "unshare", "-nmp", "--fork", "--kill-child", "sh", script.toString(), folder.toString())
                .redirectErrorStream(true)
                .start();
        var said = new ArrayList<String>();
        while (said.isEmpty() || !said.getLast().equals("ready")) {
            String line = holder.inputReader().readLine();
            if (line == null) {
                throw new AssertionError("the mail servers did not start:\n" + String.join("\n", said));
            }
            said.add(line);
        }
        return new MailHosts(blocks, holder);
    }

    /// A block of the document, by the label after its language.
    String block(String label) {
        return Objects.requireNonNull(blocks.get(label), label);
    }

    /// The settings in a block.
    Map<String, String> settings(String label) {
        return block(label)
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /// The words that run a command in the servers' namespaces.
    String[] within() {
        return new String[] {"nsenter", "--target", pid, "--net", "--mount", "--pid"};
    }

    /// Runs a shell command there, as root.
    ///
    /// @param input for its standard input
    /// @return its output
    String run(String words, String input) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(within()));
        all.addAll(List.of("sh", "-ec", words));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        try (var to = process.outputWriter(UTF_8)) {
            to.write(input);
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), words + ":\n" + said);
        return said;
    }

    String run(String words) throws IOException, InterruptedException {
        return run(words, "");
    }

    /// A file there at this moment; empty if it does not exist.
    String read(String file) throws IOException {
        Path path = there(file);
        return Files.exists(path) ? Files.readString(path, UTF_8) : "";
    }

    /// The mails in a mailbox, e.g. `customer/mari`.
    List<String> mailbox(String name) throws IOException {
        var mails = new ArrayList<String>();
        for (Path mail : RunningRegister.files(there("/var/mail/" + name + "/new"))) {
            mails.add(Files.readString(mail, UTF_8));
        }
        return mails;
    }

    private Path there(String file) {
        return Path.of("/proc", pid, "root").resolve(file.substring(1));
    }

    @Override
    public void close() throws IOException {
        // The script ends with its input, and everything there ends with the script.
        holder.getOutputStream().close();
        holder.onExit().orTimeout(Waiting.HANG_MILLIS, TimeUnit.MILLISECONDS).join();
    }
}
