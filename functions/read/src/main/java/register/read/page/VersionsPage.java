package register.read.page;

import java.util.ArrayList;
import register.chain.DateWalk;
import register.read.html.Addresses;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.read.html.LanguageSwitch;
import register.read.html.Layout;
import register.value.PolicyId;
import register.words.Words;

/// The page of a policy's versions, some at a time.
public final class VersionsPage {
    private VersionsPage() {}

    /// Its address, from there on and without the language.
    public static String address(PolicyId policy, DateWalk from) {
        if (from.equals(DateWalk.fromTheLast())) {
            return Addresses.versionsPage(policy);
        }
        String before = Addresses.with(Addresses.versionsPage(policy), "before", from.date());
        return Addresses.with(before, "sequence", from.sequence() == 0 ? null : Long.valueOf(from.sequence()));
    }

    /// @param view of the policy, whose versions are those to list
    /// @param from where they begin
    public static String render(PolicyPage.View view, DateWalk from) {
        Words words = view.words();
        String policy = Addresses.with(Addresses.page(view.header().policy()), "lang", view.language());
        var body = new ArrayList<Html>();
        body.add(LanguageSwitch.render(
                view.version().editions().keySet(),
                view.language(),
                address(view.header().policy(), from),
                words));
        Html title = Hyperlinks.own(policy, view.edition().title()).with("lang", view.ownLanguage());
        body.add(Html.element("main", Html.element("h1", title)).and(VersionTable.of(view)));
        return Layout.page(
                words.language(), words.get("versions") + " – " + view.edition().title(), body);
    }
}
