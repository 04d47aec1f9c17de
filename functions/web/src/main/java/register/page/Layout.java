package register.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static register.page.Tags.*;

import java.util.Base64;
import java.util.List;
import register.value.Language;
import register.value.Resource;
import register.value.Sha256;
import register.words.Words;

/// Parts common to all pages: the document around them, the style, the words.
public final class Layout {
    private static final String STYLE =
            pressed(Resource.text(Layout.class, "page.css") + Resource.text(Layout.class, "media.css"));

    /// The styles that the page of a policy with a short list does not need: those of a long list, comparisons,
    /// proofs, Annex III, the API's description, the index.
    private static final String MORE = pressed(Resource.text(Layout.class, "more.css"));

    /// Allows the styles by their hashes, forms to the register, and pictures from it; nothing else
    /// may be loaded or run.
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src '" + hash(STYLE) + "' '"
            + hash(MORE) + "'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Words.Bundle WORDS = Words.bundle(Layout.class, "page");

    private Layout() {}

    public static Words words(Language language) {
        return WORDS.in(language);
    }

    /// The content security policy of a page with one script.
    ///
    /// @param script exactly as in the page
    public static String policyWith(String script) {
        return CONTENT_SECURITY_POLICY + "; script-src '" + hash(script) + "'";
    }

    /// @param whole true if the page has more than a policy's with a short list, and so needs both styles
    static String page(Language language, PageHead about, Look look, boolean whole, List<? extends Html> body) {
        String style = look.style();
        Html head = element(
                "head",
                element("meta", attribute("charset", "utf-8")),
                element(
                        "meta",
                        attribute("name", "viewport"),
                        attribute("content", "width=device-width, initial-scale=1")),
                element("meta", attribute("name", "color-scheme"), attribute("content", "light dark")),
                all(about.elements(look)),
                element("style", STYLE),
                whole ? element("style", MORE) : null,
                style.isEmpty() ? null : element("style", style));
        return "<!DOCTYPE html>\n"
                + Html.write(element("html", lang(language.tag()), head, element("body", all(body))))
                + "\n";
    }

    /// The name of a style or script in a content security policy (level 3, 2.3.1).
    static String hash(String inline) {
        return "sha256-"
                + Base64.getEncoder()
                        .encodeToString(Sha256.of(inline.getBytes(UTF_8)).bytes());
    }

    /// Removes the blanks for readability, because every page includes the style. Quoted text must
    /// not contain such blanks.
    private static String pressed(String style) {
        return style.replace("\n", "")
                .replace("  ", "")
                .replace(" {", "{")
                .replace("{ ", "{")
                .replace("; }", "}")
                .replace("; ", ";")
                .replace(": ", ":")
                .replace(", ", ",")
                .replace(" > ", ">")
                .replace(" !", "!")
                .replace("} ", "}");
    }
}
