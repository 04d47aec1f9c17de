package register.read.proof;

import static register.page.Tags.*;

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
import register.page.Tags;
import register.value.Language;
import register.value.Resource;
import register.words.Words;

/// The page for checking a register's PDF, or the `notice.json` of a mail. Its scripts work in the browser, even if
/// the page was saved, and contact the register only at the reader's request. Without scripts, the page explains
/// how to check by hand.
public final class VerifyPage {
    private static final String SCRIPT = Resource.text(VerifyPage.class, "seal.js")
            + Resource.text(VerifyPage.class, "notice.js")
            + Resource.text(VerifyPage.class, "verify.js");
    private static final Words.Bundle WORDS = Words.bundle(VerifyPage.class, "verify");

    /// The script's messages, by their names there.
    private static final List<String> SAID = List.of("""
            document claims proven logged pages unproven nokey nocontent differs content entry path log
            signature cosignature saw unchecked code othercode sealed broken unsealed certificate ownword
            stamped unstamped registers stranger server limits committed othercustomer changed nowitness
            nonotice invite obtain obtainkey pledged pledgedoff pledgedby pledgedat meant embedded unreadable
            alone crypto unavailable issued unknown failed""".split("[ \n]", -1));

    /// Allows only its own style and script, which may contact no server but the register.
    public static final String CONTENT_SECURITY_POLICY = Layout.policyWith(SCRIPT) + "; connect-src 'self'";

    private VerifyPage() {}

    public static String render(Language wanted, @Nullable Language chosen, Look look) {
        Words page = Layout.words(wanted);
        Words words = WORDS.in(wanted);
        String title = page.get("verify-title");
        Html.Element main = said(main(), words)
                .with(div(
                        css("hero narrow"),
                        h1(title),
                        p(words.get("text"), css("who quiet")),
                        form(words),
                        element("output", attribute("aria-live", "polite")),
                        p(words.get("by-hand"), css("gap")),
                        element("pre", "sha256sum FILE.pdf\ncertutil -hashfile FILE.pdf SHA256"),
                        element("pre", SiteAddresses.DOCUMENTS + "SHA-256")));
        return PageFrame.ofRegister(page, chosen, LanguageControl.of(page, SiteAddresses.VERIFY, look), look)
                .page(PageHead.of(title), main.with(css("wide"), id("content")), "content", SCRIPT, true);
    }

    private static Html.Element form(Words words) {
        return Tags.form(
                css("drop"),
                attribute("hidden", ""),
                p(
                        label(words.get("files"), attribute("for", "files")),
                        input(id("files"), attribute("type", "file"), attribute("multiple", ""))),
                element(
                        "details",
                        element("summary", words.get("trusted"), id("trusted")),
                        element(
                                "textarea",
                                attribute("aria-labelledby", "trusted"),
                                attribute("rows", "3"),
                                attribute("spellcheck", "false"))),
                div(id("recipient"), attribute("hidden", ""), field("customer", words), field("address", words)),
                button("obtain", words),
                button("ask", words));
    }

    /// The recipient of a notice; the script shows it with one.
    private static Html field(String name, Words words) {
        return p(label(words.get(name), attribute("for", name)), input(id(name), attribute("autocomplete", "off")));
    }

    /// A button that the script moves into its messages.
    private static Html button(String name, Words words) {
        return Tags.button(words.get(name), attribute("type", "button"), id(name), attribute("hidden", ""));
    }

    private static Html.Element said(Html.Element main, Words words) {
        Words glossary = Words.glossary().in(words.language());
        Words page = Layout.words(words.language());
        Words proof = ProofView.words(words.language());
        Html.Element saying = main.with(
                attribute("data-status", page.get("status")),
                attribute("data-seal", glossary.get("sealed-by")),
                attribute("data-history", page.get("log")),
                attribute("data-file", glossary.get("sealed-pdf")),
                attribute("data-revision", glossary.get("revision", "{0}")),
                attribute("data-joins", glossary.get("change.joins")),
                attribute("data-changes", glossary.get("change.changes")),
                attribute("data-leaves", glossary.get("change.leaves")),
                attribute("data-dropped", glossary.get("does-not-take-place")),
                attribute("data-not", proof.get("limits")),
                attribute("data-untrue", proof.get("limit-true")),
                each(SAID, name -> attribute("data-" + name, words.get(name))));
        for (VersionStatus status : VersionStatus.values()) {
            saying = saying.with(attribute("data-" + status.term().replace("-", ""), glossary.get("status", status)));
        }
        return saying;
    }
}
