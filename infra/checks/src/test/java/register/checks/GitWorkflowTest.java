package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import register.testing.Checkout;

/// The workflow of a repository of policy files: its permissions, the third-party actions that it runs, and the text
/// that reaches a shell.
class GitWorkflowTest {
    private static final Pattern USES = Pattern.compile("(?m)^ +(?:- )?uses: (.*)$");
    private static final Pattern PINNED = Pattern.compile("[a-z-]+/[a-z-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
    private static final String FETCH = "Fetch the release";

    @TempDir
    private Path folder;

    private String text;
    private Map<?, ?> workflow;

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(Checkout.file("infra/git/policies.yml"));
        workflow = map(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    @Test
    void thirdPartyActionsArePinnedToACommit() {
        List<String> used =
                USES.matcher(text).results().map(found -> found.group(1)).toList();
        assertEquals(3, used.size(), used::toString);
        used.forEach(action -> assertTrue(PINNED.matcher(action).matches(), action));
    }

    @Test
    void noJobHasMoreRightsThanItNeeds() {
        assertEquals(
                Set.of("pull_request", "push", "workflow_dispatch"),
                map(workflow.get("on")).keySet());
        assertFalse(text.contains("pull_request_target"));
        assertEquals(Map.of("contents", "read"), workflow.get("permissions"));
        assertEquals(
                Set.of("check", "comment", "publish"), map(workflow.get("jobs")).keySet());
        assertEquals(null, job("check").get("permissions"));
        assertEquals(Map.of("pull-requests", "write"), job("comment").get("permissions"));
        assertEquals(
                Map.of("contents", "read", "id-token", "write"), job("publish").get("permissions"));
        assertEquals("production", job("publish").get("environment"));
        assertEquals(
                "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'",
                job("publish").get("if"));
        assertTrue(String.valueOf(job("comment").get("if"))
                .endsWith("github.event.pull_request.head.repo.full_name == github.repository"));
        var secret = new TreeSet<String>();
        map(workflow.get("jobs")).forEach((name, job) -> {
            if (job.toString().contains("secrets.")) {
                secret.add(String.valueOf(name));
            }
        });
        assertEquals(Set.of("publish"), secret);
    }

    @Test
    void oneRunPublishesAtATimeAndEndsWhatItBegan() {
        assertEquals(
                Map.of("group", "policies-publish", "cancel-in-progress", false),
                job("publish").get("concurrency"));
        assertEquals(true, map(job("check").get("concurrency")).get("cancel-in-progress"));
    }

    @Test
    void noTextOfAnotherIsPartOfAScript() {
        int scripts = 0;
        for (String job : List.of("check", "comment", "publish")) {
            for (Map<?, ?> step : steps(job)) {
                if (step.get("run") instanceof String run) {
                    assertFalse(run.contains("${{"), run);
                    scripts++;
                } else if (String.valueOf(step.get("uses")).startsWith("actions/checkout@")) {
                    assertEquals(false, map(step.get("with")).get("persist-credentials"));
                }
            }
        }
        assertEquals(6, scripts);
    }

    /// A program's output can be a command to the runner, such as `::add-mask::`, or with `##[` within a line.
    @Test
    void noTextOfAnotherIsACommandToTheRunner() throws Exception {
        for (String job : List.of("check", "publish")) {
            List<String> lines = Objects.requireNonNull(run(job, job.equals("check") ? "Check" : "Publish"))
                    .lines()
                    .map(String::strip)
                    .toList();
            int script = 0;
            while (!lines.get(script).startsWith("\"$RUNNER_TEMP/register/git/" + job + "\"")) {
                script++;
            }
            String before = String.join(
                    "\n",
                    lines.subList(0, script).stream()
                            .filter(line -> line.startsWith("word=") || line.startsWith("printf '::"))
                            .toList());
            String first = sh(Map.of(), before).out();
            assertTrue(first.matches("::stop-commands::[0-9a-f]{32}\n"), first);
            assertNotEquals(first, sh(Map.of(), before).out());
        }
    }

    /// A program in place of curl downloads it.
    @Test
    void anotherReleaseThanTheOneThatIsNamedIsNotUnpacked() throws Exception {
        var fetches = new ArrayList<String>();
        for (String job : List.of("check", "comment", "publish")) {
            fetches.add(Objects.requireNonNull(run(job, FETCH)));
        }
        assertEquals(1, Set.copyOf(fetches).size(), "the jobs fetch alike");

        Path release = Files.createDirectories(folder.resolve("made/release/git"));
        Files.writeString(release.resolve("check"), "the script");
        Path archive = folder.resolve("release.tar.gz");
        assertEquals(
                0,
                sh(Map.of(), "tar -czf " + archive + " -C " + folder.resolve("made") + " release")
                        .exit());
        String hash = sh(Map.of(), "sha256sum <" + archive + " | cut -d ' ' -f 1")
                .out()
                .strip();
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Path curl = Files.writeString(programs.resolve("curl"), """
                #!/bin/sh
                for word in "$@"; do [ "$before" != -o ] || to=$word; before=$word; done
                [ "$before" = "$RELEASE_URL" ] && cp "$ARCHIVE" "$to"
                """);
        assertTrue(curl.toFile().setExecutable(true));
        for (boolean right : List.of(true, false)) {
            Path runner = Files.createDirectory(folder.resolve("runner-" + right));
            Command fetched = sh(
                    Map.of(
                            "PATH",
                            programs + ":" + System.getenv("PATH"),
                            "ARCHIVE",
                            archive.toString(),
                            "RUNNER_TEMP",
                            runner.toString(),
                            "RELEASE_URL",
                            "https://example.com/release.tar.gz",
                            "RELEASE_SHA256",
                            right ? hash : hash.replace(hash.charAt(0), hash.charAt(0) == '0' ? '1' : '0')),
                    fetches.getFirst());
            Path script = runner.resolve("register/git/check");
            if (right) {
                assertEquals(0, fetched.exit(), fetched::toString);
                assertEquals("the script", Files.readString(script));
            } else {
                assertNotEquals(0, fetched.exit(), fetched::toString);
                assertFalse(Files.exists(script));
            }
        }
    }

    /// The way a runner starts a script.
    private static Command sh(Map<String, String> environment, String script) throws Exception {
        return Command.run(environment, "bash", "-e", "-c", script);
    }

    private @Nullable String run(String job, String name) {
        return steps(job).stream()
                .filter(step -> name.equals(step.get("name")))
                .map(step -> (String) step.get("run"))
                .findFirst()
                .orElse(null);
    }

    private List<? extends Map<?, ?>> steps(String job) {
        return ((List<?>) Objects.requireNonNull(job(job).get("steps")))
                .stream().map(GitWorkflowTest::map).toList();
    }

    private Map<?, ?> job(String name) {
        return map(map(workflow.get("jobs")).get(name));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
