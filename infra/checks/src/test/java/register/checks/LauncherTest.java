package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.testing.Checkout;

/// A release finds its files and settings; a program in place of Java prints its arguments.
class LauncherTest {
    private static final String JAVA = """
            #!/bin/sh
            printf '[%s]' "$@"
            printf '\\ndata=%s|\\nlocale=%s|\\n' "$REGISTER_DATA" "$LC_ALL"
            """;

    @TempDir
    private Path folder;

    private Path settings;
    private Path home;

    @BeforeEach
    void install() throws IOException {
        settings = folder.resolve("settings");
        home = installed(folder.resolve("release"));
    }

    private static Path installed(Path home) throws IOException {
        for (String name : List.of("bin/register", "lib/launch.sh", "lib/stack.sh", "lib/serve.txt")) {
            Path file = home.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.copy(Checkout.file("infra/distribution/" + file.getFileName()), file);
        }
        Path java = home.resolve("runtime/bin/java");
        Files.createDirectories(Objects.requireNonNull(java.getParent()));
        assertTrue(Files.writeString(java, JAVA).toFile().setExecutable(true));
        Files.writeString(home.resolve("VERSION"), "1\n");
        return home;
    }

    private static Command run(String settings, String... words) throws Exception {
        var all = new ArrayList<>(
                List.of("env", "-u", "REGISTER_DATA", "-u", "JAVA_OPTS", "REGISTER_SETTINGS=" + settings));
        all.addAll(List.of(words));
        return Command.run(Map.of(), all.toArray(String[]::new));
    }

    private Command started(String content) throws Exception {
        Files.writeString(settings, content);
        return run(settings.toString(), home.resolve("bin/register").toString(), "requests");
    }

    @Test
    void aValueIsTakenAsItStandsAndRunsNothing() throws Exception {
        Path made = folder.resolve("made");
        String value = "/a b;$(touch " + made + ")`touch " + made + "`\"' $HOME \\n * &";
        Command started = started("REGISTER_DATA=" + value);
        assertTrue(started.out().contains("\ndata=" + value + "|\n"), started.toString());
        Command refused = started("REGISTER_A;touch " + made + ";B=1\n");
        assertEquals(2, refused.exit(), refused.toString());
        assertFalse(Files.exists(made));
    }

    /// On AWS, notices are sent by the function's setting; a program in place of the AWS CLI returns it.
    @Test
    void commandsOnAwsAreToldWhatTheFunctionsAreTold() throws Exception {
        assertTrue(Files.writeString(home.resolve("runtime/bin/java"), "#!/bin/sh\nenv | grep ^REGISTER_ | sort\n")
                .toFile()
                .setExecutable(true));
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Path aws = Files.writeString(programs.resolve("aws"), """
                #!/bin/sh
                case "$*" in
                *describe-stack-resource*TickFunction*) [ -z "$NO_MAIL" ] && echo the-tick ;;
                *describe-stack-resource*IntakeFunction*) [ -z "$NO_MAIL" ] && echo the-intake ;;
                *get-function-configuration*the-tick*"NOTICE_EVENTS || ''"*"OWN_DOMAINS || ''"*)
                    printf 'the-events\\tthe-key\\thttps://register.example\\t\\tin@dpa.example\\tacme.example\\t\\n' ;;
                *get-function-configuration*the-intake*REFERENCE_KEY*) echo the-key ;;
                *) echo "not asked for: $*" >&2 && exit 1 ;;
                esac
                """);
        assertTrue(aws.toFile().setExecutable(true));
        List<String> notices = onAws(programs, "", "notices", "status", "--aws");
        assertTrue(
                notices.containsAll(List.of(
                        "REGISTER_NOTICE_EVENTS=the-events",
                        "REGISTER_REFERENCE_KEY=the-key",
                        "REGISTER_URL=https://register.example",
                        "REGISTER_MAIL_FROM=",
                        "REGISTER_INTAKE_ADDRESSES=in@dpa.example",
                        "REGISTER_OWN_DOMAINS=acme.example",
                        "REGISTER_TEAM_ADDRESS=own@acme.example")),
                notices::toString);
        for (String command : List.of("recipients", "objections")) {
            List<String> told = onAws(programs, "", command, "list", "--aws");
            assertTrue(told.contains("REGISTER_REFERENCE_KEY=the-key"), told::toString);
        }
        List<String> without = onAws(programs, "none", "notices", "status", "--aws");
        assertFalse(
                without.toString().contains("REGISTER_NOTICE_EVENTS"),
                "a stack without mail: the command" + " says so");
        assertFalse(onAws(programs, "", "notices", "status").toString().contains("the-"), "on this machine");
    }

    private List<String> onAws(Path programs, String noMail, String... words) throws Exception {
        var all = new ArrayList<>(List.of(home.resolve("bin/register").toString()));
        all.addAll(List.of(words));
        Command asked = Command.run(
                Map.ofEntries(
                        Map.entry("PATH", programs + ":" + System.getenv("PATH")),
                        Map.entry("NO_MAIL", noMail),
                        Map.entry("AWS_REGION", "eu-central-1"),
                        Map.entry("AWS_ACCESS_KEY_ID", "a key"),
                        Map.entry("REGISTER_SETTINGS", ""),
                        Map.entry("REGISTER_TABLE", "the table"),
                        Map.entry("REGISTER_PUBLISHED_BUCKET", "published"),
                        Map.entry("REGISTER_PERSONAL_BUCKET", "personal"),
                        Map.entry("REGISTER_CORRESPONDENCE_BUCKET", "correspondence"),
                        Map.entry("REGISTER_TEAM_ADDRESS", "own@acme.example")),
                all.toArray(String[]::new));
        assertEquals(0, asked.exit(), asked::toString);
        return asked.out().lines().toList();
    }

    /// A password would end in an invisible character.
    @Test
    void linesOfWindowsAreRefused() throws Exception {
        Command refused = started("# Where\r\nREGISTER_DATA=/a\r\n");
        assertEquals(2, refused.exit(), refused.toString());
        assertTrue(refused.err().startsWith(settings + ", line 1: ends as on Windows"), refused.err());
    }

    @Test
    void aSettingGivenTwiceIsRefused() throws Exception {
        Command refused = started("REGISTER_DATA=/a\nREGISTER_DATA=/b\n");
        assertEquals(2, refused.exit(), refused.toString());
        assertEquals(settings + ", line 2: a line above sets REGISTER_DATA already\n", refused.err());
    }

    /// Otherwise it would work on different data than its owner intends.
    @Test
    void aFileThatIsNamedAndNotThereIsRefused() throws Exception {
        String launcher = home.resolve("bin/register").toString();
        Command refused = run(settings.toString(), launcher, "requests");
        assertEquals(2, refused.exit(), refused.toString());
        assertEquals("REGISTER_SETTINGS: there is no file " + settings + "\n", refused.err());
        Command folders = run(folder.toString(), launcher, "requests");
        assertEquals(3, folders.exit(), folders.toString());
        assertEquals(0, run("", launcher, "requests").exit());
    }

    /// Like cron.
    @Test
    void filesOfAnyNameAreFoundWithoutALocale() throws Exception {
        String launcher = home.resolve("bin/register").toString();
        for (String without : List.of("LC_ALL=", "LC_ALL=C", "LC_ALL=POSIX")) {
            Command started = Command.run(
                    Map.of(),
                    "env",
                    "-u",
                    "LANG",
                    "-u",
                    "LC_CTYPE",
                    without,
                    "REGISTER_SETTINGS=",
                    launcher,
                    "requests");
            assertTrue(started.out().endsWith("\nlocale=C.UTF-8|\n"), started.toString());
        }
        Command other = Command.run(Map.of(), "env", "LC_ALL=et_EE.UTF-8", "REGISTER_SETTINGS=", launcher, "requests");
        assertTrue(other.out().endsWith("\nlocale=et_EE.UTF-8|\n"), other.toString());
    }

    @Test
    void noNameOfAFileBecomesAnOptionOfJava() throws Exception {
        Command started = started("JAVA_OPTS=-Done=1 /*\n");
        assertTrue(started.out().contains("[-Done=1][/*][-cp]"), started.out());
    }

    @Test
    void theServersHeapIsBoundedAndTheBoundCanBeSet() throws Exception {
        Files.writeString(settings, "JAVA_OPTS=-Dlast=1\n");
        String launcher = home.resolve("bin/register").toString();
        Command usual = run(settings.toString(), launcher, "serve");
        assertTrue(usual.out().contains("[-Xmx512m][-XX:+ExitOnOutOfMemoryError][-Dlast=1]"), usual.toString());
        assertTrue(
                run(settings.toString(), "REGISTER_HEAP=2g", launcher, "serve")
                        .out()
                        .contains("[-Xmx2g]"),
                "set");
        assertFalse(run(settings.toString(), launcher, "requests").out().contains("-Xmx"), "a command");
        for (String bad : List.of("512", "m", "0m", "8m", "59m", "1.5g", "512M", "512m -version")) {
            Command refused = run(settings.toString(), "REGISTER_HEAP=" + bad, launcher, "serve");
            assertEquals(2, refused.exit(), refused.toString());
            assertTrue(refused.err().startsWith("REGISTER_HEAP: " + bad + ": expected "), refused.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "it's \"$HOME\" *", "-n", "line\nbreak"})
    void itFindsItselfWhereverItLies(String name) throws Exception {
        Path there = installed(folder.resolve(name));
        Command started = run("", there.resolve("bin/register").toString(), "requests");
        assertTrue(started.out().contains("[-cp][" + there.toRealPath() + "/lib/*]"), started.toString());
    }

    @Test
    void itFindsItselfThroughALinkToItsFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("commands"), home.resolve("bin"));
        Command started = run("", link.resolve("register").toString(), "requests");
        assertTrue(started.out().contains("[-cp][" + home.toRealPath() + "/lib/*]"), started.toString());
    }

    @Test
    void aFolderThatJavaFindsNothingInIsRefused() throws Exception {
        Path there = installed(folder.resolve("a:b"));
        Command refused = run("", there.resolve("bin/register").toString(), "requests");
        assertEquals(3, refused.exit(), refused.toString());
        assertTrue(refused.err().contains("a folder with a colon in its path"), refused.err());
    }
}
