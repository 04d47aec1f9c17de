package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.value.Sha256;

/// The Linux commands on a version's proof page, typed next to a running register. The page and the API's description
/// also in a browser, if there is one: neither loads nor runs anything.
@Tag("end-to-end")
class ProofCommandsTest {
    private static final String PAGE = "/liveagent/2023-10-02/proof?lang=et";
    private static final Pattern TYPED = Pattern.compile("(?:<p class=\"quiet\">([^<]*)</p>)?<pre>([^<]*)</pre>");
    private static final Pattern HASH =
            Pattern.compile("<td role=\"cell\" data-label=\"SHA-256\"><code>([0-9a-f]{64})<");
    private static final String PROGRAM = "infra/register ";

    @TempDir
    private Path folder;

    @Test
    void thePagesCommandsWork() throws Exception {
        Tools.assume("curl", "curl");
        Tools.assume("pdfsig", "poppler-utils");
        try (RunningRegister register = RunningRegister.withExamples(folder.resolve("data"))) {
            // The reader's knowledge from elsewhere.
            Files.writeString(
                    folder.resolve("seal.pem"),
                    Command.here(register.environment(), "certificate").out());
            String page = register.text(PAGE);
            var said = new StringBuilder();
            for (var typed : TYPED.matcher(page).results().toList()) {
                String system = typed.group(1) == null ? "Linux" : typed.group(1);
                if (system.startsWith("Linux")) {
                    for (String line : plain(typed.group(2)).lines().toList()) {
                        said.append(typed(line.replace(
                                "https://register.example", register.http("").toString())));
                    }
                }
            }
            List<String> hashes =
                    HASH.matcher(page).results().map(found -> found.group(1)).toList();
            Path pdf = folder.resolve("liveagent-2023-10-02-r1-et.pdf");
            String hash = Sha256.of(Files.readAllBytes(pdf)).hex();
            assertEquals(2, hashes.size(), page);
            assertTrue(hashes.contains(hash), page);
            for (String part : List.of(hash + "  liveagent", "Signature is Valid", "verified")) {
                assertTrue(said.toString().contains(part), part + " in " + said);
            }
            assertTrue(Files.readString(folder.resolve("proof.txt")).startsWith("c2sp.org/tlog-proof@v1\n"));
            assertTrue(Files.readString(folder.resolve("trust.txt")).startsWith("log "));
            inABrowser(register);
        }
    }

    private String typed(String line) throws Exception {
        Command ended = line.startsWith(PROGRAM)
                ? Command.here(Map.of(), inFolder(line.substring(PROGRAM.length())))
                : Command.run(Map.of(), "sh", "-c", "cd " + folder + " && " + line);
        assertEquals(0, ended.exit(), line + ": " + ended);
        return ended.out();
    }

    private String[] inFolder(String line) {
        return Pattern.compile(" ")
                .splitAsStream(line)
                .map(word ->
                        word.matches(".*\\.p(df|em)") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);
    }

    private static String plain(String html) {
        return html.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    }

    private void inABrowser(RunningRegister register) throws Exception {
        Optional<Path> program = Browser.program();
        if (program.isEmpty()) {
            System.out.println("not looked at in a browser: chromium is not installed");
            return;
        }
        try (Browser browser = Browser.start(program.get())) {
            for (String address : List.of(PAGE, "/v1/docs")) {
                browser.open(register.http(address));
                browser.until("document.readyState === 'complete' && document.querySelector('h1') !== null");
                browser.until("location.pathname + location.search === '" + address + "'");
                assertEquals("true", browser.text("document.documentElement.scrollWidth <= innerWidth"), address);
            }
            assertEquals(
                    List.of(
                            register.http(PAGE).toString(),
                            register.http("/v1/docs").toString()),
                    browser.requests().stream()
                            .map(Browser.Request::url)
                            .filter(url -> !url.endsWith("/favicon.ico"))
                            .toList());
            assertEquals(
                    List.of(),
                    browser.complaints().stream()
                            .filter(complaint -> !complaint.contains("/favicon.ico"))
                            .toList());
        }
    }
}
