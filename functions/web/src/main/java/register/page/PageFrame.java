package register.page;

import java.util.ArrayList;
import java.util.List;
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
        return page(about, main.with("class", "wide").with("id", CONTENT), CONTENT, null, true);
    }

    /// A page.
    ///
    /// @param content the target id of the link that skips the frame
    /// @param script the only one that runs, after the page; null for none
    /// @param whole true if it needs more styles than the page of a policy with a short list
    public String page(PageHead about, Html.Element main, String content, @Nullable String script, boolean whole) {
        var body = new ArrayList<Html>();
        body.add(Hyperlinks.own("#" + content, words.get("skip")).with("class", "skip"));
        body.add(header());
        body.add(main);
        body.add(footer());
        if (script != null) {
            body.add(Html.element("script", script));
        }
        return Layout.page(words.language(), about, look, whole, body);
    }

    private Html header() {
        Html.Element brand =
                (home == null ? Html.element("span") : Html.element("a").with("href", home)).and(look.name(name));
        Html.Element bar = Html.element("div", brand.with("class", "brand")).with("class", "wide");
        if (home != null) {
            bar = bar.and(Html.element("nav", verify().with("class", "away")).and(languages));
        }
        return Html.element("header")
                .and(look.trial() ? trial() : null)
                .and(bar)
                .with("class", "top");
    }

    private Html trial() {
        return Html.element("p", Words.glossary().in(words.language()).get("trial"))
                .with("class", "trial");
    }

    private Html footer() {
        Html.Element row = Html.element("div", Html.element("span", note)).with("class", "wide");
        if (home != null) {
            row = row.and(List.of(
                            Hyperlinks.own(SiteAddresses.with("/", "lang", chosen), words.get("all-policies")),
                            verify(),
                            Hyperlinks.own(SiteAddresses.DOCS, "API")))
                    .and(look.links(
                            words.get("imprint"),
                            Words.glossary().in(words.language()).get("member.requests.privacyNoticeUrl")));
        }
        return Html.element("footer", row);
    }

    private Html.Element verify() {
        return Hyperlinks.own(SiteAddresses.with(SiteAddresses.VERIFY, "lang", chosen), words.get("verify-title"));
    }
}
