package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import register.testing.Checkout;

/// A repository with LiveAgent's policy file, and the scripts of `infra/git` as in a release.
///
/// @param release the folder with the scripts and the register's command
/// @param folder the repository
/// @param programs found by the scripts before those of the machine
record PolicyRepository(Path release, Path folder, Path programs) {
    static final String LIVEAGENT = "policies/liveagent/2023-10-02.yaml";

    static PolicyRepository begin(Path work) throws Exception {
        Path jars = Checkout.file("functions/commands-aws/target/jars");
        Assumptions.assumeTrue(Files.isDirectory(jars), "functions/commands-aws was not packaged");
        Tools.assume("git", "git");
        Tools.assume("jq", "jq");
        Tools.assume("curl", "curl");
        var repository = new PolicyRepository(
                work.resolve("release"),
                Files.createDirectory(work.resolve("repository")),
                Files.createDirectory(work.resolve("programs")));
        repository.install(jars);
        repository.git("init", "-q", "-b", "main");
        repository.commit("README.md", "Our policies", "Begin");
        repository.commit(LIVEAGENT, liveagent(), "Publish what we had");
        return repository;
    }

    private void install(Path jars) throws IOException {
        Path scripts = Files.createDirectories(release.resolve("git"));
        for (String file : List.of("git.sh", "check", "comment", "publish")) {
            Files.copy(Checkout.file("infra/git").resolve(file), scripts.resolve(file));
        }
        Path register = Files.createDirectories(release.resolve("bin")).resolve("register");
        Files.writeString(register, """
                #!/bin/sh
                say() { printf '%%s\\n' "$*" >&2; }
                . '%s'
                launch '%s' '%s' -Dregister.command=register "$@"
                """.formatted(
                        Checkout.file("infra/distribution/launch.sh"),
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        jars));
        assertTrue(register.toFile().setExecutable(true));
    }

    static String liveagent() throws IOException {
        return Files.readString(Checkout.file("infra").resolve(LIVEAGENT));
    }

    Command script(Map<String, String> environment, String name, String... words) throws Exception {
        var variables = new HashMap<>(environment);
        variables.put("PATH", programs + ":" + System.getenv("PATH"));
        return Command.run(
                variables,
                Stream.concat(
                                Stream.of(
                                        "env",
                                        "-C",
                                        folder.toString(),
                                        release.resolve("git/" + name).toString()),
                                Stream.of(words))
                        .toArray(String[]::new));
    }

    void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script);
        assertTrue(file.toFile().setExecutable(true));
    }

    Path commit(String name, String content, String message) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, content);
        git("add", "-A");
        git(
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@acme.example",
                "-c",
                "commit.gpgsign=false",
                "commit",
                "-qm",
                message);
        return file;
    }

    void git(String... words) throws Exception {
        Command ended = Command.run(
                Map.of(),
                Stream.concat(Stream.of("git", "-C", folder.toString()), Stream.of(words))
                        .toArray(String[]::new));
        assertEquals(0, ended.exit(), ended::toString);
    }
}
