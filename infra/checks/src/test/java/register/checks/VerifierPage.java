package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import register.page.Look;
import register.read.proof.VerifyPage;
import register.value.Language;

/// The page `/verify` in a browser, as seen by a person who chooses files.
final class VerifierPage implements AutoCloseable {
    private static final String OUTPUT = "document.querySelector('output')";
    private static final List<String> VERDICTS =
            List.of("proven", "logged", "unproven", "nokey", "nocontent", "differs", "crypto");
    private static final List<String> DIFFERENCES =
            List.of("content", "entry", "path", "log", "signature", "cosignature");

    final Browser browser;
    private final Path folder;
    private final URI address;

    private VerifierPage(Browser browser, Path folder, URI address) {
        this.browser = browser;
        this.folder = folder;
        this.address = address;
    }

    /// Skips the test if there is no browser.
    static VerifierPage at(URI address, Path folder) throws IOException, InterruptedException {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "chromium is not installed; on Debian: apt-get install chromium");
        return new VerifierPage(Browser.start(program.get()), Files.createTempDirectory(folder, "page"), address);
    }

    /// The page saved to disk, alone.
    static VerifierPage saved(Path folder) throws IOException, InterruptedException {
        String html = VerifyPage.render(Language.ENGLISH, null, Look.SOBER);
        return at(Files.writeString(folder.resolve("verify.html"), html).toUri(), folder);
    }

    Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    /// Reopens the page.
    void open() throws InterruptedException {
        browser.text("window.old = true");
        browser.open(address);
        browser.until("window.old === undefined && document.readyState === 'complete'"
                + " && !document.querySelector('form').hidden");
        assertEquals("", browser.text(OUTPUT + ".innerText"));
    }

    /// A new page's verdict on files chosen together.
    String said(Path... files) throws InterruptedException {
        open();
        browser.choose(files);
        return said();
    }

    /// The page's verdict, once it has one.
    String said() throws InterruptedException {
        browser.until(OUTPUT + ".innerText !== ''");
        return browser.text(OUTPUT + ".innerText");
    }

    /// @param proof empty for none
    /// @param trust empty for none
    String said(byte[] pdf, String proof, String trust) throws IOException, InterruptedException {
        Path document = file("policy.pdf", pdf);
        Path second = file("3.tlog-proof", proof.getBytes(UTF_8));
        Path third = file("trust", trust.getBytes(UTF_8));
        if (proof.isEmpty()) {
            return trust.isEmpty() ? said(document) : said(third, document);
        }
        return trust.isEmpty() ? said(second, document) : said(document, second, third);
    }

    String word(String name) {
        return browser.text("document.querySelector('main').dataset." + name);
    }

    /// The page shows exactly one of the verdicts.
    void assertVerdict(String expected, String said) {
        for (String verdict : VERDICTS) {
            assertEquals(verdict.equals(expected), said.contains(word(verdict)), verdict + " in: " + said);
        }
    }

    /// @param differences the names of exactly the differences that the page reports
    /// @param witness whose cosignature may be among them
    void assertDiffers(List<String> differences, String witness, String said) {
        assertVerdict("differs", said);
        assertEquals(
                differences,
                DIFFERENCES.stream()
                        .filter(name -> said.contains(word(name).replace("{0}", witness)))
                        .toList(),
                said);
    }

    @Override
    public void close() {
        browser.close();
    }
}
