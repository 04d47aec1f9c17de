package register.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import register.value.Language;
import register.words.Words;

/// The frame around every page's content: above it the owner, the link for checking a document, and the other
/// languages; below it further links.
///
/// @param words in the language of the page
/// @param name of the owner
/// @param home the link of the name; null for a draft, which has none
/// @param chosen the language that the reader chose; null if the browser's preference decides
/// @param languages the language menu; null if there is only one language
/// @param note in the footer
/// @param look of the page
public record PageFrame(
        Words words,
        String name,
        @Nullable String home,
        @Nullable Language chosen,
        @Nullable Html languages,
        String note,
        Look look) {

    /// The owner's name on pages of no company.
    public static final String REGISTER = "Subprocessor Register";

    private static final String CONTENT = "content";

    /// The frame of the register's own pages.
    public static PageFrame ofRegister(Words words, @Nullable Language chosen, @Nullable Html languages, Look look) {
        return new PageFrame(words, REGISTER, "/", chosen, languages, REGISTER, look);
    }

    /// A page with all its content in one column.
    public String page(PageHead about, Html.Element main) {
        return page(about, main.with(css("wide"), id(CONTENT)), CONTENT, null, true);
    }

    /// A page.
    ///
    /// @param content the target id of the link that skips the frame
    /// @param script the only one that runs, after the page; null for none
    /// @param whole true if it needs more styles than the page of a policy with a short list
    public String page(PageHead about, Html.Element main, String content, @Nullable String script, boolean whole) {
        var body = new ArrayList<Html>();
        body.add(Hyperlinks.own("#" + content, words.get("skip"), css("skip")));
        body.add(header());
        body.add(main);
        body.add(footer());
        if (script != null) {
            body.add(element("script", script));
        }
        return Layout.page(words.language(), about, look, whole, body);
    }

    private Html header() {
        Html brand = (home == null ? span() : element("a", href(home))).with(all(look.name(name)), css("brand"));
        return element(
                "header",
                css("top"),
                look.trial() ? trial() : null,
                div(css("wide"), brand, home == null ? null : element("nav", verify().with(css("away")), languages)));
    }

    private Html trial() {
        return p(Words.glossary().in(words.language()).get("trial"), css("trial"));
    }

    private Html footer() {
        Html links = home == null
                ? null
                : all(
                        Hyperlinks.own(SiteAddresses.with("/", "lang", chosen), words.get("all-policies")),
                        verify(),
                        Hyperlinks.own(SiteAddresses.DOCS, "API"),
                        all(look.links(
                                words.get("imprint"),
                                Words.glossary().in(words.language()).get("member.requests.privacyNoticeUrl"))));
        return element("footer", div(css("wide"), span(note), links));
    }

    private Html.Element verify() {
        return Hyperlinks.own(SiteAddresses.with(SiteAddresses.VERIFY, "lang", chosen), words.get("verify-title"));
    }
}
