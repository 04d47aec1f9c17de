package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import register.testing.Checkout;

/// `infra/deploy` in a checkout of its own without sources, with stand-ins for the AWS CLI, which records its calls,
/// and
/// for Maven (`src/test/resources/deploy`).
final class DeployStand {
    static final String OWN = "123456789012";
    static final String BUCKET = "subprocessor-register-deploy-123456789012-eu-central-1";
    static final List<String> NAMES = List.of("PublicUrl=https://register.example.com", "SealSubject=Example Ltd");

    private static final List<String> PARTS = List.of(
            "infra/deploy",
            "infra/lib.sh",
            "infra/deployment/account.sh",
            "infra/deployment/change.sh",
            "infra/deployment/creation.sh",
            "infra/deployment/edge.sh",
            "infra/deployment/mail.sh",
            "infra/deployment/stack.sh",
            "infra/distribution/stack.sh",
            "template.yaml",
            "pom.xml",
            ".gitignore");

    private final Path folder;
    private final Path checkout;
    private final Path calls;
    private final Path owner;
    private final Path state;
    private final Path store;

    /// @param folder an empty one
    DeployStand(Path folder) throws Exception {
        this.folder = folder;
        this.checkout = folder.resolve("checkout");
        this.calls = Files.createFile(folder.resolve("calls"));
        this.owner = Files.createFile(folder.resolve("owner"));
        this.state = Files.createFile(folder.resolve("state"));
        this.store = Files.createDirectory(folder.resolve("store"));
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Path standIns = Checkout.root().resolve("infra/checks/src/test/resources/deploy");
        for (String program : List.of("aws", "mvn", "dig")) {
            executable(standIns.resolve(program), programs.resolve(program));
        }
        for (String part : PARTS) {
            Files.createDirectories(checkout.resolve(part).getParent());
            executable(Checkout.root().resolve(part), checkout.resolve(part));
        }
        Path java = Files.createDirectories(folder.resolve("java/bin"));
        for (String program : List.of("java", "javac", "jar")) {
            executable(standIns.resolve("jar"), java.resolve(program));
        }
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"25\"\n");
        for (String empty : List.of("functions", ".mvn")) {
            Files.createDirectory(checkout.resolve(empty));
        }
        git("init", "-q");
        commit("The first");
    }

    private static void executable(Path from, Path to) throws IOException {
        Files.copy(from, to);
        assertTrue(to.toFile().setExecutable(true));
    }

    /// The stack has this status.
    DeployStand with(String status) throws IOException {
        Files.writeString(state, status);
        return this;
    }

    /// The bucket is another account's, or this one's.
    void bucketOf(String account) throws IOException {
        Files.writeString(owner, account);
    }

    Command run(Map<String, String> answers, List<String> arguments) throws Exception {
        return Command.run(
                environment(answers),
                Stream.concat(Stream.of(script()), arguments.stream()).toArray(String[]::new));
    }

    /// Without questions.
    Command deploy(Map<String, String> answers, String... arguments) throws Exception {
        return run(
                answers, Stream.concat(Stream.of("--yes"), Stream.of(arguments)).toList());
    }

    /// On a terminal; what it prints is in `out`.
    ///
    /// @param typed all answers
    Command type(Map<String, String> answers, String typed, String command) throws Exception {
        Tools.assume("script", "bsdutils");
        Path lines = Files.writeString(folder.resolve("typed"), typed);
        return Command.run(
                environment(answers),
                "sh",
                "-c",
                "cd " + checkout + " && script -qefc '" + command + "' /dev/null <" + lines);
    }

    private String script() {
        return checkout.resolve("infra/deploy").toString();
    }

    private Map<String, String> environment(Map<String, String> answers) {
        var environment = new HashMap<>(answers);
        environment.put("PATH", folder.resolve("programs") + ":" + System.getenv("PATH"));
        environment.putIfAbsent("JAVA_HOME", folder.resolve("java").toString());
        environment.putIfAbsent("AWS_REGION", "eu-central-1");
        environment.put("CALLS", calls.toString());
        environment.put("OWNER", owner.toString());
        environment.put("STATE", state.toString());
        environment.put("STORE", store.toString());
        return environment;
    }

    /// What the AWS CLI was called with, in order.
    List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }

    List<String> calls(String begin) throws IOException {
        return calls().stream().filter(call -> call.startsWith(begin)).toList();
    }

    /// Nothing was written in the account.
    void assertUntouched() throws IOException {
        assertEquals(
                List.of(),
                calls().stream()
                        .filter(call -> !call.matches("\\w+ (describe|list|get|head|wait)-?.*"))
                        .toList());
    }

    String parameters() throws IOException {
        return Files.readString(store.resolve("parameters.json"));
    }

    /// The uploaded objects.
    List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file -> !file.endsWith("parameters.json"))
                    .sorted()
                    .toList();
        }
    }

    String template() throws IOException {
        return Files.readString(stored().stream()
                .filter(file -> file.toString().endsWith(".yaml"))
                .findFirst()
                .orElseThrow());
    }

    /// The version of the checkout, as a stack's output has it.
    String version() throws Exception {
        return git("log", "-1", "--date=format-local:%Y.%m.%d", "--format=%cd-%h", "--abbrev=12");
    }

    /// Changes the template without changing what it says.
    void edit() throws IOException {
        Path template = checkout.resolve("template.yaml");
        Files.writeString(template, Files.readString(template) + "# edited\n");
    }

    void replaceInTemplate(String old, String now) throws IOException {
        Path template = checkout.resolve("template.yaml");
        String text = Files.readString(template);
        assertTrue(text.contains(old), old);
        Files.writeString(template, text.replace(old, now));
    }

    void commit(String subject) throws Exception {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", subject);
    }

    String git(String... words) throws Exception {
        Command ended = Command.run(
                Map.of(
                        "GIT_AUTHOR_NAME", "Mari",
                        "GIT_AUTHOR_EMAIL", "mari@example.com",
                        "GIT_COMMITTER_NAME", "Mari",
                        "GIT_COMMITTER_EMAIL", "mari@example.com",
                        "TZ", "UTC"),
                Stream.concat(Stream.of("git", "-C", checkout.toString()), Stream.of(words))
                        .toArray(String[]::new));
        assertEquals(0, ended.exit(), ended.err());
        return ended.out().strip();
    }

    void assertExit(int exit, Command ended, String said) {
        assertEquals(exit, ended.exit(), ended::toString);
        assertTrue((ended.err() + ended.out()).contains(said), () -> "\"" + said + "\" in " + ended);
    }
}
