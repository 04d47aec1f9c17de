package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A release, unpacked and started with only its own programs: no Maven, no JDK, no checkout.
@Tag("end-to-end")
class ReleaseTest {
    private static final String MAIL = """
            From: Klient <release@customer.example>
            To: andrej@liveagent.com
            Subject: DPA
            Message-ID: <release@customer.example>
            Date: Tue, 24 Nov 2026 10:00:00 +0200
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Please send us your data processing agreement for signature.
            """;

    @TempDir
    private static Path folder;

    private static Path archive;
    private static Path home;
    private static RunningRegister register;

    @BeforeAll
    static void install() throws Exception {
        archive = MadeRelease.make().archive();
        Path installed = Files.createDirectory(folder.resolve("installed"));
        Command unpacked = Command.run(Map.of(), "tar", "-xzf", archive.toString(), "-C", installed.toString());
        assertEquals(0, unpacked.exit(), unpacked.toString());
        home = RunningRegister.files(installed).getFirst();
        register = serve("data", home.resolve("examples/policies").toString());
    }

    @AfterAll
    static void stop() throws Exception {
        if (register != null) {
            register.close();
        }
    }

    @Test
    void listAndPdfAreServedAndThePdfIsGenuine() throws Exception {
        HttpResponse<byte[]> list = register.get("/v1/policies/liveagent/subprocessors?lang=et&asOf=2023-10-02");
        assertEquals(200, list.statusCode());
        assertTrue(new String(list.body(), UTF_8).contains("Websupport, s.r.o."));

        Path pdf = Files.write(
                folder.resolve("p.pdf"),
                register.followed("/v1/policies/liveagent/versions/2023-10-02/snapshot.pdf?lang=et"));
        Command verified = command("verify", pdf.toString());
        assertEquals(0, verified.exit(), verified.toString());
        assertTrue(verified.out().contains("TOTAL-PASSED"), verified.toString());
    }

    /// A later command starts faster thanks to files that the first one left.
    @Test
    void aCommandLeavesItsClassesForTheOthers() throws Exception {
        Command first = command(
                "check",
                home.resolve("examples/policies/liveagent/2023-10-02.yaml").toString());
        assertTrue(Files.size(home.resolve("lib.jsa")) > 1 << 20, first.toString());
        assertEquals(
                first,
                command(
                        "check",
                        home.resolve("examples/policies/liveagent/2023-10-02.yaml")
                                .toString()));
    }

    @Test
    void mailIsAnswered() throws Exception {
        String answer = SmtpClient.send(register.smtpPort(), "release@customer.example", "andrej@liveagent.com", MAIL);
        assertTrue(answer.startsWith("250"), answer);
        List<Path> outbox = RunningRegister.files(folder.resolve("data/outbox"));
        assertEquals(1, outbox.size(), outbox.toString());
        String reply = Files.readString(outbox.getFirst());
        assertTrue(reply.contains("\nTo: release@customer.example"), reply);
        assertTrue(reply.contains("application/pdf"), reply);
        Command requests = command("requests");
        assertTrue(requests.out().contains("release@customer.example"), requests.toString());
    }

    @Test
    void itNamesItsVersionAndItself() throws Exception {
        String version = Files.readString(home.resolve("VERSION")).strip();
        assertEquals("subprocessor-register-" + version, home.getFileName().toString());
        assertEquals(
                "Subprocessor Register " + version + "\n", command("--version").out());
        assertTrue(command("--help").out().startsWith("Usage: register "), "--help");
        assertEquals(
                "Missing required parameter: 'FILE'\nhelp: register publish --help\n",
                command("publish").err());
        assertTrue(command("serve", "--help").out().contains("REGISTER_HTTP_PORT"), "serve --help");
        Command git = Command.run(Map.of(), home.resolve("git/check").toString(), "--help");
        assertTrue(git.out().startsWith("Usage: git/check "), git.toString());

        Path link = Files.createSymbolicLink(folder.resolve("linked"), home.resolve("bin/register"));
        Command linked = Command.run(Map.of("REGISTER_SETTINGS", ""), link.toString(), "--version");
        assertEquals("Subprocessor Register " + version + "\n", linked.out(), linked.toString());
    }

    @Test
    void settingsAreReadFromAFileAndTheEnvironmentGoesBefore() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Path settings = Files.writeString(folder.resolve("settings"), "# Where\n\nREGISTER_DATA=" + elsewhere);
        assertNoRegister(elsewhere, settled(settings.toString(), Map.of(), "requests"));
        Path said = folder.resolve("said");
        assertNoRegister(said, settled(settings.toString(), Map.of("REGISTER_DATA", said.toString()), "requests"));

        Files.writeString(settings, "REGISTER_DATA=x\nPATH=/bin\n");
        Command refused = settled(settings.toString(), Map.of(), "requests");
        assertEquals(2, refused.exit(), refused.toString());
        assertTrue(refused.err().startsWith(settings + ", line 2: expected NAME=VALUE"), refused.err());
    }

    private static void assertNoRegister(Path data, Command asked) {
        assertEquals(3, asked.exit(), asked.toString());
        assertTrue(asked.err().startsWith("REGISTER_DATA: \"" + data + "\": no register there"), asked.toString());
    }

    /// The folder for temporary files of a container, and of many a server, forbids programs.
    @Test
    void itRunsNothingFromTheFolderForTemporaryFiles() throws Exception {
        Command requests = settled(
                "",
                Map.of(
                        "REGISTER_DATA",
                        folder.resolve("data").toString(),
                        "JAVA_OPTS",
                        "-Djava.io.tmpdir=/nonexistent"),
                "requests");
        assertEquals(0, requests.exit(), requests.toString());
    }

    @Test
    void theCommandsForAwsAreThere() throws Exception {
        Command asked = command("requests", "--aws");
        assertEquals(3, asked.exit(), asked.toString());
        assertTrue(asked.err().startsWith("needs the AWS CLI"), asked.err());

        var variables = new HashMap<String, String>();
        Stream.of("TABLE", "PUBLISHED_BUCKET", "PERSONAL_BUCKET", "CORRESPONDENCE_BUCKET")
                .forEach(name -> variables.put("REGISTER_" + name, "none"));
        variables.putAll(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "none",
                "AWS_SECRET_ACCESS_KEY", "none",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                "AWS_MAX_ATTEMPTS", "1"));
        Command refused = settled("", variables, "requests", "--aws");
        assertEquals(3, refused.exit(), refused.toString());
        assertTrue(refused.err().contains("Connection refused"), refused.err());
    }

    @Test
    void checksumsHoldAndEveryPartIsListed() throws Exception {
        List<String> sums = Files.readAllLines(archive.resolveSibling("SHA256SUMS"));
        assertEquals(RunningRegister.files(archive.resolveSibling("")).size() - 1, sums.size());
        for (String line : sums) {
            String[] words = line.split("  ", -1);
            byte[] bytes = Files.readAllBytes(archive.resolveSibling(words[1]));
            assertEquals(
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                    words[0],
                    words[1]);
        }
        String parts = Files.readString(home.resolve("bom.json"));
        assertTrue(parts.contains("pkg:maven/org.xerial/sqlite-jdbc@"), "a library");
        assertTrue(parts.contains("pkg:generic/openjdk@"), "the runtime");
    }

    @Test
    void licencesAreThereAndNeitherSourcesNorCompiler() throws IOException {
        assertTrue(Files.readString(home.resolve("LICENSE")).contains("Apache License"));
        assertTrue(licence("openpdf-", "MPL-2.0.txt").contains("Mozilla Public License Version 2.0"));
        assertTrue(licence("pdf-", "OFL.txt").contains("SIL OPEN FONT LICENSE"));
        assertTrue(licence("commons-net-", "NOTICE.txt").contains("Apache Commons Net"));
        assertTrue(licence("Bouncy-Castle", "").contains("Legion of the Bouncy Castle"));
        assertTrue(Files.exists(home.resolve("runtime/legal/java.base/LICENSE")));
        String list = Files.readString(home.resolve("licences/README.txt"));
        for (Path jar : RunningRegister.files(home.resolve("lib"))) {
            if (jar.toString().endsWith(".jar")) {
                assertTrue(list.contains("\n" + jar.getFileName() + ": "), jar.toString());
            }
        }
        try (Stream<Path> files = Files.walk(home)) {
            files.map(file -> file.getFileName().toString())
                    .forEach(name -> assertFalse(name.endsWith(".java") || name.equals("javac"), name));
        }
    }

    @Test
    void everyLinkInItsDocumentsLeadsToAFileInIt() throws IOException {
        var broken = new ArrayList<String>();
        int links = 0;
        for (Path folder : List.of(home, home.resolve("docs"))) {
            for (Path file : RunningRegister.files(folder)) {
                if (!file.toString().endsWith(".md")) {
                    continue;
                }
                Matcher link = DocsTest.LINK.matcher(MarkdownFile.read(file).prose());
                while (link.find()) {
                    String target = link.group(1).split("#", 2)[0];
                    if (target.isEmpty() || target.contains(":")) {
                        continue;
                    }
                    links++;
                    Path to = file.resolveSibling(target).normalize();
                    if (!to.startsWith(home) || !Files.exists(to)) {
                        broken.add(home.relativize(file) + ": " + target);
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(links > 50, "only " + links + " links");
    }

    @Test
    void theUnitIsUnderstood() throws Exception {
        Command there = Command.run(Map.of(), "sh", "-c", "command -v systemd-analyze");
        Assumptions.assumeTrue(
                there.exit() == 0, "systemd-analyze is not installed; on Debian: apt-get install systemd");
        String unit = Files.readString(home.resolve("subprocessor-register.service"));
        Path file = Files.writeString(
                folder.resolve("subprocessor-register.service"),
                unit.replace("/opt/subprocessor-register", home.toString()));
        Command verified = Command.run(Map.of(), "systemd-analyze", "verify", file.toString());
        assertEquals(0, verified.exit(), verified.toString());
        assertEquals("", verified.err());
    }

    @Test
    void itEndsWhenAskedTo() throws Exception {
        try (RunningRegister ending = serve("empty", "")) {
            assertEquals(0, ending.end());
        }
    }

    private static String licence(String folderBegins, String fileEnds) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("licences"))) {
            Path file = files.filter(Files::isRegularFile)
                    .filter(f ->
                            home.resolve("licences").relativize(f).toString().startsWith(folderBegins)
                                    && f.toString().endsWith(fileEnds))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + folderBegins + " " + fileEnds));
            return Files.readString(file);
        }
    }

    private static RunningRegister serve(String data, String policies) throws IOException, InterruptedException {
        var variables = Map.of(
                "REGISTER_DATA", folder.resolve(data).toString(),
                "REGISTER_POLICIES", policies,
                "REGISTER_SETTINGS", "",
                "REGISTER_HTTP_PORT", "0",
                "REGISTER_SMTP_PORT", "0");
        return RunningRegister.start(alone(variables, "serve"), folder.resolve(data), variables)
                .untilReady();
    }

    private static Command command(String... words) throws IOException, InterruptedException {
        return settled("", Map.of("REGISTER_DATA", folder.resolve("data").toString()), words);
    }

    private static Command settled(String settings, Map<String, String> variables, String... words)
            throws IOException, InterruptedException {
        var all = new HashMap<>(variables);
        all.put("REGISTER_SETTINGS", settings);
        return Command.run(Map.of(), alone(all, words).toArray(String[]::new));
    }

    /// The words that start the installed program with these variables and an empty PATH.
    private static List<String> alone(Map<String, String> variables, String... words) {
        var all = new ArrayList<>(List.of("env", "-i", "PATH=/nonexistent"));
        variables.forEach((name, value) -> all.add(name + "=" + value));
        all.add(home.resolve("bin/register").toString());
        all.addAll(List.of(words));
        return all;
    }
}
