package register.read.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import register.value.Language;
import register.value.Sha256;
import register.words.Words;

/// What all pages share: the document around them, the style, the words.
public final class Layout {
    private static final String STYLE =
            pressed(resource(Layout.class, "page.css") + resource(Layout.class, "media.css"));

    /// What the page of a policy with a short list has not: a long list, comparisons, proofs, Annex III, the API's
    /// description, the index.
    private static final String MORE = pressed(resource(Layout.class, "more.css"));

    /// Names the styles by their hashes; forms lead to the register alone, pictures come from it, and nothing else may
    /// be loaded or run.
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src '" + hash(STYLE) + "' '"
            + hash(MORE) + "'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Words.Bundle WORDS = Words.bundle(Layout.class, "page");

    private Layout() {}

    public static Words words(Language language) {
        return WORDS.in(language);
    }

    /// The policy of a page on which one script runs.
    ///
    /// @param script as it stands in the page
    public static String policyWith(String script) {
        return CONTENT_SECURITY_POLICY + "; script-src '" + hash(script) + "'";
    }

    /// @param whole whether the page has more than a policy's with a short list, so that the styles of both are written
    static String page(Language language, PageHead about, Look look, boolean whole, List<? extends Html> body) {
        Html.Element head = Html.element(
                        "head",
                        Html.element("meta").with("charset", "utf-8"),
                        Html.element("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1"),
                        Html.element("meta").with("name", "color-scheme").with("content", "light dark"))
                .and(about.elements(look))
                .and(Html.element("style", STYLE))
                .and(whole ? Html.element("style", MORE) : null);
        String style = look.style();
        if (!style.isEmpty()) {
            head = head.and(Html.element("style", style));
        }
        return "<!DOCTYPE html>\n"
                + Html.write(Html.element("html", head, Html.element("body").and(body))
                        .with("lang", language.tag()))
                + "\n";
    }

    /// How a policy names what may be applied or run (Content Security Policy level 3, 2.3.1).
    static String hash(String inline) {
        return "sha256-"
                + Base64.getEncoder()
                        .encodeToString(Sha256.of(inline.getBytes(UTF_8)).bytes());
    }

    /// Without the blanks that are for its writers alone: every page bears it. No text within quotes may hold them.
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

    /// A style or script that is beside a class.
    public static String resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
