package register.read.page;

import static register.page.Tags.*;

import register.page.CompareForm;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.LanguageControl;
import register.page.Search;
import register.page.Tags;
import register.words.Words;

/// Finds a policy among many. The server searches, so it needs no script and covers all pages.
final class IndexSearch {
    private IndexSearch() {}

    static Html form(IndexPage.View view, Words words) {
        Words glossary = Words.glossary().in(view.wanted());
        Html.Element form = Tags.form(
                css("filter narrow"),
                role("search"),
                attribute("action", "/"),
                Search.field(glossary, null, view.search()),
                view.chosen() == null
                        ? null
                        : CompareForm.hidden("lang", view.chosen().tag()),
                view.ui() == null
                        ? null
                        : CompareForm.hidden(LanguageControl.UI, view.ui().tag()));
        return view.search() == null
                ? form
                : form.with(
                        element(
                                "output",
                                view.items().isEmpty() ? glossary.get("list-no-match") : "",
                                role("status"),
                                attribute("for", "_q")),
                        Hyperlinks.own(view.in("/"), words.get("all-policies")));
    }
}
