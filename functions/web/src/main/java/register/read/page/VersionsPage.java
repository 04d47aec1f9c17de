package register.read.page;

import static register.page.Tags.*;

import register.chain.DateWalk;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.PageHead;
import register.page.SiteAddresses;
import register.value.PolicyId;
import register.words.Words;

/// The page of a policy's versions, a part at a time.
public final class VersionsPage {
    private VersionsPage() {}

    /// Its address from a date on, without the language.
    public static String address(PolicyId policy, DateWalk from) {
        if (from.equals(DateWalk.fromTheLast())) {
            return SiteAddresses.versionsPage(policy);
        }
        String before = SiteAddresses.with(SiteAddresses.versionsPage(policy), "before", from.date());
        return SiteAddresses.with(before, "sequence", from.sequence() == 0 ? null : Long.valueOf(from.sequence()));
    }

    /// @param view of the policy whose versions are listed
    /// @param from the start of the list
    public static String render(PolicyPage.View view, DateWalk from) {
        Words words = view.words();
        String policy = view.wish().on(SiteAddresses.page(view.header().policy()), view.language());
        Html title = Hyperlinks.own(policy, view.edition().title(), lang(view.ownLanguage()));
        Html.Element list = div(css("versions"));
        Html.Element main = main(
                div(css("hero"), h1(words.get("versions")), p(css("who"), title)),
                view.versions() == null ? list : list.with(all(VersionList.listed(view, view.versions()))));
        return PolicyPage.frame(view, address(view.header().policy(), from))
                .page(
                        PageHead.unlisted(
                                words.get("versions") + " – " + view.edition().title()),
                        main);
    }
}
