package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A company's page in a browser, with `<subprocessor-list>` on it.
record EmbeddedList(Browser browser, Website website) implements AutoCloseable {
    static final String SCRIPT = "/embed/subprocessor-list.js";
    static final String ELEMENT = "document.querySelector('subprocessor-list')";
    static final String SHOWN = ELEMENT + ".shadowRoot";
    static final String TEXT = SHOWN + ".textContent";
    private static final String LINK = "document.querySelector('subprocessor-list > a').checkVisibility()";
    private static final String DONE = SHOWN + " && " + SHOWN + ".querySelector('table, [part~=error],"
            + " [part~=status]') !== null && !" + ELEMENT + ".hasAttribute('aria-busy')";

    /// Skips the test if there is no browser.
    static EmbeddedList start() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "chromium is not installed; on Debian: apt-get install chromium");
        return new EmbeddedList(Browser.start(program.get()), Website.start());
    }

    /// Reopens the page, and waits until the element shows its list or reports a failure.
    void open() throws InterruptedException {
        browser.text("window.old = true");
        browser.open(website.address());
        browser.until("window.old === undefined && document.readyState === 'complete' && " + DONE);
    }

    String text() {
        return browser.text(TEXT);
    }

    /// The first matching element in the shown list.
    static String one(String selector) {
        return SHOWN + ".querySelector(\"" + selector + "\")";
    }

    int count(String selector) {
        return Integer.parseInt(browser.text(SHOWN + ".querySelectorAll(\"" + selector + "\").length"));
    }

    /// The target of the link with this text.
    String link(String text) {
        return browser.text(
                "[..." + SHOWN + ".querySelectorAll('a')].find((a) => a.textContent === '" + text + "').href");
    }

    /// True if the page's own link within the element is shown.
    boolean ownLinkStands() {
        return browser.text(LINK).equals("true");
    }

    void set(String attribute, @Nullable String value) {
        browser.text(
                value == null
                        ? ELEMENT + ".removeAttribute('" + attribute + "')"
                        : ELEMENT + ".setAttribute('" + attribute + "', '" + value + "')");
    }

    void embeds(URI register, String script, byte[] of, String attributes) {
        website.embeds(register, script, integrity(of), attributes);
    }

    /// The hash of these bytes (Subresource Integrity).
    static String integrity(byte[] script) {
        try {
            return "sha384-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-384").digest(script));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Override
    public void close() {
        browser.close();
        website.close();
    }
}
