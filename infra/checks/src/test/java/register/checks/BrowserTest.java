package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.value.Sha256;

/// The page that verifies documents, next to a running register, in a real browser. `infra/test` does not install the
/// browser, 300 MB: without one the test is skipped, whatever `REGISTER_REQUIRE_TOOLS` says.
@Tag("end-to-end")
class BrowserTest {
    private static final String SAID = "document.querySelector('output').innerText";
    private static final String ASK = "asking.click()";

    @TempDir
    private Path folder;

    @Test
    void theRegisterIsAskedForTheHashWhereTheReaderSaysSo() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "chromium is not installed; on Debian: apt-get install chromium");
        try (RunningRegister register = RunningRegister.withExamples(folder.resolve("data"));
                Browser browser = Browser.start(program.get())) {
            byte[] pdf = register.followed("/v1/policies/liveagent/versions/2023-10-02/snapshot.pdf?lang=et");
            Path genuine = Files.write(folder.resolve("issued.pdf"), pdf);
            pdf[pdf.length / 2] ^= 1;
            Path changed = Files.write(folder.resolve("changed.pdf"), pdf);

            browser.open(register.http("/verify?lang=en"));
            browser.until("document.querySelector('form') !== null && !document.querySelector('form').hidden");
            browser.choose(genuine);
            browser.until(SAID + ".includes(words.unproven)");
            browser.text("obtaining.click()");
            browser.until(SAID + ".includes(words.logged) && " + SAID + ".includes(words.server)");

            asked(browser, "issued.pdf", "issued");
            String said = browser.text(SAID);
            String hash = Sha256.of(Files.readAllBytes(genuine)).hex();
            for (String word : List.of("registers", "ownword", "unstamped")) {
                assertTrue(said.contains(browser.text("document.querySelector('main').dataset." + word)), word + said);
            }
            assertTrue(said.contains("issued.pdf\n\nSHA-256 " + hash), said);
            assertTrue(said.contains("liveagent · 2023-10-02 · r1 · et"), said);
            assertTrue(said.contains(browser.text("document.querySelector('main').dataset.inforce")), said);
            assertEquals(
                    register.http("/liveagent/2023-10-02/1/et/") + " "
                            + register.http("/liveagent/2023-10-02?revision=1"),
                    browser.text("[...document.querySelectorAll('output a')].map(each => each.href).join(' ')"));
            assertEquals("verdict good", browser.text("card.shown.className"));
            assertEquals("true", browser.text("document.activeElement === card.heading"));
            browser.text(
                    "document.querySelectorAll('form details, output details').forEach(each => each.open = " + "true)");
            assertEquals(List.of(), Axe.findingsOfAllLooks(browser));

            browser.choose(changed);
            browser.until(SAID + ".includes('changed.pdf\\n')");
            assertEquals("verdict bad", browser.text("card.shown.className"));
            assertEquals("true", browser.text("asking.hidden && obtaining.hidden"));
            String other = Sha256.of(Files.readAllBytes(changed)).hex();
            assertEquals(
                    browser.text("words.broken") + "\n" + browser.text("words.file") + "\n\nchanged.pdf\n\nSHA-256 "
                            + other,
                    browser.text(SAID));
            List<Browser.Request> made = browser.requests().stream()
                    .filter(request -> !request.url().endsWith("/favicon.ico"))
                    .toList();
            assertEquals(
                    List.of(
                            new Browser.Request(
                                    "GET", register.http("/verify?lang=en").toString(), false),
                            new Browser.Request(
                                    "GET",
                                    register.http("/log/liveagent/proofs/1").toString(),
                                    false),
                            new Browser.Request(
                                    "GET", register.http("/log/liveagent/trust").toString(), false),
                            new Browser.Request(
                                    "GET",
                                    register.http("/v1/documents/" + hash).toString(),
                                    false),
                            new Browser.Request("GET", register.http("/v1/keys").toString(), false)),
                    made);
            Path stranger = Files.writeString(folder.resolve("stranger.pdf"), "%PDF-1.7\n");
            assertTheLastFileIsTheOneToldOf(browser, genuine, stranger);
            assertTheCodeNamesADocument(browser, register, genuine);
        }
    }

    /// The code on a PDF leads here, with the document's identity.
    private static void assertTheCodeNamesADocument(Browser browser, RunningRegister register, Path genuine)
            throws InterruptedException {
        for (String language : List.of("et", "en")) {
            browser.opened(register.http("/verify?lang=en"));
            browser.text("location.hash = '#liveagent/2023-10-02/1/" + language + "'");
            browser.text("location.reload()");
            browser.until("document.querySelector('.code a')?.textContent === 'liveagent · 2023-10-02 · r1 · "
                    + language + "'");
            assertEquals(
                    register.http("/liveagent/2023-10-02/1/" + language + "/").toString(),
                    browser.text("document.querySelector('.code a').href"));
            browser.choose(genuine);
            browser.until(SAID + ".includes('issued.pdf\\n')");
            assertEquals(Boolean.toString(language.equals("en")), browser.text(SAID + ".includes(words.othercode)"));
        }
    }

    /// Asks about the chosen file, and waits until the page reports a result.
    private static void asked(Browser browser, String file, String word) throws InterruptedException {
        browser.until(SAID + ".includes('" + file + "\\n')");
        browser.text(ASK);
        browser.until(SAID + ".includes(document.querySelector('main').dataset." + word + ")");
    }

    /// For two files in a row, in whatever order the answers come.
    private static void assertTheLastFileIsTheOneToldOf(Browser browser, Path genuine, Path stranger)
            throws InterruptedException {
        String issued = "document.querySelector('main').dataset.issued";
        String unknown = "document.querySelector('main').dataset.unknown";
        browser.text("""
            (() => {
              const real = window.fetch;
              window.fetch = (address, how) => {
                window.fetch = real;
                const answer = real(address, how);
                return new Promise(done => {
                  window.release = () => {
                    done(answer);
                    setTimeout(() => { window.settled = true; }, 500);
                    return '';
                  };
                });
              };
              return '';
            })()\
            """);
        browser.choose(genuine);
        browser.until(SAID + ".includes('issued.pdf\\n')");
        browser.text(ASK);
        browser.until("window.release !== undefined");
        browser.choose(stranger);
        asked(browser, "stranger.pdf", "unknown");
        browser.text("window.release()");
        browser.until("window.settled === true");
        String said = browser.text(SAID);
        assertTrue(said.contains("stranger.pdf\n") && said.contains(browser.text(unknown)), said);
        assertFalse(said.contains(browser.text(issued)), said);
    }
}
