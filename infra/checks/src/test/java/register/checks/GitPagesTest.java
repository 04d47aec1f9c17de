package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import register.testing.Checkout;

/// The workflow that publishes a register's files on GitHub Pages. Programs in place of `ssh` and `register` stand for
/// the machine with the data.
final class GitPagesTest {
    private static final Pattern PINNED = Pattern.compile("actions/[a-z-]+@[0-9a-f]{40}");

    @TempDir
    private Path folder;

    private String text = "";
    private Map<?, ?> jobs = Map.of();

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(Checkout.file("infra/git/pages.yml"));
        Map<?, ?> workflow = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        assertEquals(Map.of(), workflow.get("permissions"));
        jobs = (Map<?, ?>) Objects.requireNonNull(workflow.get("jobs"));
    }

    @Test
    void noJobHasMoreRightsThanItNeeds() {
        assertFalse(job("site").containsKey("permissions"));
        assertEquals(
                Map.of("pages", "write", "id-token", "write"), job("deploy").get("permissions"));
        assertTrue(job("site").toString().contains("secrets.SSH_KEY"));
        assertFalse(job("deploy").toString().contains("secrets."));
        assertTrue(String.valueOf(job("site").get("if")).endsWith("workflow_run.event != 'pull_request')"));
        assertFalse(text.contains("actions/checkout"), "runs nothing of the repository");
    }

    @Test
    void actionsArePinnedAndNoTextOfAnotherIsPartOfAScript() {
        for (String job : List.of("site", "deploy")) {
            for (Object each : (List<?>) Objects.requireNonNull(job(job).get("steps"))) {
                Map<?, ?> step = (Map<?, ?>) each;
                if (step.get("run") instanceof String run) {
                    assertFalse(run.contains("${{"), run);
                } else {
                    String action = String.valueOf(step.get("uses"));
                    assertTrue(PINNED.matcher(action).matches(), action);
                }
            }
        }
    }

    @Test
    void sendsTheFolderThatTheMachineWrites() throws Exception {
        Command ran = write("root@register.example.com", """
                #!/bin/sh
                [ "$1 $2" = 'site --out' ] && mkdir -p "$3/.well-known" "$3/.register-site" || exit 2
                echo '::set-output name=x::y'
                umask 077
                for name in index.html 404.html .well-known/subprocessors.json .register-site/state.json; do
                    echo "$name" >"$3/$name"
                done
                """);
        assertEquals(0, ran.exit(), ran::toString);
        Command listed = sh(Map.of(), "tar -tvf " + folder.resolve("artifact.tar") + " | grep -v '/$'");
        assertTrue(listed.out().contains("-rw-r--r--"), listed.out());
        assertEquals(
                List.of("./.well-known/subprocessors.json", "./404.html", "./index.html"),
                listed.out()
                        .lines()
                        .map(line -> line.replaceAll(".* ", ""))
                        .sorted()
                        .toList());
        assertFalse(Files.exists(folder.resolve("key")));
        List<String> said = ran.out().lines().toList();
        assertTrue(said.getFirst().matches("::stop-commands::[0-9a-f]{32}"), ran.out());
        assertEquals("::" + said.getFirst().replace("::stop-commands::", "") + "::", said.getLast());
    }

    @Test
    void deploysNothingIfTheFolderIsNotWritten() throws Exception {
        Command ran = write("root@register.example.com", """
                #!/bin/sh
                mkdir -p "$3" && echo >"$3/404.html"
                exit 1
                """);
        assertNotEquals(0, ran.exit(), ran::toString);
        assertFalse(Files.exists(folder.resolve("key")));
        Command target = write("-oProxyCommand=id", "#!/bin/sh\n");
        assertEquals(2, target.exit(), target::toString);
    }

    private Command write(String target, String register) throws Exception {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        program(programs.resolve("register"), register);
        // The last word is the command on the machine.
        program(programs.resolve("ssh"), """
                #!/bin/sh
                for word in "$@"; do command=$word; done
                grep -q secret "$RUNNER_TEMP/key" && HOME=$RUNNER_TEMP/home sh -c "$command"
                """);
        return sh(
                Map.of(
                        "PATH",
                        programs + ":" + System.getenv("PATH"),
                        "RUNNER_TEMP",
                        folder.toString(),
                        "SSH_TARGET",
                        target,
                        "SSH_KNOWN_HOSTS",
                        "register.example.com ssh-ed25519 AAAA",
                        "SSH_KEY",
                        "secret"),
                script());
    }

    private String script() {
        Map<?, ?> first =
                (Map<?, ?>) ((List<?>) Objects.requireNonNull(job("site").get("steps"))).getFirst();
        return String.valueOf(first.get("run"));
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }

    /// The way a runner starts a script.
    private static Command sh(Map<String, String> environment, String script) throws Exception {
        return Command.run(environment, "bash", "-e", "-c", script);
    }

    private Map<?, ?> job(String name) {
        return (Map<?, ?>) Objects.requireNonNull(jobs.get(name));
    }
}
