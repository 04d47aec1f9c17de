package register.read.page;

import static register.page.Tags.*;

import org.jspecify.annotations.Nullable;
import register.page.DayForm;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.Layout;
import register.page.Look;
import register.page.PageHead;
import register.page.SiteAddresses;
import register.value.PolicyId;
import register.words.Words;

/// The page of a policy's newest versions, or of a year's.
public final class VersionsPage {
    /// Allows its own style, and where only files answer, the script that reads the lists of versions.
    public static String contentSecurityPolicy(Look look) {
        return look.isOfFiles()
                ? Layout.policyWith(DayForm.SCRIPT) + "; connect-src 'self'"
                : Layout.CONTENT_SECURITY_POLICY;
    }

    private VersionsPage() {}

    /// Its address without the language.
    ///
    /// @param year null for the newest versions
    public static String address(PolicyId policy, @Nullable Integer year) {
        return SiteAddresses.with(SiteAddresses.versionsPage(policy), "year", year);
    }

    /// @param view of the policy whose versions are listed
    /// @param year of the listed versions; null for the newest
    public static String render(PolicyPage.View view, @Nullable Integer year) {
        Words words = view.words();
        String policy = view.wish().on(SiteAddresses.page(view.header().policy()), view.language());
        Html title = Hyperlinks.own(policy, view.edition().title(), lang(view.ownLanguage()));
        Html.Element list = div(css("versions"));
        boolean files = view.look().isOfFiles();
        Html.Element main = main(
                css("wide"),
                id("content"),
                div(css("hero"), h1(title(words, year)), p(css("who"), title)),
                files ? DayForm.of(view.header().policy(), view.language(), words, view.glossary()) : null,
                view.versions() == null ? list : list.with(all(VersionList.listed(view, view.versions()))));
        return PolicyPage.frame(view, address(view.header().policy(), year))
                .page(
                        PageHead.unlisted(
                                title(words, year) + " – " + view.edition().title()),
                        main,
                        "content",
                        files ? DayForm.SCRIPT : null,
                        true);
    }

    private static String title(Words words, @Nullable Integer year) {
        return words.get("versions") + (year == null ? "" : " " + year);
    }
}
