package register.read.page;

import register.page.CompareForm;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.LanguageControl;
import register.page.Search;
import register.words.Words;

/// Finds a policy among many. The server searches, so it needs no script and covers all pages.
final class IndexSearch {
    private IndexSearch() {}

    static Html form(IndexPage.View view, Words words) {
        Words glossary = Words.glossary().in(view.wanted());
        Html.Element form = Html.element("form", Search.field(glossary, null, view.search()))
                .with("class", "filter narrow")
                .with("role", "search")
                .with("action", "/")
                .and(
                        view.chosen() == null
                                ? null
                                : CompareForm.hidden("lang", view.chosen().tag()))
                .and(
                        view.ui() == null
                                ? null
                                : CompareForm.hidden(
                                        LanguageControl.UI, view.ui().tag()));
        return view.search() == null
                ? form
                : form.and(Html.element("output", view.items().isEmpty() ? glossary.get("list-no-match") : "")
                                .with("role", "status")
                                .with("for", "_q"))
                        .and(Hyperlinks.own(view.in("/"), words.get("all-policies")));
    }
}
