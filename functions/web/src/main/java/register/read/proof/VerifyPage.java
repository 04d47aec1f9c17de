package register.read.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.VersionStatus;
import register.page.Html;
import register.page.LanguageControl;
import register.page.Layout;
import register.page.Look;
import register.page.PageFrame;
import register.page.PageHead;
import register.page.SiteAddresses;
import register.value.Language;
import register.words.Words;

/// The page for checking a register's PDF, or the `notice.json` of a mail. Its scripts work in the browser, even if
/// the page was saved, and contact the register only at the reader's request. Without scripts, the page explains
/// how to check by hand.
public final class VerifyPage {
    private static final String SCRIPT = Layout.resource(VerifyPage.class, "seal.js")
            + Layout.resource(VerifyPage.class, "notice.js")
            + Layout.resource(VerifyPage.class, "verify.js");
    private static final Words.Bundle WORDS = Words.bundle(VerifyPage.class, "verify");

    /// The script's messages, by their names there.
    private static final List<String> SAID = List.of(
            "document",
            "claims",
            "proven",
            "logged",
            "pages",
            "unproven",
            "nokey",
            "nocontent",
            "differs",
            "content",
            "entry",
            "path",
            "log",
            "signature",
            "cosignature",
            "saw",
            "unchecked",
            "code",
            "othercode",
            "sealed",
            "broken",
            "unsealed",
            "certificate",
            "ownword",
            "stamped",
            "unstamped",
            "registers",
            "stranger",
            "server",
            "limits",
            "committed",
            "othercustomer",
            "changed",
            "nowitness",
            "nonotice",
            "invite",
            "obtain",
            "obtainkey",
            "pledged",
            "pledgedoff",
            "pledgedby",
            "pledgedat",
            "meant",
            "embedded",
            "unreadable",
            "alone",
            "crypto",
            "unavailable",
            "issued",
            "unknown",
            "failed");

    /// Allows only its own style and script, which may contact no server but the register.
    public static final String CONTENT_SECURITY_POLICY = Layout.policyWith(SCRIPT) + "; connect-src 'self'";

    private VerifyPage() {}

    public static String render(Language wanted, @Nullable Language chosen, Look look) {
        Words page = Layout.words(wanted);
        Words words = WORDS.in(wanted);
        String title = page.get("verify-title");
        Html.Element main = said(Html.element("main"), words)
                .and(Html.element(
                                "div",
                                Html.element("h1", title),
                                Html.element("p", words.get("text")).with("class", "who quiet"),
                                form(words),
                                Html.element("output").with("aria-live", "polite"),
                                Html.element("p", words.get("by-hand")).with("class", "gap"),
                                Html.element("pre", "sha256sum FILE.pdf\ncertutil -hashfile FILE.pdf SHA256"),
                                Html.element("pre", SiteAddresses.DOCUMENTS + "SHA-256"))
                        .with("class", "hero narrow"));
        return PageFrame.ofRegister(page, chosen, LanguageControl.of(page, SiteAddresses.VERIFY), look)
                .page(PageHead.of(title), main.with("class", "wide").with("id", "content"), "content", SCRIPT, true);
    }

    private static Html.Element form(Words words) {
        return Html.element(
                        "form",
                        Html.element(
                                "p",
                                Html.element("label", words.get("files")).with("for", "files"),
                                Html.element("input")
                                        .with("id", "files")
                                        .with("type", "file")
                                        .with("multiple", "")),
                        Html.element(
                                "details",
                                Html.element("summary", words.get("trusted")).with("id", "trusted"),
                                Html.element("textarea")
                                        .with("aria-labelledby", "trusted")
                                        .with("rows", "3")
                                        .with("spellcheck", "false")),
                        Html.element("div", field("customer", words), field("address", words))
                                .with("id", "recipient")
                                .with("hidden", ""),
                        button("obtain", words),
                        button("ask", words))
                .with("class", "drop")
                .with("hidden", "");
    }

    /// The recipient of a notice; the script shows it with one.
    private static Html field(String name, Words words) {
        return Html.element(
                "p",
                Html.element("label", words.get(name)).with("for", name),
                Html.element("input").with("id", name).with("autocomplete", "off"));
    }

    /// A button that the script moves into its messages.
    private static Html button(String name, Words words) {
        return Html.element("button", words.get(name))
                .with("type", "button")
                .with("id", name)
                .with("hidden", "");
    }

    private static Html.Element said(Html.Element main, Words words) {
        Words glossary = Words.glossary().in(words.language());
        Words page = Layout.words(words.language());
        Words proof = ProofView.words(words.language());
        Html.Element saying = main.with("data-status", page.get("status"))
                .with("data-seal", glossary.get("sealed-by"))
                .with("data-history", page.get("log"))
                .with("data-file", glossary.get("sealed-pdf"))
                .with("data-revision", glossary.get("revision", "{0}"))
                .with("data-joins", glossary.get("change.joins"))
                .with("data-changes", glossary.get("change.changes"))
                .with("data-leaves", glossary.get("change.leaves"))
                .with("data-dropped", glossary.get("does-not-take-place"))
                .with("data-not", proof.get("limits"))
                .with("data-untrue", proof.get("limit-true"));
        for (String name : SAID) {
            saying = saying.with("data-" + name, words.get(name));
        }
        for (VersionStatus status : VersionStatus.values()) {
            saying = saying.with("data-" + status.term().replace("-", ""), glossary.get("status", status));
        }
        return saying;
    }
}
