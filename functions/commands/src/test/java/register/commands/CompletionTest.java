package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The completions offered by real shells.
final class CompletionTest extends CommandTest {
    private String script(String shell) throws IOException {
        Ran ran = run("completion", shell);
        assertEquals(0, ran.exit(), ran.err());
        return Files.writeString(folder.resolve("completion." + shell), ran.out())
                .toString();
    }

    private static void require(String shell) {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, shell))),
                "skipped: " + shell + " is not installed");
    }

    private List<String> said(String... command) throws Exception {
        Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
        shell.getOutputStream().close();
        String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, shell.waitFor(), said);
        return said.lines().map(line -> line.split("\t", 2)[0]).sorted().toList();
    }

    private interface Asked {
        List<String> of(String... words) throws Exception;
    }

    /// The same for every shell.
    private void offers(Asked asked) throws Exception {
        List<String> commands = asked.of("");
        assertTrue(commands.containsAll(List.of("publish", "requests", "archive", "completion")), commands::toString);
        assertEquals(List.of("requests"), asked.of("reques"));
        assertEquals(
                List.of("export", "import"),
                asked.of("archive", "").stream()
                        .filter(word -> !word.startsWith("-"))
                        .toList());
        assertTrue(asked.of("requests", "show", "X", "--").containsAll(List.of("--raw", "--whole", "--json", "--aws")));
        assertFalse(asked.of("requests", "show", "X", "--").contains("--as"));
        assertEquals(List.of("accepted", "accepted-in-part"), asked.of("requests", "close", "X", "--as", "acc"));
        assertEquals(List.of("question"), asked.of("requests", "matter", "X", "que"));
        assertEquals(
                List.of("bash", "fish", "zsh"),
                asked.of("completion", "").stream()
                        .filter(word -> !word.startsWith("-"))
                        .toList());
    }

    @Test
    void bashOffersCommandsOptionsAndTheirWords() throws Exception {
        String script = script("bash");
        offers(words -> {
            var all = new ArrayList<>(List.of(
                    "bash",
                    "--norc",
                    "-c",
                    "source \"$0\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _subprocessor_register;"
                            + " for one in \"${COMPREPLY[@]}\"; do echo \"$one\"; done",
                    script,
                    "register"));
            all.addAll(List.of(words));
            return said(all.toArray(String[]::new));
        });
        assertEquals(
                List.of("complete -o default -F _subprocessor_register register"),
                said("bash", "--norc", "-c", "source \"$0\"; complete -p register", script));
    }

    @Test
    void fishOffersCommandsOptionsAndTheirWords() throws Exception {
        require("fish");
        String script = script("fish");
        offers(words -> said(
                "fish",
                "--no-config",
                "-c",
                "source " + script + "; complete -C '" + "register " + String.join(" ", words) + "'"));
    }

    /// Its widgets need a terminal, so the test reads their input.
    @Test
    void zshOffersCommandsOptionsAndTheirWords() throws Exception {
        require("zsh");
        String script = script("zsh");
        offers(words -> {
            var line = new ArrayList<>(List.of(words));
            line.addFirst("register");
            String last = words[words.length - 1];
            String given = "compdef() { :; }; _files() { :; }; _message() { :; }; _describe() { local one; for"
                    + " one in \"${(@P)2}\"; do print -r -- \"${one%%:*}\"; done; }; compadd() { shift; print -rl"
                    + " -- \"$@\"; }; script=$1; shift; source $script; words=(\"$@\"); CURRENT=$#;"
                    + " _subprocessor_register";
            var all = new ArrayList<>(List.of("zsh", "-f", "-c", given, "zsh", script));
            all.addAll(line);
            return said(all.toArray(String[]::new)).stream()
                    .filter(word -> word.startsWith(last))
                    .toList();
        });
    }
}
