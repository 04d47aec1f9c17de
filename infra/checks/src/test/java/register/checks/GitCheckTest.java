package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The findings of `infra/git/check` about a change in a repository of policy files.
class GitCheckTest {
    /// Text that could notify people, load an image, end the code block or reverse the direction of writing.
    private static final String HOSTILE = "@octocat ```` <img src=https://evil.example/x> [a](https://evil.example) #1";

    @TempDir
    private Path work;

    private PolicyRepository repository;

    @BeforeEach
    void begin() throws Exception {
        repository = PolicyRepository.begin(work);
    }

    @Test
    void aChangeIsSaidAsCheckSaysItAndNothingOfItIsMoreThanText() throws Exception {
        String next = PolicyRepository.liveagent()
                .replace("effectiveDate: 2023-10-02", "effectiveDate: 2099-01-01")
                .replace("origin:\n  imported: true\n", "")
                .replace("displayName: Intuit", "displayName: \"" + HOSTILE + "\"");
        Path file = repository.commit(
                "policies/liveagent/2099-01-01.yaml", next, "Say more of a subprocessor\n\nNo-Notice: @README.md");
        Command checked = repository.script(
                Map.of(), "check", "--out", work.resolve("out").toString(), "HEAD^1");
        assertEquals(0, checked.exit(), checked::toString);

        Map<String, String> data =
                Map.of("REGISTER_DATA", work.resolve("beside").toString());
        assertEquals(
                0,
                Command.here(
                                data,
                                "publish",
                                "--trial",
                                "--yes",
                                repository
                                        .folder()
                                        .resolve(PolicyRepository.LIVEAGENT)
                                        .toString())
                        .exit());
        String said = Command.here(data, "check", file.toString(), "--no-notice=@README.md")
                .out()
                .replace(repository.folder() + "/", "");
        assertTrue(said.contains("@octocat"), said);
        String comment = Files.readString(work.resolve("out/comment.md"));
        assertEquals(comment, checked.out());
        assertFalse(comment.contains("this register is a trial"), "the one that is checked with, for a while");
        assertTrue(comment.contains("\n`````text\n" + said + "`````\n"), comment + said);
        assertTrue(comment.contains("\npublishing would be accepted as revision "), comment);
        assertTrue(comment.contains(", no notice (@README.md)\n"), comment);
        assertFalse(comment.contains("drafts written to"), comment);
        assertOnlyInBlocks(comment, "octocat", "evil.example");
        Path preview = work.resolve("out/preview/policies/liveagent/2099-01-01");
        for (String name : List.of("page-et.html", "page-en.html", "draft-et.pdf", "draft-en.pdf", "changes.txt")) {
            assertTrue(Files.size(preview.resolve(name)) > 0, name);
        }
    }

    private static void assertOnlyInBlocks(String comment, String... words) {
        String fence = "";
        for (String line : comment.lines().toList()) {
            if (fence.isEmpty() && line.startsWith("```")) {
                fence = line.replaceAll("[^`].*", "");
            } else if (!fence.isEmpty() && line.startsWith(fence)) {
                fence = "";
            } else if (fence.isEmpty()) {
                Stream.of(words).forEach(word -> assertFalse(line.contains(word), line));
            }
        }
        assertEquals("", fence, comment);
    }

    @Test
    void theNoticeGuardSpeaksAndUnusualNamesAndLinksAreRefused() throws Exception {
        String late = PolicyRepository.liveagent()
                .replace("effectiveDate: 2023-10-02", "effectiveDate: 2025-10-02\nnoticePeriodDays: 30")
                .replace("origin:\n  imported: true\n", "")
                .replace("legalName: Twilio, Inc.", "legalName: Other, Inc.");
        repository.commit("policies/liveagent/2025-10-02.yaml", late, "Replace a subprocessor");
        Command checked = repository.script(
                Map.of(), "check", "--out", work.resolve("out").toString(), "HEAD^1");
        assertEquals(1, checked.exit(), checked::toString);
        assertTrue(
                checked.out().contains("or --no-notice TEXT\n") && checked.out().contains("\nrefused: 1 error"),
                checked::toString);
        assertFalse(Files.exists(work.resolve("out/preview")));

        repository.git("rm", "-q", "policies/liveagent/2025-10-02.yaml");
        repository.commit("README.md", "Our policies, again", "Take it back");
        Command removed = repository.script(
                Map.of(), "check", "--out", work.resolve("out").toString(), "HEAD^1");
        assertEquals(0, removed.exit(), removed::toString);
        assertTrue(removed.out().contains("No policy file is added or changed.\n\nRemoved here, "), removed::toString);

        repository.commit("policies/$(id)@octocat.pdf", late, "Name a file");
        Command refused = repository.script(
                Map.of(), "check", "--out", work.resolve("out").toString(), "HEAD^1");
        assertEquals(1, refused.exit(), refused::toString);
        assertTrue(refused.err().startsWith("file: policies/$(id)@octocat.pdf: expected a name"), refused::toString);

        Files.createSymbolicLink(repository.folder().resolve("policies/key.yaml"), Path.of("/etc/hostname"));
        repository.commit("README.md", "Our policies", "Link a file of the machine");
        for (String name : List.of("check", "publish")) {
            Command linked = repository.script(Map.of("SSH_TARGET", "a@b.example"), name, "HEAD^1");
            assertEquals(1, linked.exit(), linked::toString);
            assertEquals("file: policies/key.yaml: expected a file, not a symbolic link\n", linked.err());
        }
    }
}
