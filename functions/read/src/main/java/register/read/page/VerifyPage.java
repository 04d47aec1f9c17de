package register.read.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.VersionStatus;
import register.read.html.Addresses;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.read.html.LanguageSwitch;
import register.read.html.Layout;
import register.value.Language;
import register.words.Words;

/// Where a reader finds out whether a file is a document of this register: its script hashes the file in the browser
/// and asks for the hash. Without the script, the page says how to do the same by hand.
public final class VerifyPage {
    private static final String SCRIPT = Layout.resource("verify.js");

    /// Its own style and script alone, which asks nobody but the register.
    public static final String CONTENT_SECURITY_POLICY =
            Layout.CONTENT_SECURITY_POLICY + "; script-src '" + Layout.hash(SCRIPT) + "'; connect-src 'self'";

    private VerifyPage() {}

    public static String render(Language wanted, @Nullable Language chosen) {
        Words words = Layout.words(wanted);
        String title = words.get("verify-title");
        Html.Element input = Html.element("input")
                .with("type", "file")
                .with("accept", "application/pdf")
                .with("aria-label", title);
        Html.Element main = said(Html.element("main"), words)
                .and(List.of(
                        Html.element("h1", title),
                        Html.element("p", words.get("verify-text")),
                        Html.element("form", input).with("hidden", ""),
                        Html.element("output").with("aria-live", "polite"),
                        Html.element("p", words.get("verify-by-hand")),
                        Html.element("pre", "sha256sum FILE.pdf\ncertutil -hashfile FILE.pdf SHA256"),
                        Html.element("pre", Addresses.DOCUMENTS + "SHA-256"),
                        Html.element(
                                "p", Hyperlinks.own(Addresses.with("/", "lang", chosen), words.get("all-policies")))));
        var body = new ArrayList<Html>();
        body.add(LanguageSwitch.render(Words.LANGUAGES, words.language(), Addresses.VERIFY, words));
        body.add(main);
        body.add(Html.element("script", SCRIPT));
        return Layout.page(words.language(), title, body);
    }

    /// What the script says, by the names that it has for them.
    private static Html.Element said(Html.Element main, Words words) {
        Words glossary = Words.glossary().in(words.language());
        Html.Element saying = main.with("data-issued", words.get("verify-issued"))
                .with("data-unknown", words.get("verify-unknown"))
                .with("data-failed", words.get("verify-failed"));
        for (VersionStatus status : VersionStatus.values()) {
            saying = saying.with("data-" + status.term().replace("-", ""), glossary.get("status", status));
        }
        return saying;
    }
}
