package register.forms.form;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.LanguageControl;
import register.page.Layout;
import register.page.Look;
import register.page.PageFrame;
import register.page.PageHead;
import register.page.SiteAddresses;
import register.page.Tags;
import register.policy.PolicyVersion;
import register.read.endpoint.PageEndpoints;
import register.read.endpoint.RoutedRequest;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.value.Language;
import register.value.PolicyId;
import register.words.Words;

/// The page around a form of a policy: the company's look and name, the reader's language, the link back to the list.
///
/// @param policy of the form
/// @param version in force
/// @param language of the register's words, one of the 28
/// @param chosen the language that the reader chose; null if the browser's preference decides
/// @param address of the page, without the language
/// @param look of the page
public record FormPage(
        PolicyId policy,
        PolicyVersion version,
        Language language,
        @Nullable Language chosen,
        String address,
        Look look) {

    /// @param address of the page, without the language
    /// @throws register.read.http.Refusal 404 if there is no such policy
    public static FormPage of(RoutedRequest call, String address) {
        PolicyId policy = call.policy();
        PolicyVersion version = call.lookup().policy(policy).current().version();
        Language chosen = call.words();
        Language language = chosen == null ? PageEndpoints.readersLanguage(call.request()) : chosen;
        return new FormPage(
                policy, version, Layout.words(language).language(), chosen, address, call.look(policy.value()));
    }

    /// The company's name in the edition nearest to the reader's language.
    public String provider() {
        return version.edition(version.nearest(language)).provider();
    }

    /// The policy's title in that edition.
    public String title() {
        return version.edition(version.nearest(language)).title();
    }

    /// The glossary's words in the reader's language.
    public Words glossary() {
        return Words.glossary().in(language);
    }

    /// An address of the register in the current language.
    public String in(String other) {
        return SiteAddresses.with(other, "lang", language);
    }

    /// A page that reports a result or offers an action.
    ///
    /// @param heading also the page's title
    /// @param content below it
    public Answer answer(int status, String heading, List<? extends Html> content) {
        Words words = Layout.words(language);
        Html.Element column = div(
                css("hero narrow fill"),
                h1(heading),
                all(content),
                p(
                        css("gap"),
                        Hyperlinks.own(
                                in(SiteAddresses.page(policy)), glossary().get("subprocessors"))));
        PageFrame frame = new PageFrame(
                words,
                provider(),
                in(SiteAddresses.page(policy)),
                chosen,
                LanguageControl.of(words, address, look),
                provider(),
                look);
        String page = frame.page(PageHead.unlisted(heading + " – " + provider()), main(column));
        Answer answer = PageEndpoints.html(page, Freshness.NEVER).withStatus(status);
        String allowed = Objects.requireNonNull(answer.headers().get("Content-Security-Policy"));
        return answer.with("Content-Security-Policy", look.admitted(allowed))
                .with("Content-Language", language.tag())
                .with("Vary", chosen == null ? "Accept-Language" : null);
    }

    /// A form that posts to this page, in the current language.
    ///
    /// @param button its label
    public Html.Element form(String button, Html... fields) {
        var content = new ArrayList<>(List.of(fields));
        content.add(p(button(button, css("main"))));
        return Tags.form(attribute("method", "post"), attribute("action", in(address)), all(content));
    }

    public static Html.Element paragraph(String text) {
        return p(text, css("who"));
    }
}
