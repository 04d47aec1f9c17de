package register.aws.journey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import register.testing.Checkout;
import register.testing.Waiting;

/// The commands of a page that `DocsRunTest` leaves to `AwsDocsTest`, typed into a terminal in order, in their own
/// folder. Every question is answered yes.
///
/// @param left the commands still to be typed
record Typed(Deque<String> left, Path folder, Map<String, String> variables) {
    private static final Path ELSEWHERE = Checkout.file("infra/checks/src/test/resources/docs/run-elsewhere.tsv");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```sh\n(.*?)^\\1```$");

    static Typed of(String page, Path folder, Map<String, String> variables) throws IOException {
        List<String> texts;
        try (Stream<String> lines = Files.lines(ELSEWHERE)) {
            texts = lines.map(line -> line.split("\t", -1))
                    .filter(row -> row[0].equals(page) && row[2].endsWith("/AwsDocsTest.java"))
                    .map(row -> row[1])
                    .toList();
        }
        var left = new ArrayDeque<String>();
        BLOCK.matcher(Files.readString(Checkout.file(page)))
                .results()
                .flatMap(block -> Stream.of(block.group(2).split("(?<=[^\\\\]\n)")))
                .filter(command -> texts.stream().anyMatch(command::contains))
                .forEach(left::add);
        return new Typed(left, folder, variables);
    }

    /// The rest of the page, with other settings.
    Typed on(Map<String, String> other) {
        return new Typed(left, folder, other);
    }

    /// Types the page's next command.
    ///
    /// @param text in the page's command
    /// @param names the page's placeholders with their values
    /// @return the terminal's output
    String type(String text, Map<String, String> names) throws IOException, InterruptedException {
        String next = Objects.requireNonNullElse(left.poll(), "");
        assertTrue(next.contains(text), () -> "expected " + text + ", the page has " + next);
        String command = next;
        for (Map.Entry<String, String> name : names.entrySet()) {
            command = command.replaceAll("\\b" + name.getKey() + "\\b", name.getValue());
        }
        return typed(command);
    }

    /// Types the page's preconditions. The shell's variable `key` is kept from one command to the next.
    String typed(String command) throws IOException, InterruptedException {
        Path script = folder.resolve("typed.sh");
        Files.writeString(script, """
                set -eu
                [ ! -e key ] || key=$(cat key)
                %s
                [ -z "${key:-}" ] || printf '%%s' "$key" >key
                """.formatted(command.replaceAll("\\binfra/", Checkout.root() + "/infra/")));
        Path shown = folder.resolve("shown");
        var builder = new ProcessBuilder("script", "-qefc", "bash " + script, "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(shown.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("TERM", "dumb");
        Process process = builder.start();
        process.getOutputStream().write("y\n".repeat(9).getBytes(US_ASCII));
        process.getOutputStream().flush();
        int exit = Waiting.ended(process);
        String printed = Files.readString(shown).replace("\r\n", "\n");
        assertEquals(0, exit, () -> command + "\n" + printed);
        return printed;
    }

    void assertDone() {
        assertEquals(List.of(), List.copyOf(left), "not typed");
    }
}
